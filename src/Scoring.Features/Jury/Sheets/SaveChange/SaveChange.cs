using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.SaveChange;

/// <summary>A browser saves one change of a sheet as it is made. It may send it again when an answer was lost: it is done once.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Mark">The new mark; null takes it back, and where the change is a comment.</param>
/// <param name="Comment">The new comment, empty to take it back; null where the change is a mark.</param>
/// <param name="Seen">The number of the version that the browser had before the change.</param>
/// <param name="Key">What the browser calls the change: letters, digits and hyphens, another for each change.</param>
public sealed record SaveChange(string Edition, string Stage, string Entry, string Juror, string Criterion, decimal? Mark, string? Comment, int Seen, string Key)
    : IRequest<SheetAnswer>, IChangesASheet;
