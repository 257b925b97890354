using Scoring.Domain.Hierarchy.Robustness;
using Scoring.Domain.Numbers;
using Scoring.Domain.Statistics;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Robustness.Index;

/// <summary>What the certainty of a composite index means, in sentences for lay readers, in "id" or "en".</summary>
public static class IndexRobustnessSummary
{
    private const decimal Sure = 0.95m;
    private const decimal Never = 0.05m;

    // From here on neighbours may as well stand the other way round.
    private const decimal Open = 0.4m;

    /// <summary>The sentences about one list.</summary>
    public static IReadOnlyList<string> Of(
        IndexRobustnessReport report,
        IndexRobustRanking ranking,
        IndexRobustList list,
        string language
    ) =>
        [
            Runs(report, ranking, list, language),
            .. OfPlan(ranking, language),
            .. OfFirst(list, language),
            .. OfWidths(list, language),
            .. OfLine(list, language),
            .. OfNeighbours(list, language),
            .. list.Influence is { } influence ? OfInfluence(influence, language) : [],
        ];

    /// <summary>The name of a choice.</summary>
    public static string NameOf(FactorKind kind, string language) => T.Get("choice." + kind, language);

    /// <summary>What the ranks of a unit in the runs mean.</summary>
    public static string OfUnit(UnitCertainty unit, string language)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Interval(90) is not { } interval)
            return T.Get("index-robust.unit.none", language);
        return unit.Same == 1m ? T.Get("index-robust.unit.unmoved", language, interval.From)
            : interval.From == interval.To ? T.Get("index-robust.unit.firm", language, interval.From)
            : T.Get("index-robust.unit.range", language, interval.From, interval.To);
    }

    /// <summary>What the share of runs in which two neighbours change places means.</summary>
    public static string OfSwap(decimal share, string language) =>
        T.Get(
            share >= Open ? "index-robust.swap.open"
                : share > Never ? "index-robust.swap.some"
                : "index-robust.swap.firm",
            language
        );

    /// <summary>What decides the rank of a unit, in a few words.</summary>
    public static string OfInfluence(IndexInfluence influence, UnitInfluence unit, string language)
    {
        ArgumentNullException.ThrowIfNull(influence);
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Factors is { } factors
            ? T.Get("index-robust.decides.unit", language, NameOf(influence.Factors[Largest(factors)], language))
            : T.Get("index-robust.decides.unit-none", language);
    }

    /// <summary>A share as a whole number of percent.</summary>
    internal static decimal Percent(decimal share) => Exact.Round(share * 100m, 0, RoundingMode.HalfAwayFromZero);

    private static string Runs(IndexRobustnessReport report, IndexRobustRanking ranking, IndexRobustList list, string language) =>
        ranking.LevelShare is not null ? T.Get("index-robust.level-runs", language, list.Certainty.Runs, report.Seed)
        : ranking.Plan.IsTableOnly ? T.Get("index-robust.sets", language, list.Certainty.Runs)
        : T.Get("index-robust.runs", language, list.Certainty.Runs, report.Seed);

    private static IEnumerable<string> OfPlan(IndexRobustRanking ranking, string language)
    {
        if (ranking.LevelShare is { } slips)
        {
            var percent = Exact.WithoutEndingZeros(slips * 100m);
            yield return T.Get("index-robust.varied.Levels", language, percent, ranking.Levels);
        }
        foreach (var method in ranking.Plan.Methods)
        {
            var words = method.Alternatives.Skip(1).Select(one => ChoiceNames.Of(ranking.Step?.Rule, method.Kind, one.Code, language));
            yield return T.Get("index-robust.varied." + method.Kind, language, string.Join(", ", words));
        }
        if (ranking.Plan.Weights is { Share: { } share })
            yield return T.Get("index-robust.varied.Weights", language, Exact.WithoutEndingZeros(share * 100m));
        else if (ranking.Plan.Weights is { Sets: var sets } && !ranking.Plan.IsTableOnly)
            yield return T.Get("index-robust.varied.Sets", language, sets.Count);
    }

    private static IEnumerable<string> OfFirst(IndexRobustList list, string language)
    {
        var (rows, units) = (list.Rows, list.Certainty.Units);
        if (rows.Count < 2)
        {
            yield return T.Get("index-robust.one", language);
            yield break;
        }
        var unmoved = list.Certainty.Unmoved;
        yield return unmoved == units.Count ? T.Get("index-robust.all-unmoved", language)
        : unmoved > 1 ? T.Get("index-robust.unmoved", language, unmoved)
        : unmoved == 1 ? T.Get("index-robust.first-unmoved", language, rows[0].Name)
        : T.Get(
            // Which of equal units is listed first says nothing; and between 1 and 1 is not said.
            (units.Count(unit => unit.Rank == 1) > 1 ? "index-robust.first-shared" : "index-robust.first")
                + (units[0].Interval(90) is { From: 1, To: 1 } ? "-firm" : ""),
            language,
            rows[0].Name,
            Percent(units[0].Same),
            units[0].Interval(90)?.From ?? 0,
            units[0].Interval(90)?.To ?? 0,
            units.Count(unit => unit.Rank == 1) - 1
        );
        if (units.Count(unit => unit.Unranked > 0m) is > 0 and var gone)
            yield return T.Get("index-robust.unranked", language, gone);
    }

    private static IEnumerable<string> OfWidths(IndexRobustList list, string language)
    {
        var widths = list
            .Certainty.Units.Select((unit, row) => (Interval: unit.Interval(90), Row: list.Rows[row]))
            .Where(one => one.Interval is not null)
            .Select(one => (Width: one.Interval!.To - one.Interval.From + 1, one.Row))
            .OrderBy(one => one.Width)
            .ToList();
        if (widths.Count < 2 || list.Certainty.Unmoved == list.Certainty.Units.Count)
            yield break;
        yield return T.Get(
            "index-robust.widths",
            language,
            Exact.Round(list.Certainty.MeanShift, 2, RoundingMode.HalfAwayFromZero),
            widths[widths.Count / 2].Width,
            widths[^1].Width,
            widths[^1].Row.Name
        );
    }

    private static IEnumerable<string> OfLine(IndexRobustList list, string language)
    {
        if (list.Top is not { } top || list.Rows.Count < 2)
            yield break;
        int Count(Func<decimal, bool> of) => list.Certainty.Units.Count(unit => unit.InTop is { } chance && of(chance));
        yield return T.Get(
            "index-robust.line",
            language,
            top,
            Count(chance => chance >= Sure),
            Count(chance => chance is > Never and < Sure),
            Count(chance => chance <= Never)
        );
    }

    private static IEnumerable<string> OfNeighbours(IndexRobustList list, string language)
    {
        var swapped = list.Certainty.Swapped;
        if (swapped.Count == 0)
            yield break;
        var open = swapped
            .Index()
            .Where(pair => pair.Item >= Open && list.Rows[pair.Index].Score != list.Rows[pair.Index + 1].Score)
            .ToList();
        yield return open.Count == 0
            ? T.Get("index-robust.neighbours-firm", language)
            : T.Get(
                "index-robust.neighbours",
                language,
                open.Count,
                swapped.Count,
                list.Rows[open[0].Index].Name,
                list.Rows[open[0].Index + 1].Name,
                Percent(open[0].Item)
            );
    }

    private static IEnumerable<string> OfInfluence(IndexInfluence influence, string language)
    {
        if (influence.Shift is not { } shift)
        {
            yield return T.Get("index-robust.decides-nothing", language);
            yield break;
        }
        var ordered = influence.Factors.Zip(shift).OrderByDescending(pair => pair.Second.Total).ToList();
        if (ordered.Count == 1)
        {
            yield return T.Get("index-robust.decides-one", language, NameOf(ordered[0].First, language));
            yield break;
        }
        var (first, second) = (ordered[0], ordered[1]);
        // Where the intervals overlap, the order of the two is not known.
        yield return T.Get(
            first.Second.TotalFrom > second.Second.TotalTo ? "index-robust.decides" : "index-robust.decides-alike",
            language,
            NameOf(first.First, language),
            Part(first.Second.Total),
            NameOf(second.First, language),
            Part(second.Second.Total)
        );
        if (ordered.Count > 2)
        {
            yield return T.Get(
                "index-robust.decides-rest",
                language,
                string.Join(", ", ordered.Skip(2).Select(pair => $"{NameOf(pair.First, language)} ({Part(pair.Second.Total)} %)"))
            );
        }
        var together = 1m - shift.Sum(factor => Math.Max(0m, factor.First));
        if (together > 0.1m)
            yield return T.Get("index-robust.decides-together", language, Percent(together));
    }

    // An estimate from a sample may lie a little outside of what a share can be.
    private static decimal Part(decimal total) => Percent(Math.Clamp(total, 0m, 1m));

    private static int Largest(IReadOnlyList<SobolIndex> factors) => factors.Index().MaxBy(factor => factor.Item.Total).Index;
}
