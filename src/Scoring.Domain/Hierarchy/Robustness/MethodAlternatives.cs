using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>
/// Other ways to make an index, by the words and keys of rule files (<see cref="MethodWord"/>). A number that the official rule does not
/// have is the usual one of the JRC (skewness 2, kurtosis 3.5, five points, 0 to 100).
/// </summary>
public static class MethodAlternatives
{
    /// <summary>The word by which one indicator is treated or normalised like the others, whatever its own line says.</summary>
    public const string AsOthers = "as-others";

    /// <summary>The words for treatments.</summary>
    public static IReadOnlyList<string> Treatments { get; } = ["none", "winsorise", "winsorise-log", "log"];

    /// <summary>The words for the treatment of one indicator, behind its id and "=".</summary>
    public static IReadOnlyList<string> OwnTreatments { get; } = ["none", "log", "box-cox", AsOthers];

    /// <summary>The words for imputations.</summary>
    public static IReadOnlyList<string> Imputations { get; } = ["none", "mean", "median", "regression", "em"];

    /// <summary>The words for means, of all levels or, behind its name and "=", of one.</summary>
    public static IReadOnlyList<string> Aggregations { get; } = ["arithmetic", "geometric", "harmonic", "power-mean", "copeland"];

    /// <summary>The words for normalisations. Those that need a target or goalposts are possible where every indicator has them.</summary>
    public static IReadOnlyList<string> Normalisations { get; } =
    ["min-max", "percentile-rank", "distance-to-best", "distance-to-target", "goalposts", "z-score", "rank", "borda"];

    /// <summary>The words for the normalisation of one indicator, behind its id and "=".</summary>
    public static IReadOnlyList<string> OwnNormalisations { get; } = [.. Normalisations.Take(5), AsOthers];

    /// <summary>The words of a choice that are known at a level, at an indicator or for all.</summary>
    /// <param name="kind">The choice.</param>
    /// <param name="word">The word, of which only what it is about counts.</param>
    public static IReadOnlyList<string> WordsOf(FactorKind kind, MethodWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return (kind, word.Of) switch
        {
            (FactorKind.Normalisation, null) => Normalisations,
            (FactorKind.Normalisation, _) => OwnNormalisations,
            (FactorKind.Treatment, null) => Treatments,
            (FactorKind.Treatment, _) => OwnTreatments,
            (FactorKind.Imputation, _) => Imputations,
            _ => Aggregations,
        };
    }

    /// <summary>The keys that can stand behind a word, those of rule files; none for an unknown one.</summary>
    /// <param name="kind">The choice.</param>
    /// <param name="word">The word.</param>
    /// <param name="official">The official rule.</param>
    public static IReadOnlyList<string> KeysOf(FactorKind kind, MethodWord word, CompositeRule official)
    {
        ArgumentNullException.ThrowIfNull(word);
        return (kind, word.By) switch
        {
            (FactorKind.Normalisation, var by) when word.Of is null => OtherNormalisation.KeysOf(by, official),
            (FactorKind.Aggregation, "power-mean") => ["power"],
            (FactorKind.Imputation, "mean" or "median") => [MethodWord.Group],
            (FactorKind.Imputation, "regression") => ["of", "from"],
            (FactorKind.Treatment, "winsorise") => ["skewness", "kurtosis", "points", "years", MethodWord.Group],
            (FactorKind.Treatment, "winsorise-log") => ["skewness", "kurtosis", "points"],
            (FactorKind.Treatment, "log") when word.Of is null => ["skewness", "kurtosis"],
            _ => [],
        };
    }

    /// <summary>The indicators that lack the target or the goalposts of a normalisation; none for one that needs none.</summary>
    /// <param name="word">The word.</param>
    /// <param name="official">The official rule.</param>
    public static IReadOnlyList<string> LackingYardstick(MethodWord word, CompositeRule official)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(official);
        // A line of its own has what it needs.
        var indicators = official.Root.Indicators.Where(leaf => word.Of is null ? leaf.Normalisation is null : leaf.Id == word.Of);
        return [.. OtherNormalisation.Lacking(word.By, indicators)];
    }

    /// <summary>
    /// Another normalisation, on the official interval and within the official groups unless it says otherwise: of all indicators, where
    /// own lines keep theirs as far as it is onto an interval, or of one ("crime=goalposts").
    /// </summary>
    /// <param name="word">One of <see cref="Normalisations"/> with its keys.</param>
    /// <param name="official">The official rule.</param>
    /// <returns>Null if there is no such word, or if an indicator lacks what it needs.</returns>
    public static Alternative? Normalisation(string word, CompositeRule official) => Joined(word, official, OtherNormalisation.Of);

    /// <summary>Another mean for all levels, or for one: "geometric", or "index=power-mean:power=0.5".</summary>
    /// <returns>Null if there is no such word or level.</returns>
    public static Alternative? Aggregation(string word, CompositeRule official) => Joined(word, official, Mean);

    /// <summary>
    /// Another treatment of outliers, in the place of the official one or after all other preparations; or of one indicator ("crime=log").
    /// </summary>
    /// <param name="word">One of <see cref="Treatments"/> with its keys.</param>
    /// <param name="official">The official rule.</param>
    /// <returns>Null if there is no such word.</returns>
    public static Alternative? Treatment(string word, CompositeRule official) => Joined(word, official, Treated);

    /// <summary>Another way to fill gaps, in the place of the official one or before outliers are treated.</summary>
    /// <param name="word">One of <see cref="Imputations"/> with its keys, or several joined by "+" that fill one after the other.</param>
    /// <returns>Null if there is no such word.</returns>
    public static Alternative? Imputation(string word)
    {
        GapFilling?[] made = [.. MethodWord.Read(word).Select(Filling)];
        if (word == "none")
            return new Alternative(word, rule => Instead<GapFilling>(rule));
        return made.Contains(null) ? null : new Alternative(word, rule => Instead(rule, [.. made.OfType<GapFilling>()]));
    }

    /// <summary>The index without one of its nodes.</summary>
    /// <param name="id">The id of an indicator or an aggregate.</param>
    /// <param name="official">The official rule.</param>
    /// <returns>Null if there is no such node or if nothing would be left.</returns>
    public static Alternative? Without(string id, CompositeRule official) =>
        official.Root.Flatten().Any(node => node.Id == id) && official.Root.Without(id) is not null
            ? new Alternative(id, rule => rule with { Root = rule.Root.Without(id)! })
            : null;

    // The ways that are joined are taken one after the other, each on the rule that those before it have made.
    private static Alternative? Joined(
        string word,
        CompositeRule official,
        Func<MethodWord, CompositeRule, Func<CompositeRule, CompositeRule>?> of
    )
    {
        var (steps, made) = (new List<Func<CompositeRule, CompositeRule>>(), official);
        foreach (var part in MethodWord.Read(word))
        {
            if (of(part, made) is not { } step)
                return null;
            steps.Add(step);
            made = step(made);
        }
        return new Alternative(word, rule => steps.Aggregate(rule, (so, step) => step(so)));
    }

    private static Func<CompositeRule, CompositeRule>? Mean(MethodWord word, CompositeRule official)
    {
        Aggregation? made = word.By switch
        {
            "arithmetic" => new ArithmeticMean(),
            "geometric" => PowerMean.Geometric,
            "harmonic" => PowerMean.Harmonic,
            "power-mean" => word.Number("power") is { } power ? new PowerMean(word.By, new Constant("power", power)) : null,
            "copeland" => new Copeland(),
            _ => null,
        };
        if (made is null || (word.Of is not null && !official.Aggregations.ContainsKey(word.Of)))
            return null;
        return rule =>
            rule with
            {
                Aggregations = rule.Aggregations.ToDictionary(
                    pair => pair.Key,
                    pair => word.Of is null || word.Of == pair.Key ? made : pair.Value,
                    StringComparer.Ordinal
                ),
            };
    }

    private static Func<CompositeRule, CompositeRule>? Treated(MethodWord word, CompositeRule official)
    {
        if (word.Of is { } id)
            return OwnTreatmentOf(word.By) is { } own && official.Root.Indicators.Any(leaf => leaf.Id == id)
                ? rule => rule with { Root = rule.Root.With(id, leaf => leaf with { Treatment = own }) }
                : null;
        return word.By switch
        {
            "none" => rule => Instead<OutlierTreatment>(rule),
            "winsorise" => rule => Instead(rule, Usual(rule, word) with { ThenLog = false }),
            "winsorise-log" => rule => Instead(rule, Logarithmic(rule, word)),
            "log" => rule => Instead(rule, Logarithmic(rule, word) with { Points = new Constant("points", 0m) }),
            _ => null,
        };
    }

    private static OwnTreatment? OwnTreatmentOf(string word) =>
        word switch
        {
            "none" => OwnTreatment.None,
            "log" => OwnTreatment.Log,
            "box-cox" => OwnTreatment.BoxCox,
            AsOthers => OwnTreatment.AsOthers,
            _ => null,
        };

    private static GapFilling? Filling(MethodWord word) =>
        word.Of is not null ? null
        : word.By is "mean" or "median"
            ? word.Text(MethodWord.Group) is "" ? null
                : new Imputation(word.By == "mean" ? Centre.Mean : Centre.Median, word.GroupOr(null))
        : word.By == "regression" ? new Estimation(Estimator.Regression, word.Texts("of"), word.Texts("from"))
        : word.By == "em" ? new Estimation(Estimator.Em, [], [])
        : null;

    // All years and groups at once: a logarithm for one of them alone would put it on another scale.
    private static OutlierTreatment Logarithmic(CompositeRule rule, MethodWord word) =>
        Usual(rule, word) with
        {
            ThenLog = true,
            YearsApart = false,
            Group = null,
        };

    private static OutlierTreatment Usual(CompositeRule rule, MethodWord word)
    {
        var official = rule.Before.OfType<OutlierTreatment>().FirstOrDefault()
            ?? new OutlierTreatment(new Constant("skewness", 2m), new Constant("kurtosis", 3.5m), new Constant("points", 5m), true);
        return official with
        {
            Skewness = Given("skewness", official.Skewness),
            Kurtosis = Given("kurtosis", official.Kurtosis),
            Points = Given("points", official.Points.Amount > 0m ? official.Points : new Constant("points", 5m)),
            YearsApart = word.Text("years") is { } years ? years == "apart" : official.YearsApart,
            Group = word.GroupOr(official.Group),
        };

        Constant Given(string key, Constant otherwise) => word.Number(key) is { } number ? new Constant(key, number) : otherwise;
    }

    private static CompositeRule Instead<T>(CompositeRule rule, params T[] made)
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
        before.InsertRange(
            at >= 0 ? at
                : typeof(T) == typeof(GapFilling) && treated >= 0 ? treated
                : before.Count,
            made
        );
        return rule with { Before = before };
    }
}
