using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.EnterPaperSheet;

/// <summary>The secretariat types in a juror's paper sheet; two persons do, and the second does not see what the first has typed.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Marks">The marks by criterion; what the paper leaves empty is not in it.</param>
public sealed record EnterPaperSheet(string Edition, string Stage, string Entry, string Juror, IReadOnlyDictionary<string, decimal> Marks)
    : IRequest<PaperAnswer>, INamesASheet, IWrites;
