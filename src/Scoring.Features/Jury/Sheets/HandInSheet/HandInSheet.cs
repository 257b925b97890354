using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.HandInSheet;

/// <summary>A juror, or the secretariat for one, hands a sheet in: from then on it counts.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Seen">The number of the version that the person had in front of them; 0 for a sheet that nobody touched.</param>
public sealed record HandInSheet(string Edition, string Stage, string Entry, string Juror, int Seen)
    : IRequest<SheetAnswer>, IChangesASheet;
