using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.Abstain;

/// <summary>A juror, or the secretariat for one, gives no mark to an entry.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Seen">The number of the version that the person had in front of them; 0 for a sheet that nobody touched.</param>
public sealed record Abstain(string Edition, string Stage, string Entry, string Juror, string Reason, int Seen)
    : IRequest<SheetAnswer>, IChangesASheet;
