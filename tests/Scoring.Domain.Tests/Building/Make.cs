using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Tests.Building;

/// <summary>Rules built by hand, short enough to read inside a test. Names and citations are left out.</summary>
internal static class Make
{
    private static int _next;

    public static Text Text(string words) => new(words, words);

    public static Constant Constant(decimal amount, string name = "number") => new(name, amount);

    public static Constant[] Weights(params decimal[] weights) => [.. weights.Select(weight => Constant(weight, "weight"))];

    public static StepHead Head(string kind, Level? level = null, Rounding? rounding = null, string? id = null) =>
        new(id ?? $"{kind}.{Interlocked.Increment(ref _next)}", kind, Text(id ?? kind), level ?? Level.Region, null, rounding);

    public static Rounding Places(int places, RoundingMode mode = RoundingMode.HalfAwayFromZero) => new(places, mode);

    /// <summary>Values for a combination; null is absent.</summary>
    public static Value[] Values(params decimal?[] numbers) => [.. numbers.Select(number => number is { } n ? Value.Of(n) : Value.Absent)];

    public static Indicator Indicator(
        string number,
        decimal weight,
        bool mandatory = false,
        Thresholds? thresholds = null,
        params int[] levels
    ) =>
        new(
            "indicator-" + number,
            number,
            Text("Indicator " + number),
            weight,
            levels.Length > 0 ? levels : [0, 1, 2, 3],
            [],
            mandatory,
            null,
            thresholds,
            null
        );

    /// <summary>A table with the indicators 1, 2, 3 … of these weights and levels 0 to 3.</summary>
    public static IndicatorTable Table(Level level, params decimal[] weights) =>
        new(level, [.. weights.Select((weight, i) => Indicator($"{i + 1}", weight))]);

    public static Criterion Leaf(string id, decimal weight) => new(id, Text(id), weight, [], null, null);

    public static Criterion Branch(string id, decimal weight, params Criterion[] children) =>
        new(id, Text(id), weight, children, null, null);

    public static Stage Stage(
        string id,
        SecondSheet second = SecondSheet.Refused,
        decimal weightUnit = 100m,
        params Criterion[] criteria
    ) => new(id, Text(id), criteria, new Scale(0, 100, null, 2, null), weightUnit, second, null, [], null);

    public static Band Band(
        string name,
        decimal? from,
        decimal? to,
        bool fromIncluded = true,
        bool toIncluded = true,
        bool ranked = true
    ) => new(Text(name), from, fromIncluded, to, toIncluded, ranked, null);

    public static RankingKey Down(Step? step) => new(step, true);

    public static RankingKey Up(Step? step) => new(step, false);

    /// <summary>A ranking by one score, to two places; change what the test is about with <c>with</c>.</summary>
    public static RankingRule Ranking(Step score, string id = "all") =>
        new(
            id,
            Text(id),
            score.Level,
            score,
            [],
            null,
            null,
            [Down(score)],
            [],
            RankConvention.Standard,
            null,
            null,
            Places(2),
            false,
            null
        );

    /// <summary>An edition of these steps and all that they use.</summary>
    public static Edition Edition(IEnumerable<Step> steps, params RankingRule[] rankings)
    {
        var byId = new Dictionary<string, Step>();
        foreach (var step in steps)
            Add(step);
        return new Edition
        {
            Id = "test/1",
            Name = Text("Test"),
            Hash = "",
            Steps = byId,
            Rankings = rankings,
        };

        void Add(Step step)
        {
            byId[step.Id] = step;
            foreach (var input in step.Inputs)
                Add(input);
        }
    }

    /// <summary>The published totals of regions, as they come in.</summary>
    public static ImportedResult Result() => new(Head("imported-result"));

    /// <summary>A measure of a region.</summary>
    public static ReportedMeasure Measure(string id, Level? level = null) =>
        new(Head("measure", level, id: "measure-" + id), new MeasureRule(id, Text(id), level ?? Level.Region, null, null, null));
}
