using Scoring.Domain.Jury.Progress;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>One way in which the sheets of jurors come in: as files, or entered mark by mark.</summary>
internal interface ISheetStates
{
    /// <summary>How far the sheets of a stage have come that came in this way, one a seat at most; a seat whose sheet nobody touched need not be among them.</summary>
    /// <param name="edition">"programme/edition".</param>
    /// <param name="stage">The stage's id.</param>
    IReadOnlyList<SeatProgress> Of(string edition, string stage);
}
