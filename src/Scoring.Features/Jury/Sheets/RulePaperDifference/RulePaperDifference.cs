using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.RulePaperDifference;

/// <summary>Somebody reads a paper again where two persons typed in different marks, and says what it says.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Mark">The mark on the paper; null where it has none.</param>
/// <param name="Reason">What was seen.</param>
public sealed record RulePaperDifference(string Edition, string Stage, string Entry, string Juror, string Criterion, decimal? Mark, string Reason)
    : IRequest<PaperAnswer>, INamesASheet, IWrites;
