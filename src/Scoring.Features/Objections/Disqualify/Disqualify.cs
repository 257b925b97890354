using Scoring.Domain.Facts;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.CompareRuns;

namespace Scoring.Features.Objections.Disqualify;

/// <summary>The plenary disqualifies a unit after the fact, or undoes that.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The unit: id, or the whole name.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="Undo">True to undo.</param>
public sealed record Disqualify(string Edition, string Unit, string Reason, string DecidedBy, bool Undo = false) : IRequest<DisqualifyOutcome>, IWrites, INamesAnEdition;

/// <summary>What became of it.</summary>
/// <param name="Disqualification">The disqualification, or its undoing.</param>
/// <param name="Undone">True where it was undone.</param>
/// <param name="Comparison">The run before beside the run after; null where no run of the edition was kept before.</param>
public sealed record DisqualifyOutcome(Disqualification Disqualification, bool Undone, RunComparison? Comparison);
