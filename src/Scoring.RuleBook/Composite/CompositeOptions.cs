using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Composite;

/// <summary>Reads how a composite index is computed from the map of its step.</summary>
/// <param name="step">The step's map.</param>
internal sealed class CompositeOptions(Entry step)
{
    private static readonly string[] PreparationKeys = ["carry", "impute", "screen", "treat"];
    private static readonly string[] IntervalKeys = ["from", "to"];
    private static readonly Dictionary<string, bool> ThenWords = new() { ["log"] = true, ["keep"] = false };

    /// <summary>The preparation before normalising, in the order written.</summary>
    public IReadOnlyList<Preparation> Preparations() => [.. step.Children("before").SelectMany(Prepared)];

    /// <summary>The normalisation; null if it is faulty.</summary>
    public Normalisation? Normalisation()
    {
        if (step.Child("normalise") is not { } entry)
            return null;
        var by = entry.Choice("by", CompositeLabels.AsWritten(CompositeLabels.Normalisations));
        if (!CompositeLabels.OnInterval.Contains(by))
        {
            foreach (var key in IntervalKeys.Where(entry.Has))
                entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf(key), key, "by: " + by);
        }
        if (!CompositeLabels.Joint.Contains(by) && entry.Has("over"))
            entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf("over"), "over", "by: " + by);
        // Goalposts are agreed beforehand: no units are read for them.
        if (by == "goalposts" && entry.Has("group"))
            entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf("group"), "group", "by: " + by);
        if (entry.Constant("from") is not { } from || entry.Constant("to") is not { } to)
            return null;
        if (from.Amount >= to.Amount)
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("to"), "to", from.Amount, to.Amount);
        if (by != "distance-to-target" && entry.Has("beyond"))
            entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf("beyond"), "beyond", "by: " + by);
        // Asked for only where it is written: a default would be one more key in the rules as read of every older publication.
        var beyond = entry.Has("beyond") && entry.Choice("beyond", CompositeLabels.Beyond);
        // A name that there is not is reported already.
        return Domain.Hierarchy.Normalisation.Named(by, from, to, beyond) is { } made
            ? made with
            {
                Citation = entry.Citation,
                Group = entry.Text("group"),
            }
            : null;
    }

    /// <summary>
    /// The tree with the weights that the step gives in place of the table's, so that variants of an index share one table. A node that is
    /// not in the tree, or is named twice, is a fault; and in the end so is a node of whose children none counts.
    /// </summary>
    public HierarchyNode Weighted(HierarchyNode root)
    {
        var ids = root.Flatten().Skip(1).Select(node => node.Id).ToList();
        var given = new Dictionary<string, (Constant Weight, int Line)>(StringComparer.Ordinal);
        foreach (var entry in step.Children("weights"))
        {
            if (entry.Text("of") is not { } id || entry.Constant("weight") is not { } weight)
                continue;
            var line = entry.LineOf("of");
            if (!ids.Contains(id))
                entry.Faults.AddNear(FaultCodes.ReferenceToNothing, line, id, ids, "weights");
            else if (!given.TryAdd(id, (weight, line)))
                entry.Faults.Add(FaultCodes.IdDuplicate, line, id, given[id].Line);
        }
        var weighted = With(root);
        foreach (var node in weighted.Flatten().Where(node => !node.IsIndicator && !node.Counting.Any()))
            step.Faults.Add(FaultCodes.WeightsAllZero, step.LineOf(step.Has("weights") ? "weights" : "file"), node.Id);
        return weighted;

        HierarchyNode With(HierarchyNode node) =>
            node with
            {
                Weight = given.TryGetValue(node.Id, out var own) ? own.Weight : node.Weight,
                Children = [.. node.Children.Select(With)],
            };
    }

    /// <summary>The aggregations as written: for a level, or for all others if no level is named.</summary>
    public IReadOnlyList<(string? Level, Aggregation Aggregation, Entry Entry)> Aggregations()
    {
        var read = new List<(string? Level, Aggregation, Entry)>();
        foreach (var entry in step.Children("aggregate"))
        {
            var (level, by) = (entry.Text("level"), entry.Choice("by", CompositeLabels.AsWritten(CompositeLabels.Aggregations)));
            var power = entry.Constant("power");
            if (by == "power-mean" && !entry.Has("power"))
                entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "power", "aggregate");
            else if (by != "power-mean" && entry.Has("power"))
                entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf("power"), "power", "by: power-mean");
            if (read.Find(other => other.Level == level) is { Item3: { } first })
                entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("level"), level ?? "level", first.LineOf("level"));
            read.Add((level, Made(by, power) with { Citation = entry.Citation }, entry));
        }
        return read;
    }

    /// <summary>What an absent child means.</summary>
    public AbsentChild AbsentChild()
    {
        if (step.Child("absent-child") is not { } entry)
            return new AbsentChild();
        var fill = entry.Choice("by", CompositeLabels.Fills);
        if (fill == ChildFill.Refused && entry.Has("coverage"))
            entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf("coverage"), "coverage", "by: refuse");
        return new AbsentChild(fill, Share(entry)) { Citation = entry.Citation };
    }

    /// <summary>The aggregation of each level of the tree; a level without one, and an unknown level name, is a fault.</summary>
    public Dictionary<string, Aggregation> ByLevel(
        IReadOnlyList<(string? Level, Aggregation Aggregation, Entry Entry)> written,
        IReadOnlyList<string> levels
    )
    {
        foreach (var (level, _, entry) in written.Where(item => item.Level is not null && !levels.Contains(item.Level)))
            entry.Faults.AddNear(FaultCodes.UnknownChoice, entry.LineOf("level"), level!, levels, "level", string.Join(", ", levels));
        var byLevel = new Dictionary<string, Aggregation>(StringComparer.Ordinal);
        foreach (var level in levels)
        {
            var found = written
                .Where(item => item.Level == level || item.Level is null)
                .OrderBy(item => item.Level is null)
                .Select(item => item.Aggregation)
                .FirstOrDefault();
            if (found is not null)
                byLevel.Add(level, found);
            else if (step.Has("aggregate"))
                step.Faults.Add(FaultCodes.AggregateMissing, step.LineOf("aggregate"), level);
        }
        return byLevel;
    }

    /// <summary>
    /// Reports a normalisation with values below 0 under a mean that cannot take them, and warns of one whose worst unit has 0 under a mean
    /// that is then 0 as a whole.
    /// </summary>
    /// <param name="normalisation">The normalisation of all.</param>
    /// <param name="root">The tree, whose indicators may have their own.</param>
    /// <param name="aggregations">The means.</param>
    public void CheckMeans(Normalisation normalisation, HierarchyNode root, IReadOnlyCollection<Aggregation> aggregations)
    {
        var worst = root.Indicators.Select(indicator => indicator.Normalisation ?? normalisation).FirstOrDefault(by => by.WorstIsZero);
        if (normalisation.CanBeNegative && aggregations.FirstOrDefault(aggregation => aggregation.NeedsPositive) is { } mean)
            step.Faults.Add(FaultCodes.MeanNegative, step.LineOf("normalise"), mean.Kind, normalisation.Kind);
        if (worst is not null && aggregations.FirstOrDefault(aggregation => aggregation.FallsToZero) is { } zero)
            step.Faults.Warn(FaultCodes.MeanOfZero, step.LineOf("normalise"), zero.Kind, worst.Kind);
    }

    /// <summary>A normalisation that one indicator's line names, onto the interval of all.</summary>
    /// <param name="by">One of <see cref="CompositeLabels.OnInterval"/>.</param>
    /// <param name="all">The normalisation of all.</param>
    public static Normalisation Own(string by, IntervalNormalisation all) =>
        by == all.Kind
            ? all
            : Domain.Hierarchy.Normalisation.Named(by, all.From, all.To)! with
            {
                Group = by == "goalposts" ? null : all.Group,
            };

    private static Aggregation Made(string by, Constant? power) =>
        by switch
        {
            "arithmetic" => new ArithmeticMean(),
            "geometric" => PowerMean.Geometric,
            "harmonic" => PowerMean.Harmonic,
            "copeland" => new Copeland(),
            _ => new PowerMean(by, power ?? new Constant("power", 1m)),
        };

    private static IEnumerable<Preparation> Prepared(Entry entry)
    {
        string[] written = [.. PreparationKeys.Where(entry.Has)];
        if (written.Length == 0)
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "carry, impute, screen, treat", "before");
        foreach (var key in written.Skip(1))
            entry.Faults.Add(FaultCodes.UnknownKey, entry.LineOf(key), key, written[0]);
        if (entry.Child("carry") is { } carry)
            yield return new CarriedForward(carry.Texts("from")) { Citation = carry.Citation };
        if (entry.Child("impute") is { } impute)
            yield return new GapOptions(impute).Read();
        if (entry.Child("screen") is { } screen && Share(screen) is { } coverage)
            yield return new Screening(coverage) { Citation = screen.Citation };
        if (entry.Child("treat") is not { } treat)
            yield break;
        var (skewness, kurtosis, points) = (treat.Constant("skewness"), treat.Constant("kurtosis"), treat.Constant("points"));
        var log = treat.Choice("then", ThenWords);
        var apart = treat.Has("years") && treat.Choice("years", CompositeLabels.Years);
        // A logarithm for one year or group and none for another would put them on different scales.
        if (log && (apart || treat.Has("group")))
            treat.Faults.Add(FaultCodes.UnknownChoice, treat.LineOf("then"), "log", "then", "keep");
        if (skewness is not null && kurtosis is not null && points is not null)
            yield return new OutlierTreatment(skewness, kurtosis, points, log)
            {
                YearsApart = apart,
                Group = treat.Text("group"),
                Citation = treat.Citation,
            };
    }

    private static Constant? Share(Entry entry)
    {
        var share = entry.Constant("coverage");
        if (share is { Amount: > 1m })
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("coverage"), "coverage", share.Amount, 1m);
        return share;
    }
}
