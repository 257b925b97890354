using FsCheck;
using FsCheck.Fluent;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Tests.Jury.Seating;

/// <summary>A panel of jurors j0, j1 … and entries e0, e1 … with declared conflicts between some.</summary>
internal sealed record PanelWorld(
    int Jurors,
    int Entries,
    int PerEntry,
    int? AtMost,
    IReadOnlyList<(int Juror, int Entry)> Barred,
    string Seed
)
{
    public static Arbitrary<PanelWorld> Any(int jurors, int entries) =>
        (
            from j in Gen.Choose(1, jurors)
            from e in Gen.Choose(1, entries)
            from per in Gen.Choose(1, 3)
            from most in Gen.Choose(0, 2 + e)
            from share in Gen.Choose(0, 4)
            from barred in (from a in Gen.Choose(0, j - 1) from b in Gen.Choose(0, e - 1) select (a, b)).ListOf(share * j * e / 8)
            from seed in Gen.Choose(0, 999)
            select new PanelWorld(j, e, per, most == 0 ? null : most, [.. barred.Distinct()], "seed " + seed)
        ).ToArbitrary();

    public Panel Panel(int? shuffle = null)
    {
        var random = new Random(shuffle ?? 0);
        T[] Mixed<T>(IEnumerable<T> all) => shuffle is null ? [.. all] : [.. all.OrderBy(_ => random.Next())];
        return new Panel(
            "desk",
            Mixed(Enumerable.Range(0, Jurors).Select(i => new Juror("j" + i, "Juror " + i))),
            Mixed(Enumerable.Range(0, Entries).Select(i => new PanelEntry("e" + i))),
            ConflictCheck.All(Mixed(Barred).Select(pair => new Declaration("j" + pair.Juror, "e" + pair.Entry, "family"))),
            PerEntry,
            AtMost
        );
    }

    public Assignment Draw(int? shuffle = null) => PanelDraw.Assign(Panel(shuffle), new Draw(Seed, null));

    /// <summary>Loads squared and summed: the smaller, the more even.</summary>
    public static int Unevenness(IEnumerable<Seat> seats) => seats.GroupBy(seat => seat.Juror).Sum(group => group.Count() * group.Count());

    /// <summary>True where all who have a seat hang together.</summary>
    public static bool HangsTogether(IReadOnlyCollection<Seat> seats)
    {
        if (seats.Count == 0)
            return true;
        var (jurors, entries) = (new HashSet<string> { seats.First().Juror }, new HashSet<string>());
        for (var before = -1; before != jurors.Count + entries.Count; )
        {
            before = jurors.Count + entries.Count;
            foreach (var seat in seats.Where(seat => jurors.Contains(seat.Juror) || entries.Contains(seat.Entry)))
                (_, _) = (jurors.Add(seat.Juror), entries.Add(seat.Entry));
        }
        return seats.All(seat => jurors.Contains(seat.Juror));
    }

    /// <summary>Every assignment that breaks no hard rule, by trying all. Only for very small worlds.</summary>
    public IEnumerable<IReadOnlyList<Seat>> AllAssignments()
    {
        var panel = Panel();
        return Extend(0, []).Where(seats => AtMost is null || seats.GroupBy(seat => seat.Juror).All(group => group.Count() <= AtMost));

        IEnumerable<IReadOnlyList<Seat>> Extend(int entry, IReadOnlyList<Seat> before)
        {
            if (entry == Entries)
                return [before];
            return Enumerable
                .Range(0, 1 << Jurors)
                .Where(set => int.PopCount(set) <= PerEntry)
                .Select(set => Enumerable.Range(0, Jurors).Where(juror => (set >> juror & 1) == 1).ToList())
                .Where(set => set.All(juror => panel.Conflicts.Of(panel.JurorOf("j" + juror)!, panel.EntryOf("e" + entry)!) is null))
                .SelectMany(set => Extend(entry + 1, [.. before, .. set.Select(juror => new Seat("e" + entry, "j" + juror))]));
        }
    }
}
