using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>A mark with the time it was handed in.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="At">The time.</param>
public readonly record struct TimedMark(JurorMark Mark, DateTime At);

/// <summary>Whether a juror became stricter or more lenient along the way.</summary>
/// <param name="Juror">The juror.</param>
/// <param name="Entries">How many entries at least two others marked as well.</param>
/// <param name="Slope">
/// By how many points own marks rise from one entry to the next, beside the mean of the others at the same entries; below 0 the juror
/// became stricter.
/// </param>
/// <param name="StandardError">Its standard error, in points for an entry.</param>
/// <param name="Probability">The probability of such a slope, or a steeper one either way, by chance; null without any error.</param>
public sealed record JurorTrend(string Juror, int Entries, decimal Slope, decimal StandardError, decimal? Probability)
{
    /// <summary>The change over all entries the juror marked, in points.</summary>
    public decimal Change => Exact.Canonicalize(Slope * (Entries - 1));
}

/// <summary>
/// Drift: the difference of each juror's marks to the mean of the others at the same entries, regressed by least squares on the order in
/// which the juror handed them in (1, 2, …; marks of the same moment share their mean place). With many jurors one slope in twenty is
/// steep by luck, so that <see cref="Limit"/> divides 5 % by their number (Bonferroni). Source: Myford and Wolfe, Journal of Educational
/// Measurement 46 (2009), 371–389, there on logits.
/// </summary>
/// <param name="Refusal">Why there is none: NoTimes, or TooFewMarks; None if at least one juror has a trend.</param>
/// <param name="Jurors">The jurors with a trend, by name.</param>
public sealed record JurorDrift(AgreementRefusal Refusal, IReadOnlyList<JurorTrend> Jurors)
{
    /// <summary>With fewer entries a line fits almost anything.</summary>
    public const int LeastEntries = 6;

    /// <summary>How many jurors must have marked an entry.</summary>
    public const int LeastMarks = 3;

    /// <summary>The probability below which a slope is more than chance.</summary>
    public decimal Limit => Jurors.Count == 0 ? 0m : Exact.Divide(0.05m, Jurors.Count);

    /// <summary>
    /// The jurors whose slope is more than chance, the surest first. One who drifts makes the others look as if they drifted the other way:
    /// the surest is taken out before the others are asked.
    /// </summary>
    public IReadOnlyList<JurorTrend> Clear { get; private init; } = [];

    /// <summary>Every juror with enough marks of different times.</summary>
    /// <param name="table">All marks of the stage.</param>
    /// <param name="timed">Those of which the time is known, in any order.</param>
    public static JurorDrift Of(MarkTable table, IEnumerable<TimedMark> timed)
    {
        ArgumentNullException.ThrowIfNull(table);
        var times = timed
            .GroupBy(mark => (mark.Mark.Entry, mark.Mark.Juror))
            .ToDictionary(seat => seat.Key, seat => seat.Max(mark => mark.At));
        if (times.Count == 0)
            return new JurorDrift(AgreementRefusal.NoTimes, []);
        var trends = Trends(table, times);
        return new JurorDrift(trends.Count == 0 ? AgreementRefusal.TooFewMarks : AgreementRefusal.None, trends)
        {
            Clear = ClearOf(table, times, trends),
        };
    }

    private static List<JurorTrend> Trends(MarkTable table, Dictionary<(int, string), DateTime> times)
    {
        var beside = table.Jurors.ToDictionary(juror => juror, _ => new List<(DateTime At, decimal Difference)>(), StringComparer.Ordinal);
        for (var row = 0; row < table.Entries.Count; row++)
        {
            var marks = table.Row(row);
            // Of two jurors nobody can tell which of them moved.
            if (marks.Count < LeastMarks)
                continue;
            var sum = marks.Sum(mark => mark.Mark);
            foreach (var mark in marks)
            {
                if (times.TryGetValue((mark.Entry, mark.Juror), out var at))
                    beside[mark.Juror].Add((at, mark.Mark - Exact.Divide(sum - mark.Mark, marks.Count - 1)));
            }
        }
        return [.. table.Jurors.Select(juror => Of(juror, beside[juror])).OfType<JurorTrend>()];
    }

    private static List<JurorTrend> ClearOf(MarkTable table, Dictionary<(int, string), DateTime> times, List<JurorTrend> trends)
    {
        var clear = new List<JurorTrend>();
        var limit = Exact.Divide(0.05m, Math.Max(1, trends.Count));
        while (
            trends
                .Where(juror => juror.Probability < limit || (juror.Probability is null && juror.Slope != 0m))
                .MinBy(juror => (juror.Probability ?? 0m, -Math.Abs(juror.Slope)))
                is { } surest
        )
        {
            clear.Add(surest);
            table = new MarkTable(table.Marks.Where(mark => mark.Juror != surest.Juror));
            trends = Trends(table, times);
        }
        return clear;
    }

    private static JurorTrend? Of(string juror, List<(DateTime At, decimal Difference)> marks)
    {
        if (marks.Count < LeastEntries)
            return null;
        var ordered = marks.OrderBy(mark => mark.At).ToList();
        var places = ordered
            .Index()
            .GroupBy(mark => mark.Item.At)
            .SelectMany(moment => Enumerable.Repeat(moment.Average(mark => (decimal)mark.Index + 1m), moment.Count()))
            .ToList();
        var (x, y) = (places.Average(), ordered.Average(mark => mark.Difference));
        var across = places.Sum(place => (place - x) * (place - x));
        if (across == 0m)
            return null;
        var slope = Exact.Divide(places.Zip(ordered).Sum(pair => (pair.First - x) * (pair.Second.Difference - y)), across);
        var rest = Exact.Canonicalize(places.Zip(ordered).Sum(pair => Square(pair.Second.Difference - y - slope * (pair.First - x))));
        var freedom = marks.Count - 2;
        var error = Math.Sqrt((double)rest / freedom / (double)across);
        return new JurorTrend(
            juror,
            marks.Count,
            FifteenDigits.Of((double)Exact.Canonicalize(slope)) ?? 0m,
            FifteenDigits.Of(error) ?? 0m,
            error == 0
                ? null
                : FifteenDigits.Of(Distributions.Beta(freedom / (freedom + Math.Pow((double)slope / error, 2)), freedom / 2.0, 0.5))
        );
    }

    private static decimal Square(decimal number) => number * number;
}
