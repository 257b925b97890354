using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>
/// Other ways to make an index, by the words of rule files. A number that the official rule does not have is the usual one of the JRC
/// (skewness 2, kurtosis 3.5, five points, 0 to 100).
/// </summary>
public static class MethodAlternatives
{
    private const string Separator = ":";

    /// <summary>The words for treatments.</summary>
    public static IReadOnlyList<string> Treatments { get; } = ["none", "winsorise", "winsorise-log", "log"];

    /// <summary>The words for imputations; mean and median can be followed by ":" and an attribute of the units.</summary>
    public static IReadOnlyList<string> Imputations { get; } =
    ["none", "mean", "median", "mean:ATTRIBUTE", "median:ATTRIBUTE", "regression", "em"];

    /// <summary>The words for means.</summary>
    public static IReadOnlyList<string> Aggregations { get; } = ["arithmetic", "geometric", "harmonic", "copeland"];

    /// <summary>The words for normalisations. Those that need a target or goalposts are possible where every indicator has them.</summary>
    public static IReadOnlyList<string> Normalisations { get; } =
    ["min-max", "percentile-rank", "distance-to-best", "distance-to-target", "goalposts", "z-score", "rank", "borda"];

    /// <summary>Another normalisation for all indicators, on the official interval where the official one has an interval.</summary>
    /// <param name="word">One of <see cref="Normalisations"/>.</param>
    /// <param name="official">The official rule.</param>
    /// <returns>Null if there is no such word, or if an indicator lacks what it needs.</returns>
    public static Alternative? Normalisation(string word, CompositeRule official)
    {
        var (from, to) = official.Normalisation is IntervalNormalisation interval
            ? (interval.From, interval.To)
            : (new Constant("from", 0m), new Constant("to", 100m));
        var leaves = official.Root.Indicators;
        Normalisation? made = word switch
        {
            "min-max" => new MinMax(from, to),
            "percentile-rank" => new PercentileRank(from, to),
            "distance-to-best" => new DistanceToBest(from, to),
            "distance-to-target" when leaves.All(leaf => leaf.Yardstick.Target is not null) => new DistanceToTarget(from, to),
            "goalposts" when leaves.All(leaf => leaf.Yardstick is { Low: not null, High: not null }) => new Goalposts(from, to),
            "z-score" => new ZScore(),
            "rank" => new RankFromWorst(),
            "borda" => new BordaPoints(),
            _ => null,
        };
        // Another scale, not other units to be compared with; goalposts compare with nobody.
        var group = made is Goalposts ? null : official.Normalisation.Group;
        return made is null ? null : new Alternative(word, rule => rule with { Normalisation = made with { Group = group } });
    }

    /// <summary>Another mean for all levels, or for one: "geometric", or "index=geometric".</summary>
    /// <returns>Null if there is no such word or level.</returns>
    public static Alternative? Aggregation(string word, CompositeRule official)
    {
        var (level, kind) = word.Split('=') is [var named, var by] ? (named, by) : (null, word);
        Aggregation? made = kind switch
        {
            "arithmetic" => new ArithmeticMean(),
            "geometric" => PowerMean.Geometric,
            "harmonic" => PowerMean.Harmonic,
            "copeland" => new Copeland(),
            _ => null,
        };
        if (made is null || (level is not null && !official.Aggregations.ContainsKey(level)))
            return null;
        return new Alternative(word, rule =>
            rule with
            {
                Aggregations = rule.Aggregations.ToDictionary(
                    pair => pair.Key,
                    pair => level is null || level == pair.Key ? made : pair.Value,
                    StringComparer.Ordinal
                ),
            }
        );
    }

    /// <summary>Another treatment of outliers, in the place of the official one or after all other preparations.</summary>
    /// <param name="word">One of <see cref="Treatments"/>.</param>
    /// <returns>Null if there is no such word.</returns>
    public static Alternative? Treatment(string word) =>
        word switch
        {
            "none" => new Alternative(word, rule => Instead<OutlierTreatment>(rule, null)),
            "winsorise" => new Alternative(word, rule => Instead<OutlierTreatment>(rule, Usual(rule) with { ThenLog = false })),
            "winsorise-log" => new Alternative(word, rule => Instead<OutlierTreatment>(rule, Logarithmic(rule))),
            "log" => new Alternative(word, rule =>
                Instead<OutlierTreatment>(rule, Logarithmic(rule) with { Points = new Constant("points", 0m) })
            ),
            _ => null,
        };

    /// <summary>Another way to fill gaps, in the place of the official one or before outliers are treated.</summary>
    /// <param name="word">
    /// "none", "mean", "median", or one of the last two with ":" and the attribute that makes groups; "regression" or "em".
    /// </param>
    /// <returns>Null if there is no such word.</returns>
    public static Alternative? Imputation(string word)
    {
        var parts = word.Split(Separator, 2);
        Centre? centre = parts[0] switch
        {
            "mean" => Centre.Mean,
            "median" => Centre.Median,
            _ => null,
        };
        if (word == "none")
            return new Alternative(word, rule => Instead<GapFilling>(rule, null));
        if (word is "regression" or "em")
        {
            var estimation = new Estimation(word == "em" ? Estimator.Em : Estimator.Regression, [], []);
            return new Alternative(word, rule => Instead<GapFilling>(rule, estimation));
        }
        if (centre is null || (parts.Length > 1 && parts[1].Length == 0))
            return null;
        var made = new Imputation(centre.Value, parts.Length > 1 ? parts[1] : null);
        return new Alternative(word, rule => Instead<GapFilling>(rule, made));
    }

    /// <summary>The index without one of its nodes.</summary>
    /// <param name="id">The id of an indicator or an aggregate.</param>
    /// <param name="official">The official rule.</param>
    /// <returns>Null if there is no such node or if nothing would be left.</returns>
    public static Alternative? Without(string id, CompositeRule official) =>
        official.Root.Flatten().Any(node => node.Id == id) && official.Root.Without(id) is not null
            ? new Alternative(id, rule => rule with { Root = rule.Root.Without(id)! })
            : null;

    // All years and groups at once: a logarithm for one of them alone would put it on another scale.
    private static OutlierTreatment Logarithmic(CompositeRule rule) =>
        Usual(rule) with
        {
            ThenLog = true,
            YearsApart = false,
            Group = null,
        };

    private static OutlierTreatment Usual(CompositeRule rule)
    {
        var official = rule.Before.OfType<OutlierTreatment>().FirstOrDefault()
            ?? new OutlierTreatment(new Constant("skewness", 2m), new Constant("kurtosis", 3.5m), new Constant("points", 5m), true);
        return official.Points.Amount > 0m ? official : official with { Points = new Constant("points", 5m) };
    }

    private static CompositeRule Instead<T>(CompositeRule rule, T? made)
        where T : Preparation
    {
        var (before, at) = (new List<Preparation>(), -1);
        foreach (var preparation in rule.Before)
        {
            if (preparation is T && at < 0)
                at = before.Count;
            if (preparation is not T)
                before.Add(preparation);
        }
        var treated = before.FindIndex(preparation => preparation is OutlierTreatment);
        if (made is not null)
            before.Insert(
                at >= 0 ? at
                    : made is GapFilling && treated >= 0 ? treated
                    : before.Count,
                made
            );
        return rule with { Before = before };
    }
}
