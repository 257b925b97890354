using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Statistics;

/// <summary>A juror who gave every entry the same mark although others saw differences between them.</summary>
/// <param name="Juror">The juror.</param>
/// <param name="Mark">The mark, in points.</param>
/// <param name="Marks">How many entries got it.</param>
public sealed record FlatJuror(string Juror, decimal Mark, int Marks);

/// <summary>Two jurors with the same mark for every entry that both marked.</summary>
/// <param name="One">The first in ordinal order.</param>
/// <param name="Other">The other.</param>
/// <param name="Entries">How many entries both marked.</param>
public sealed record SameSheets(string One, string Other, int Entries);

/// <summary>
/// Jurors whose sheets look as if they were not filled in one entry after the other, or on the scale read the other way round: all the
/// same mark, the same marks as another juror, or marks that fall where those of the others rise. None is a fault by itself, and each
/// misleads every figure of agreement: the jurors who did tell the entries apart look odd beside them.
/// </summary>
/// <param name="Flat">Jurors with one mark for all, by name.</param>
/// <param name="Same">Pairs with the same marks, by name. Flat jurors are not paired.</param>
/// <param name="Against">
/// Jurors whose marks correlate with the mean of the others so far below 0 that chance would hardly give it to any of them (one-sided 5 %
/// divided by the number of jurors), the lowest first. At least <see cref="LeastEntries"/> entries.
/// </param>
public sealed record SheetHabits(IReadOnlyList<FlatJuror> Flat, IReadOnlyList<SameSheets> Same, IReadOnlyList<JurorAgainstRest> Against)
{
    private const decimal Alarm = 0.05m;

    /// <summary>With fewer common entries equal marks are too likely to be chance.</summary>
    public const int LeastEntries = 5;

    /// <summary>How many jurors there are.</summary>
    public int Jurors { get; private init; }

    /// <summary>True if the others are no majority: then nobody can say which of them read the scale the other way round.</summary>
    public bool IsSplit => Against.Count * 2 >= Jurors;

    /// <summary>Interval alpha of Krippendorff without those who mark against the others; null if there is none.</summary>
    public decimal? AlphaOfOthers { get; private init; }

    /// <summary>Looks through all jurors.</summary>
    public static SheetHabits Of(MarkTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var sheets = table.Jurors.ToDictionary(juror => juror, _ => new List<(int Row, decimal Mark)>(), StringComparer.Ordinal);
        for (var row = 0; row < table.Entries.Count; row++)
        {
            foreach (var mark in table.Row(row))
                sheets[mark.Juror].Add((row, mark.Mark));
        }
        List<FlatJuror> flat =
        [
            .. table
                .Jurors.Where(juror => IsFlat(table, juror, sheets[juror]))
                .Select(juror => new FlatJuror(juror, sheets[juror][0].Mark, sheets[juror].Count)),
        ];
        string[] others = [.. table.Jurors.Except(flat.Select(one => one.Juror), StringComparer.Ordinal)];
        var same = new List<SameSheets>();
        for (var one = 0; one < others.Length; one++)
        {
            for (var other = one + 1; other < others.Length; other++)
            {
                if (Common(sheets[others[one]], sheets[others[other]]) is >= LeastEntries and var common)
                    same.Add(new SameSheets(others[one], others[other], common));
            }
        }
        var against = AgainstOf(table);
        return new SheetHabits(flat, same, against)
        {
            Jurors = table.Jurors.Count,
            AlphaOfOthers = against.Count == 0 ? null : AlphaWithout(table, against),
        };
    }

    private static List<JurorAgainstRest> AgainstOf(MarkTable table) =>
        [
            .. JurorAgainstRest
                .Of(table)
                .Where(one => one.Entries >= LeastEntries && one.Correlation < 0m && IsBeyondChance(one, table.Jurors.Count))
                .OrderBy(one => one.Correlation)
                .ThenBy(one => one.Juror, StringComparer.Ordinal),
        ];

    private static bool IsBeyondChance(JurorAgainstRest one, int jurors) =>
        Coherence.Probability(one.Correlation, one.Entries) is { } chance && chance * jurors <= 2m * Alarm;

    private static decimal? AlphaWithout(MarkTable table, List<JurorAgainstRest> against)
    {
        var named = against.Select(one => one.Juror).ToHashSet(StringComparer.Ordinal);
        return KrippendorffAlpha.Of(new MarkTable(table.Marks.Where(mark => !named.Contains(mark.Juror))), Metric.Interval).Alpha;
    }

    private static bool IsFlat(MarkTable table, string juror, List<(int Row, decimal Mark)> own) =>
        own.Count >= LeastEntries
        && own.TrueForAll(mark => mark.Mark == own[0].Mark)
        && table.Jurors.Any(other =>
            other != juror
            && own.SelectMany(mark => table.Row(mark.Row)).Where(mark => mark.Juror == other).DistinctBy(mark => mark.Mark).Skip(1).Any()
        );

    // The number of entries that both marked, all alike; 0 where one differs, or where they gave one mark to all of them.
    private static int Common(List<(int Row, decimal Mark)> one, List<(int Row, decimal Mark)> other)
    {
        int i = 0,
            j = 0,
            common = 0;
        decimal? first = null;
        var differ = false;
        while (i < one.Count && j < other.Count)
        {
            if (one[i].Row != other[j].Row)
            {
                if (one[i].Row < other[j].Row)
                    i++;
                else
                    j++;
                continue;
            }
            if (one[i].Mark != other[j].Mark)
                return 0;
            first ??= one[i].Mark;
            differ |= one[i].Mark != first;
            common++;
            i++;
            j++;
        }
        return differ ? common : 0;
    }
}
