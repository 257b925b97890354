using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.ShowPaperSheet;

/// <summary>The secretariat looks at a paper sheet: the own entry, and once both are there, both with their differences.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
public sealed record ShowPaperSheet(string Edition, string Stage, string Entry, string Juror) : IRequest<PaperAnswer>, INamesASheet;
