using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook.Editions;

/// <summary>Bands must follow each other without a gap or an overlap, from best to worst.</summary>
internal static class BandCheck
{
    /// <summary>Reports holes and overlaps.</summary>
    /// <param name="bands">From best to worst.</param>
    /// <param name="places">The decimals of the score that is put into them; null for the exact one.</param>
    /// <returns>True if there are none.</returns>
    public static bool Check(IReadOnlyList<WrittenBand> bands, int? places)
    {
        var whole = true;
        for (var i = 0; i + 1 < bands.Count; i++)
        {
            var (better, worse) = (bands[i].Band, bands[i + 1].Band);
            var gap = places is { } kept ? GapOnGrid(better, worse, kept) : GapOnLine(better, worse);
            if (gap == 0m)
                continue;
            whole = false;
            var entry = bands[i + 1].Entry;
            entry.Faults.Add(
                gap > 0m ? FaultCodes.BandHole : FaultCodes.BandOverlap,
                entry.Map.Line,
                worse.Name.Id,
                worse.To?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "∞",
                better.From?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-∞"
            );
        }
        return whole;
    }

    /// <summary>
    /// The distance between the bands, in steps of the last place, beyond the expected one step; below 0 if they overlap.
    /// </summary>
    private static decimal GapOnGrid(Band better, Band worse, int places)
    {
        if (better.From is not { } from || worse.To is not { } to)
            return -1m;
        var unit = new decimal(1, 0, 0, false, (byte)places);
        var lowest = Exact.Round(from, places, from < 0m ? RoundingMode.Down : RoundingMode.Up);
        if (!better.FromIncluded && lowest == from)
            lowest += unit;
        var highest = Exact.Round(to, places, to < 0m ? RoundingMode.Up : RoundingMode.Down);
        if (!worse.ToIncluded && highest == to)
            highest -= unit;
        return lowest - highest - unit;
    }

    /// <summary>
    /// 0 if one limit ends the one and begins the other, included in exactly one of them; above 0 for a gap, below for an overlap.
    /// </summary>
    private static decimal GapOnLine(Band better, Band worse)
    {
        if (better.From is not { } from || worse.To is not { } to)
            return -1m;
        if (from != to)
            return from - to;
        return (better.FromIncluded, worse.ToIncluded) switch
        {
            (true, true) => -1m,
            (false, false) => 1m,
            _ => 0m,
        };
    }
}
