using Scoring.Domain.Jury.Progress;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>One source of jurors' sheets: imported files, or sheets entered mark by mark.</summary>
internal interface ISheetStates
{
    /// <summary>The state of a stage's sheets from this source, at most one per seat; an untouched sheet need not be included.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="stage">The stage's id.</param>
    IReadOnlyList<SeatProgress> Of(string edition, string stage);
}
