using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Benchmarks.Generation;

/// <summary>The benchmark's index job in memory: the steps of rules/bench, and a made-up nation's year as facts.</summary>
internal static class NationFacts
{
    /// <summary>The index is rounded inside the tree, because the total of two years adds published figures.</summary>
    private static readonly Rounding Hundredths = new(2);

    public static IndicatorTable RegionTable { get; } = Table(Level.Region, 1, BenchWeights.Spd);

    public static IndicatorTable InnovationTable { get; } = Table(Level.Innovation, 16, BenchWeights.Sid);

    /// <summary>iid = (spd + sid) / 150 × 100, rounded; cumulative = iid + iid of the year before.</summary>
    public static Edition Edition(int year, bool first)
    {
        var spd = new PercentOfMaximum(
            Head("spd", "percent-of-maximum"),
            new IndicatorPoints(Head("spd.points", "points"), RegionTable),
            Number("maximum", 300)
        );
        var points = new IndicatorPoints(Head("sid.points", "points", Level.Innovation), InnovationTable);
        var mean = new MeanOfItems(Head("sid.mean", "mean-of-items"), points, AbsentInput.IsLeftOut, Number("minimum-divisor", 10));
        var count = new CountOfItems(
            Head("sid.count", "count-of-items"),
            Level.Innovation,
            Number("each", 0.0625m),
            Number("at-most", 160),
            null
        );
        var sid = new Sum(
            Head("sid", "sum"),
            [new PercentOfMaximum(Head("sid.percent", "percent-of-maximum"), mean, Number("maximum", 300)), count],
            AbsentInput.GivesAbsent
        );
        var iid = new PercentOfMaximum(
            Head("iid", "percent-of-maximum") with
            {
                Rounding = Hundredths,
            },
            new Sum(Head("iid.sum", "sum"), [spd, sid], AbsentInput.GivesAbsent),
            Number("maximum", 150)
        );
        Step cumulative = first
            ? new Sum(Head("cumulative", "sum"), [iid], AbsentInput.GivesAbsent)
            : new Sum(
                Head("cumulative", "sum"),
                [iid, new CarriedOver(Head("before", "carried-over"), $"bench/{year - 1}", "iid", null, AbsentInput.IsZero)],
                AbsentInput.GivesAbsent
            );
        return new Edition
        {
            Id = $"bench/{year}",
            Name = Name("bench"),
            Hash = "",
            Steps = new Step[] { spd, sid, iid, cumulative }.ToDictionary(step => step.Id),
            Indicators = [RegionTable, InnovationTable],
            Rankings = [Ranking("cumulative", cumulative), Ranking("iid", iid), Ranking("spd", spd), Ranking("sid", sid)],
        };
    }

    public static EditionFacts Of(Nation nation, NationYear year)
    {
        string[] codes = [.. nation.Regions.Select(region => region.Code)];
        string[] ids = [.. Enumerable.Range(1, year.Innovations).Select(i => $"IGA{year.Year}-{i:000000}")];
        var regionCells = new byte[codes.Length * BenchWeights.Spd.Length];
        Array.Fill(regionCells, LevelFacts.Absent);
        for (var i = 0; i < codes.Length; i++)
            year.RegionLevels[i]?.CopyTo(regionCells, i * BenchWeights.Spd.Length);
        return new EditionFacts
        {
            Regions = new UnitTable(
                Level.Region,
                codes,
                [.. nation.Regions.Select(region => region.Name)],
                new Dictionary<string, string?[]> { ["type"] = [.. nation.Regions.Select(region => region.Type)] },
                unit => new Origin("regions.csv", unit + 2)
            ),
            Innovations = new UnitTable(Level.Innovation, ids, ids, new Dictionary<string, string?[]>(), unit => new Origin(
                "submissions.csv",
                unit + 2
            )),
            RegionOfInnovation = year.RegionOf,
            Levels = new Dictionary<Level, LevelFacts>
            {
                [Level.Region] = new(RegionTable, codes.Length, regionCells, (unit, i) =>
                    new Origin("region-indicators.csv", unit * 15 + i + 2)
                ),
                [Level.Innovation] = new(InnovationTable, ids.Length, year.Levels, (unit, i) =>
                    new Origin("indicators.csv", unit * 20 + i + 2)
                ),
            },
        };
    }

    private static RankingRule Ranking(string id, Step score) =>
        new(
            id,
            Name(id),
            Level.Region,
            score,
            [],
            null,
            "type",
            [new RankingKey(score, true)],
            [],
            RankConvention.Standard,
            null,
            null,
            Hundredths,
            false,
            null
        );

    private static IndicatorTable Table(Level level, int from, int[] weights) =>
        new(
            level,
            [
                .. weights.Select(
                    (weight, i) =>
                        new Indicator(
                            $"indicator-{from + i}",
                            $"{from + i}",
                            Name($"{from + i}"),
                            weight,
                            [0, 1, 2, 3],
                            [],
                            false,
                            null,
                            null,
                            null
                        )
                ),
            ]
        );

    private static StepHead Head(string id, string kind, Level? level = null) => new(id, kind, Name(id), level ?? Level.Region);

    private static Constant Number(string name, decimal amount) => new(name, amount);

    private static Text Name(string words) => new(words, words);
}
