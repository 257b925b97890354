using Scoring.Domain.Jury;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Seating;

/// <summary>A change of seats by hand, with what would undo it.</summary>
/// <param name="Action">What was done.</param>
/// <param name="Seat">The seat that was given or taken; of a swap, the one that its first juror has since.</param>
/// <param name="Other">The other seat of a swap as it is since, else null.</param>
/// <param name="Reason">Why.</param>
/// <param name="Who">Who did it.</param>
/// <param name="When">When, UTC.</param>
/// <param name="CanBeUndone">True if the seats are still as this change left them.</param>
public sealed record SeatChangeByHand(SeatAction Action, Seat Seat, Seat? Other, string Reason, string Who, DateTime When, bool CanBeUndone)
{
    /// <summary>How many rows are looked at: ten swaps, or forty single seats.</summary>
    internal const int MostRows = 40;

    /// <summary>The action that undoes it: taking what was given, giving what was taken, swapping back.</summary>
    public SeatAction Undo =>
        Action switch
        {
            SeatAction.Give => SeatAction.Take,
            SeatAction.Take => SeatAction.Give,
            _ => SeatAction.Swap,
        };

    /// <summary>The changes that rows make up, those of one command together: its rows share manner, reason, person and time.</summary>
    /// <param name="rows">The newest first. The last change may lack rows that were not read; it is left out if it is a swap.</param>
    /// <param name="seated">The seats as they are.</param>
    internal static IReadOnlyList<SeatChangeByHand> Of(IReadOnlyList<SeatByHandRow> rows, IReadOnlySet<Seat> seated)
    {
        var changes = new List<SeatChangeByHand>();
        for (var at = 0; at < rows.Count; )
        {
            var first = rows[at];
            var size = first.How == "swap" ? RowsOfASwap : 1;
            if (rows.Skip(at).Take(size).ToList() is var command && command.Count == size)
                changes.Add(One(command, seated));
            at += size;
        }
        return changes;
    }

    // Two seats are taken and two are given.
    private const int RowsOfASwap = 4;

    private static SeatChangeByHand One(List<SeatByHandRow> rows, IReadOnlySet<Seat> seated)
    {
        var given = rows.Where(row => row.Seated == 1).Select(row => new Seat(row.Entry, row.Juror)).ToList();
        var taken = rows.Where(row => row.Seated == 0).Select(row => new Seat(row.Entry, row.Juror)).ToList();
        var action =
            rows.Count > 1 ? SeatAction.Swap
            : given.Count > 0 ? SeatAction.Give
            : SeatAction.Take;
        return new SeatChangeByHand(
            action,
            given.Count > 0 ? given[0] : taken[0],
            action == SeatAction.Swap ? given[1] : null,
            rows[0].Reason,
            rows[0].Who,
            Times.Of(rows[0].At)!.Value,
            given.All(seated.Contains) && !taken.Exists(seated.Contains)
        );
    }
}
