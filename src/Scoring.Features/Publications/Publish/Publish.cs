using Scoring.Features.Pipeline;

namespace Scoring.Features.Publications.Publish;

/// <summary>
/// The rankings of an edition are published as they stand: facts, rules, results and explanations become a frozen copy that nothing changes any more. Where
/// a jury marked, the run must have been kept as final and still be the ranking of now.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Note">What is said with it, for example what a correction corrects; null or empty for nothing.</param>
public sealed record Publish(string Edition, string? Note = null) : IRequest<PublishOutcome>, INamesAnEdition;

/// <summary>What became of it.</summary>
/// <param name="Publication">The publication.</param>
/// <param name="IsNew">False where just this was published already: nothing was changed.</param>
/// <param name="Comparison">What it changed against the publication before; null where there is none before.</param>
public sealed record PublishOutcome(Publication Publication, bool IsNew, Rankings.CompareRuns.RunComparison? Comparison);
