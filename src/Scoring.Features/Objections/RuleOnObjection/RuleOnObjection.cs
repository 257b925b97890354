using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.CompareRuns;

namespace Scoring.Features.Objections.RuleOnObjection;

/// <summary>
/// An objection is ruled on. What follows from the ruling (a corrected file, a decision, a disqualification) is carried out before, by the command that
/// does it; the ruling then ranks anew and shows what became different from the run that was objected to.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Number">The objection's number.</param>
/// <param name="Upheld">True where it is upheld.</param>
/// <param name="Reason">Why.</param>
/// <param name="Effect">What follows from it, in words; null or empty where nothing does.</param>
/// <param name="DecidedBy">Who decided.</param>
public sealed record RuleOnObjection(string Edition, int Number, bool Upheld, string Reason, string? Effect, string DecidedBy)
    : IRequest<RulingOutcome>, IWrites, INamesAnEdition;

/// <summary>A ruling, and what it changed.</summary>
/// <param name="Objection">The objection with its ruling.</param>
/// <param name="Comparison">The run that was objected to beside the run of now; null where they are the same.</param>
public sealed record RulingOutcome(Objection Objection, RunComparison? Comparison);
