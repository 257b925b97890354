using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.EnterComment;

/// <summary>A juror, or the secretariat for one, writes or takes back the comment on a criterion.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Text">The comment; empty takes it back.</param>
/// <param name="Seen">The number of the version that the person had in front of them; 0 for a sheet that nobody touched.</param>
public sealed record EnterComment(string Edition, string Stage, string Entry, string Juror, string Criterion, string Text, int Seen)
    : IRequest<SheetAnswer>, IChangesASheet;
