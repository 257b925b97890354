using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.FillSheet;

/// <summary>A juror, or the secretariat for one, enters several marks and comments at once, all of them or none; each is a version of its own.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Marks">Criterion and mark, in their order; null takes a mark back.</param>
/// <param name="Comments">Criterion and comment, in their order; empty takes a comment back.</param>
/// <param name="HandsIn">True to hand the sheet in afterwards.</param>
/// <param name="Seen">The number of the version that the person had in front of them; 0 for a sheet that nobody touched.</param>
public sealed record FillSheet(
    string Edition, string Stage, string Entry, string Juror, IReadOnlyList<(string Criterion, decimal? Mark)> Marks,
    IReadOnlyList<(string Criterion, string Text)> Comments, bool HandsIn, int Seen)
    : IRequest<SheetAnswer>, IChangesASheet;
