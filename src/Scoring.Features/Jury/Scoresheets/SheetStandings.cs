using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Scoresheets;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>The state of a stage's sheets from all sources.</summary>
/// <param name="sources">The sources.</param>
internal sealed class SheetStandings(IEnumerable<ISheetStates> sources)
{
    private Dictionary<(string Edition, string Stage), IReadOnlyList<SeatProgress>>? _known;

    /// <summary>Runs what asks for the same sheets more than once and changes none: each stage is read once.</summary>
    public T ReadingOnce<T>(Func<T> asking)
    {
        _known = [];
        try
        {
            return asking();
        }
        finally
        {
            _known = null;
        }
    }

    /// <summary>
    /// The sheets by entry and juror, one per seat. If a seat has sheets from two sources, the state is that of the one that counts: the
    /// submitted one.
    /// </summary>
    public IReadOnlyList<SeatProgress> Of(string edition, string stage)
    {
        if (_known?.GetValueOrDefault((edition, stage)) is { } known)
            return known;
        var sheets = Read(edition, stage);
        _known?.Add((edition, stage), sheets);
        return sheets;
    }

    private IReadOnlyList<SeatProgress> Read(string edition, string stage) =>
        [
            .. sources
                .SelectMany(source => source.Of(edition, stage))
                .GroupBy(sheet => sheet.Seat)
                .Select(seat => seat.MaxBy(sheet => (Weight(sheet.State), sheet.Marked))!)
                .OrderBy(sheet => sheet.Seat),
        ];

    private static int Weight(SheetState state) =>
        state switch
        {
            SheetState.Submitted => 4,
            SheetState.Abstained => 3,
            SheetState.Reopened => 2,
            SheetState.Draft => 1,
            _ => 0,
        };
}
