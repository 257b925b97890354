using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.EnterMark;

/// <summary>A juror, or the secretariat for one, enters or takes back one mark.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Mark">The mark; null takes it back.</param>
/// <param name="Seen">The number of the version that the person had in front of them; 0 for a sheet that nobody touched.</param>
public sealed record EnterMark(string Edition, string Stage, string Entry, string Juror, string Criterion, decimal? Mark, int Seen)
    : IRequest<SheetAnswer>, IChangesASheet;
