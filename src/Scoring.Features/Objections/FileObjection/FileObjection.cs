using Scoring.Features.Pipeline;

namespace Scoring.Features.Objections.FileObjection;

/// <summary>An objection is taken in. There must be a kept run to object to, and the window must not have closed.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The unit that it is about: id, or the whole name.</param>
/// <param name="Claimant">Who objects.</param>
/// <param name="Claim">What they say.</param>
/// <param name="Evidence">What they point to; null or empty where nothing.</param>
public sealed record FileObjection(string Edition, string Unit, string Claimant, string Claim, string? Evidence = null) : IRequest<Objection>, IWrites, INamesAnEdition;
