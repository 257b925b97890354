using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.GiveSheetBack;

/// <summary>The secretariat or the chair gives a sheet back to its juror: it counts no more until it is handed in again.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The deadline of this sheet alone, UTC; null where that of the stage holds.</param>
/// <param name="Seen">The number of the version that the person had in front of them; 0 for a sheet that nobody touched.</param>
public sealed record GiveSheetBack(string Edition, string Stage, string Entry, string Juror, string Reason, DateTime? Until, int Seen)
    : IRequest<SheetAnswer>, IChangesASheet;
