using System.Globalization;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;

namespace Scoring.Features.Output.Charts;

/// <summary>What the charts share: coordinates as SVG writes them, and scales.</summary>
public static class Sketch
{
    /// <summary>A coordinate or length in a chart, with one decimal.</summary>
    public static string At(double place) => place.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A share of a length, clamped to it.</summary>
    /// <param name="part">The value.</param>
    /// <param name="whole">The value of the whole length; nothing is drawn unless it is above 0.</param>
    /// <param name="length">The length.</param>
    public static double Share(decimal part, decimal whole, double length) =>
        whole <= 0 ? 0 : Math.Clamp((double)(part / whole), 0, 1) * length;

    /// <summary>The score at which a bar is full: the upper end of the best predicate, or the highest score of the lines.</summary>
    public static decimal FullScore(RankingRule rule, IEnumerable<RankedUnit> rows)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var best = rows.Max(row => row.Shown) ?? 0m;
        return rule.Bands?.Bands.Max(band => band.To) is { } top && top >= best ? top : best;
    }

    /// <summary>Round numbers for the ticks of an axis: about five between two ends.</summary>
    public static IReadOnlyList<double> Ticks(double from, double to)
    {
        var rough = Math.Max(to - from, 1e-9) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(times => times * power).First(size => size >= rough - 1e-12);
        var ticks = new List<double>();
        for (var at = Math.Ceiling(from / step) * step; at <= to + 1e-9; at += step)
            ticks.Add(at);
        return ticks;
    }
}
