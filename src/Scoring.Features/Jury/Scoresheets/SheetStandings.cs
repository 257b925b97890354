using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Scoresheets;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>How far the sheets of a stage have come, in whatever way they come in.</summary>
/// <param name="sources">The ways.</param>
internal sealed class SheetStandings(IEnumerable<ISheetStates> sources)
{
    /// <summary>The sheets by entry and juror, one a seat. A seat with sheets that came in two ways is as far as the one that counts: the one handed in.</summary>
    public IReadOnlyList<SeatProgress> Of(string edition, string stage) =>
    [
        .. sources.SelectMany(source => source.Of(edition, stage)).GroupBy(sheet => sheet.Seat)
            .Select(seat => seat.MaxBy(sheet => (Weight(sheet.State), sheet.Marked))!).OrderBy(sheet => sheet.Seat),
    ];

    private static int Weight(SheetState state) => state switch
    {
        SheetState.Submitted => 4,
        SheetState.Abstained => 3,
        SheetState.Reopened => 2,
        SheetState.Draft => 1,
        _ => 0,
    };
}
