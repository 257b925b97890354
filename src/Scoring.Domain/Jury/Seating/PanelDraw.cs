using Scoring.Domain.Rules;

namespace Scoring.Domain.Jury.Seating;

/// <summary>
/// Assigns jurors to entries by lot, so that a stranger who knows the panel and the published seed gets the same seats.
/// <para>
/// 1. Lots are those of <see cref="Draw"/>: SHA-256 of seed, "|" and the name, in hexadecimal, the lowest first; on a command line
/// <c>printf '%s|%s' SEED NAME | sha256sum</c>. The order of jurors and entries in the input does not matter.
/// 2. Entries are processed in the order of their lots: every entry gets its first juror, then every entry its second, and so on, so that
/// no entry has a third before every entry that can have a second has one.
/// 3. Each seat goes to the least loaded juror, through a chain of exchanges if need be, as <see cref="SeatFilling"/> says. There is never
/// a conflict and never a juror above the limit; no other assignment fills more seats or has more even loads (a smaller sum of squares).
/// 4. Groups without a common seat are joined by exchanges that leave loads as even, as <see cref="Joining"/> says.
/// 5. If groups remain disconnected although neither conflicts nor the number of seats require it, steps 2 to 4 are repeated with the
/// seed "SEED#2", "SEED#3" …, as long as tries × entries × jurors stays within a million (at least one try, at most 50), until one is
/// connected; otherwise the first is used.
/// </para>
/// Requirements that cannot be met are reported, never left out silently.
/// </summary>
public static class PanelDraw
{
    private const int Work = 1_000_000;
    private const int MostTries = 50;

    /// <summary>The assignment of a panel.</summary>
    /// <param name="panel">Who may mark what, how many each.</param>
    /// <param name="seed">The seed published before the draw.</param>
    public static Assignment Assign(Panel panel, Draw seed)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(seed);
        var table = new SeatTable(panel);
        var first = Try(panel, table, seed);
        var tries = Math.Clamp(Work / Math.Max(1, table.Entries * table.Jurors), 1, MostTries);
        for (var i = 2; i <= tries && first.Apart is { Because: ApartBecause.NoExchangeFound }; i++)
        {
            var again = Try(panel, table.Emptied(), seed with { Seed = $"{seed.Seed}#{i}" });
            if (again.Apart is null)
                return Result(panel, again, i);
        }
        return Result(panel, first, 1);
    }

    private sealed record Outcome(SeatTable Table, IReadOnlyDictionary<int, IReadOnlyList<int>> Full, NotConnected? Apart);

    private static Outcome Try(Panel panel, SeatTable table, Draw draw)
    {
        var lots = panel.Entries.Select(entry => draw.LotOf(entry.Id)).ToArray();
        var order = Enumerable
            .Range(0, table.Entries)
            .Order(Comparer<int>.Create((one, other) => string.CompareOrdinal(lots[one], lots[other])))
            .ToArray();
        var filling = new SeatFilling(table, new PairLots(panel, draw).Of);
        var full = new Dictionary<int, IReadOnlyList<int>>();
        for (var round = 1; round <= Math.Min(panel.PerEntry, table.Jurors); round++)
        {
            foreach (var entry in order)
            {
                if (round <= table.Without[entry] && !full.ContainsKey(entry) && filling.Fill(entry) is { } reached)
                    full.Add(entry, reached);
            }
        }
        return new Outcome(table, full, Connection.WhyApart(panel, table, Joining.Join(table)));
    }

    private static Assignment Result(Panel panel, Outcome outcome, int draws)
    {
        var (table, unmet) = (outcome.Table, new List<Unmet>());
        var wanted = checked(table.Entries * panel.PerEntry);
        if (panel.AtMost is { } atMost && (long)table.Jurors * atMost < wanted)
            unmet.Add(new CapacityTooSmall(table.Jurors * atMost, wanted));
        for (var entry = 0; entry < table.Entries; entry++)
        {
            if (table.Without[entry] < panel.PerEntry)
                unmet.Add(new TooFewWithoutConflict(panel.Entries[entry].Id, table.Without[entry], panel.PerEntry));
            if (outcome.Full.TryGetValue(entry, out var full))
            {
                unmet.Add(
                    new JurorsFull(
                        panel.Entries[entry].Id,
                        Math.Min(panel.PerEntry, table.Without[entry]) - table.Filled[entry],
                        [.. full.Select(juror => panel.Jurors[juror].Id)]
                    )
                );
            }
        }
        if (outcome.Apart is { } apart)
            unmet.Add(apart);
        var seats =
            from entry in Enumerable.Range(0, table.Entries)
            from juror in Enumerable.Range(0, table.Jurors)
            where table.Sits(entry, juror)
            select new Seat(panel.Entries[entry].Id, panel.Jurors[juror].Id);
        return new Assignment([.. seats], unmet, draws);
    }
}
