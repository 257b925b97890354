using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>Another normalisation than the official one, of all indicators or of one.</summary>
internal static class OtherNormalisation
{
    /// <summary>The keys of each normalisation, as in rule files.</summary>
    public static IReadOnlyList<string> KeysOf(string by, CompositeRule official) =>
        [
            .. OnInterval(by) ? new[] { "from", "to" } : [],
            .. by == "distance-to-target" ? new[] { "beyond" } : [],
            .. by == "goalposts" ? [] : new[] { MethodWord.Group },
            .. IsJoint(by) && official.Over.Count > 0 ? new[] { "over" } : [],
        ];

    /// <summary>The rule with that normalisation; null if there is no such word, or if an indicator lacks what it needs.</summary>
    public static Func<CompositeRule, CompositeRule>? Of(MethodWord word, CompositeRule official) =>
        word.Of is { } id ? OfOne(word, id, official) : OfAll(word, official);

    /// <summary>The indicators that lack the target or the goalposts of a normalisation.</summary>
    public static IEnumerable<string> Lacking(string by, IEnumerable<HierarchyNode> indicators) =>
        indicators
            .Where(leaf =>
                by switch
                {
                    "distance-to-target" => leaf.Yardstick.Target is null,
                    "goalposts" => leaf.Yardstick is not { Low: not null, High: not null },
                    _ => false,
                }
            )
            .Select(leaf => leaf.Id);

    private static Func<CompositeRule, CompositeRule>? OfAll(MethodWord word, CompositeRule official)
    {
        var by = word.By;
        var interval = official.Normalisation as IntervalNormalisation;
        var from = word.Number("from") is { } low ? new Constant("from", low) : interval?.From ?? new Constant("from", 0m);
        var to = word.Number("to") is { } high ? new Constant("to", high) : interval?.To ?? new Constant("to", 100m);
        if (from.Amount >= to.Amount || Lacking(by, official.Root.Indicators.Where(leaf => leaf.Normalisation is null)).Any())
            return null;
        // Another scale, not other units to be compared with; goalposts compare with nobody.
        var group = by == "goalposts" ? null : word.GroupOr(official.Normalisation.Group);
        if (Normalisation.Named(by, from, to, word.Text("beyond") == "counted") is not { } scale)
            return null;
        var made = scale with { Group = group };
        // Places are places of one year, and goalposts need no years.
        var alone = !IsJoint(by) || word.Text("over") == "none";
        return rule => Onto(rule, made) with { Over = alone ? [] : rule.Over };
    }

    private static Func<CompositeRule, CompositeRule>? OfOne(MethodWord word, string id, CompositeRule official)
    {
        var leaf = official.Root.Indicators.FirstOrDefault(one => one.Id == id);
        if (leaf is null || official.Normalisation is not IntervalNormalisation)
            return null;
        if (word.By == MethodAlternatives.AsOthers)
            return rule => rule with { Root = rule.Root.With(id, one => one with { Normalisation = null }) };
        if (!OnInterval(word.By) || Lacking(word.By, [leaf]).Any())
            return null;
        return rule =>
            rule.Normalisation is IntervalNormalisation all
                ? rule with
                {
                    Root = rule.Root.With(id, one => one with { Normalisation = Own(word.By, all) }),
                }
                : rule;
    }

    /// <summary>
    /// The rule with another normalisation. What an indicator's own line asks for is onto the interval of all and within the groups of all;
    /// where all have no interval, the line goes with them.
    /// </summary>
    internal static CompositeRule Onto(CompositeRule rule, Normalisation all) =>
        rule with
        {
            Normalisation = all,
            Root = rule
                .Root.Indicators.Where(leaf => leaf.Normalisation is not null)
                .Aggregate(rule.Root, (tree, leaf) =>
                    tree.With(leaf.Id, one =>
                        one with
                        {
                            Normalisation = all is IntervalNormalisation onto ? Own(one.Normalisation!.Kind, onto) : null,
                        }
                    )
                ),
        };

    private static IntervalNormalisation Own(string by, IntervalNormalisation all) =>
        by == all.Kind
            ? all
            : (IntervalNormalisation)Normalisation.Named(by, all.From, all.To)! with
            {
                Group = by == "goalposts" ? null : all.Group,
            };

    private static bool OnInterval(string by) =>
        Normalisation.Named(by, new Constant("from", 0m), new Constant("to", 1m)) is IntervalNormalisation;

    private static bool IsJoint(string by) => by is "min-max" or "z-score" or "distance-to-best" or "distance-to-target";
}
