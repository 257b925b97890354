using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using static Scoring.Domain.Tests.Hierarchy.Columns;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>
/// A composite index made up from a seed: two or three pillars of indicators in both directions, some per denominator, with gaps and now
/// and then a wild
/// value; this year's figures and those of up to two years before; and one of every choice that a rule has.
/// </summary>
internal sealed class RandomIndex
{
    private static readonly string[] Normalisations =
    [
        "min-max",
        "z-score",
        "distance-to-best",
        "distance-to-target",
        "goalposts",
        "percentile-rank",
        "rank",
        "borda",
    ];
    private static readonly string[] Means = ["arithmetic", "geometric", "harmonic", "power-mean", "copeland"];

    public RandomIndex(int seed)
    {
        var random = new Random(seed);
        T One<T>(params T[] choices) => choices[random.Next(choices.Length)];
        var pillars = Enumerable
            .Range(0, random.Next(2, 4))
            .Select(pillar =>
                Branch(
                    $"p{pillar}",
                    "pillar",
                    random.Next(1, 6),
                    [.. Enumerable.Range(0, random.Next(1, 4)).Select(i => Leaf(random, $"i{pillar}{i}"))]
                )
            )
            .ToArray();
        Root = Branch("index", "index", 1m, pillars);
        By = Normalisations[seed % Normalisations.Length];
        Interval = One((0m, 100m), (1m, 10m), (0m, 1m));
        Screen = One<decimal?>(null, 0.4m, 0.75m);
        Impute = One<Imputation?>(
            null,
            new Imputation(Centre.Mean, "type"),
            new Imputation(Centre.Median, "type"),
            new Imputation(Centre.Mean, null),
            new Imputation(Centre.Median, null)
        );
        Points = One<int?>(null, 0, 1, 3);
        ThenLog = One(true, false);
        Fill = One(ChildFill.LeftOut, ChildFill.LeftOut, ChildFill.SiblingMean, ChildFill.SiblingMedian, ChildFill.Refused);
        Coverage = One<decimal?>(null, 0.5m, 0.7m);
        var negative = By == "z-score" || (Points > 0 && ThenLog && By == "distance-to-best");
        (Pillar, Index) = negative ? (One("arithmetic", "copeland"), One("arithmetic", "copeland")) : (One(Means), One(Means));
        if (Pillar == "copeland")
            Index = One("arithmetic", "copeland");
        Power = One(2m, 0.5m, -2m);
        var joint = By is "min-max" or "z-score" or "distance-to-best" or "distance-to-target" ? random.Next(3) : 0;
        Years = [.. Enumerable.Range(0, 1 + joint).Select(_ => Year(random))];
    }

    public HierarchyNode Root { get; }

    public string By { get; }

    public (decimal From, decimal To) Interval { get; }

    public decimal? Screen { get; }

    public Imputation? Impute { get; }

    public int? Points { get; }

    public bool ThenLog { get; }

    public ChildFill Fill { get; }

    public decimal? Coverage { get; }

    public string Pillar { get; }

    public string Index { get; }

    public decimal Power { get; }

    /// <summary>The figures of each year by measure, this year's first, with the groups under "type".</summary>
    public IReadOnlyList<(Dictionary<string, decimal?[]> Figures, string[] Groups)> Years { get; }

    public CompositeRule Rule =>
        new(
            Root,
            [
                .. Screen is { } share ? [new Screening(Number(share))] : Array.Empty<Preparation>(),
                .. Impute is { } impute ? [impute] : Array.Empty<Preparation>(),
                .. Points is { } points
                    ? [new OutlierTreatment(Number(2m), Number(3.5m), Number(points), ThenLog)]
                    : Array.Empty<Preparation>(),
            ],
            Normalisation(),
            new Dictionary<string, Aggregation> { ["pillar"] = Mean(Pillar), ["index"] = Mean(Index) },
            new AbsentChild(Fill, Coverage is { } least ? Number(least) : null)
        )
        {
            Over = [.. Years.Skip(1).Select((_, year) => $"earlier/{year}")],
        };

    /// <summary>The engine's index.</summary>
    public CompositeColumns Columns(CompositeRule? rule = null)
    {
        var years = Years.Select(year => new ReportedYear(year.Groups.Length, id => year.Figures[id], _ => year.Groups)).ToList();
        return new CompositeColumns(rule ?? Rule, years[0], [.. rule is { Over.Count: 0 } ? [] : years.Skip(1)]);
    }

    private static HierarchyNode Leaf(Random random, string id) =>
        new(
            id,
            new Text(id, id),
            "",
            Number(random.Next(1, 9)),
            [],
            new Yardstick(random.Next(2) == 0, Number(random.Next(20, 60)), Number(10), Number(70)),
            random.Next(4) == 0 ? "people" : null
        );

    private (Dictionary<string, decimal?[]>, string[]) Year(Random random)
    {
        var units = random.Next(6, 30);
        var figures = Root.Indicators.ToDictionary(leaf => leaf.Id, _ => Figures(random, units));
        figures["people"] = [.. Enumerable.Range(0, units).Select(_ => random.Next(15) == 0 ? (decimal?)null : random.Next(1, 20))];
        return (figures, [.. Enumerable.Range(0, units).Select(_ => random.Next(12) == 0 ? "" : "g" + random.Next(3))]);
    }

    private static decimal?[] Figures(Random random, int units)
    {
        var wild = random.Next(2) == 0 ? random.Next(units) : -1;
        return
        [
            .. Enumerable
                .Range(0, units)
                .Select(unit =>
                    random.Next(7) == 0 ? (decimal?)null
                    : unit == wild ? 900m
                    : random.Next(1, 80)
                ),
        ];
    }

    private Normalisation Normalisation()
    {
        var (from, to) = (Number(Interval.From), Number(Interval.To));
        return By switch
        {
            "min-max" => new MinMax(from, to),
            "z-score" => new ZScore(),
            "distance-to-best" => new DistanceToBest(from, to),
            "distance-to-target" => new DistanceToTarget(from, to),
            "goalposts" => new Goalposts(from, to),
            "percentile-rank" => new PercentileRank(from, to),
            "rank" => new RankFromWorst(),
            _ => new BordaPoints(),
        };
    }

    private Aggregation Mean(string by) =>
        by switch
        {
            "arithmetic" => new ArithmeticMean(),
            "geometric" => PowerMean.Geometric,
            "harmonic" => PowerMean.Harmonic,
            "copeland" => new Copeland(),
            _ => new PowerMean(by, Number(Power)),
        };
}
