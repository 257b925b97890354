using System.Collections.Concurrent;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>
/// A composite index that can be made in many ways. A way is a point: one number from 0 up to 1 for each factor of the plan, which picks
/// an alternative or starts the drawing of weights. Every indicator is prepared and normalised by the official decimal formulas, once for
/// each combination of methods; weights and means are binary. The same point gives the same index on every machine.
/// </summary>
public sealed class IndexModel
{
    private const decimal Allowed = 1e-9m;

    private readonly CompositeRule _rule;
    private readonly IndexPlan _plan;
    private readonly ReportedYear _own;
    private readonly IReadOnlyList<ReportedYear> _others;
    private readonly HierarchyNode[] _nodes;
    private readonly Dictionary<string, int> _places;
    private readonly double[] _weights;
    private readonly double[][] _sets;
    private readonly double[] _share;
    private readonly ConcurrentDictionary<long, Lazy<BinaryTree>> _trees = new();
    private readonly ConcurrentDictionary<string, Lazy<PreparedIndicators>> _prepared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Dictionary<string, double[]>>> _columns = new(StringComparer.Ordinal);

    /// <summary>Prepares the runs.</summary>
    /// <param name="rule">The official rule.</param>
    /// <param name="plan">What is varied; without a clash (<see cref="IndexPlan.Clash"/>).</param>
    /// <param name="own">What was reported.</param>
    /// <param name="others">The same of the other editions that the bounds include.</param>
    public IndexModel(CompositeRule rule, IndexPlan plan, ReportedYear own, params IReadOnlyList<ReportedYear> others)
    {
        (_rule, _plan, _own, _others) = (rule, plan, own, others);
        Of = rule.Root.Id;
        _nodes = [.. rule.Root.Flatten()];
        _places = _nodes.Index().ToDictionary(node => node.Item.Id, node => node.Index, StringComparer.Ordinal);
        _weights = [.. _nodes.Select(node => (double)node.Weight.Amount)];
        _sets =
        [
            .. (plan.Weights?.Sets ?? []).Select(set =>
                _nodes.Select((node, i) => set.Weights.TryGetValue(node.Id, out var weight) ? (double)weight : _weights[i]).ToArray()
            ),
        ];
        _share = plan.Weights?.Share is { } share ? [(double)share] : [];
    }

    /// <summary>What is varied.</summary>
    public IndexPlan Plan => _plan;

    /// <summary>The id of the node whose values are computed: the index, or a part of it that no alternative leaves out.</summary>
    public string Of { get; init; }

    /// <summary>How many units there are.</summary>
    public int Units => _own.Units;

    /// <summary>Working columns for one run at a time.</summary>
    internal IndexRoom Room() => new(_nodes.Length, Units);

    /// <summary>The index made in the official way, in binary arithmetic; NaN for a unit without one.</summary>
    internal double[] Nominal(IndexRoom room) => TreeOf(new int[_plan.Methods.Count]).Of(_weights, room.Columns);

    /// <summary>The index at a point; valid until the room is used again.</summary>
    /// <param name="point">A number from 0 up to 1 for each factor.</param>
    /// <param name="room">Working columns.</param>
    internal double[] At(ReadOnlySpan<double> point, IndexRoom room)
    {
        var chosen = room.Chosen(_plan.Methods.Count);
        for (var i = 0; i < chosen.Length; i++)
            chosen[i] = (int)(point[i] * _plan.Methods[i].Alternatives.Count);
        return TreeOf(chosen).Of(_plan.Weights is null ? _weights : WeightsAt(point[^1], room.Weights), room.Columns);
    }

    /// <summary>
    /// The first unit whose index in binary arithmetic, made in the official way, is not the official one to a billionth; null if all
    /// agree.
    /// </summary>
    /// <param name="official">The official index; null for a unit without one.</param>
    public int? FirstDifference(IReadOnlyList<decimal?> official)
    {
        var nominal = Nominal(Room());
        for (var unit = 0; unit < Units; unit++)
        {
            if (official[unit] is not { } exact ? !double.IsNaN(nominal[unit]) : !Agrees(nominal[unit], exact))
                return unit;
        }
        return null;
    }

    private static bool Agrees(double binary, decimal exact) =>
        FifteenDigits.Of(binary) is { } number && Math.Abs(number - exact) <= Allowed * Math.Max(1m, Math.Abs(exact));

    private double[] WeightsAt(double point, double[] into)
    {
        if (_sets.Length > 0)
            return _sets[(int)(point * _sets.Length)];
        var chance = new SplitMix64(BitConverter.DoubleToUInt64Bits(point));
        for (var i = 0; i < into.Length; i++)
            into[i] = _weights[i] * (1 + _share[0] * (2 * chance.NextShare() - 1));
        return into;
    }

    private BinaryTree TreeOf(int[] chosen)
    {
        var number = 0L;
        for (var i = 0; i < chosen.Length; i++)
            number = number * _plan.Methods[i].Alternatives.Count + chosen[i];
        return _trees.GetOrAdd(number, MadeFrom, chosen).Value;
    }

    private Lazy<BinaryTree> MadeFrom(long number, int[] chosen)
    {
        int[] kept = [.. chosen];
        return new Lazy<BinaryTree>(() => Make(kept));
    }

    private BinaryTree Make(int[] chosen)
    {
        var full = _rule;
        for (var i = 0; i < chosen.Length; i++)
            full = _plan.Methods[i].Kind == FactorKind.LeftOut ? full : _plan.Methods[i].Alternatives[chosen[i]].Of(full);
        full = Lifted(full);
        var rule = full;
        for (var i = 0; i < chosen.Length; i++)
            rule = _plan.Methods[i].Kind == FactorKind.LeftOut ? _plan.Methods[i].Alternatives[chosen[i]].Of(rule) : rule;
        // What is left out changes the other columns only where they hang together.
        var together = rule.IndicatorsHangTogether;
        var before = Key(chosen, kind => kind is FactorKind.Imputation or FactorKind.Treatment || (together && kind == FactorKind.LeftOut));
        var whole = together ? rule : full;
        // A normalisation that takes no bounds over years makes the figures of one year alone.
        var others = whole.Over.Count > 0 ? _others : [];
        var columns = _columns
            .GetOrAdd($"{before} {Key(chosen, kind => kind == FactorKind.Normalisation)} {rule.Normalisation}", _ => new(() =>
                {
                    var prepared = _prepared
                        .GetOrAdd($"{before} {others.Count}", _ => new(() => new PreparedIndicators(whole, _own, others)))
                        .Value;
                    var normalised = new NormalisedIndicators(whole, prepared);
                    return whole.Root.Indicators.ToDictionary(
                        leaf => leaf.Id,
                        leaf => Array.ConvertAll(normalised.Of(leaf.Id), value => value is { } number ? (double)number : double.NaN),
                        StringComparer.Ordinal
                    );
                }))
            .Value;
        // Everything below the wanted node, and nothing beside or above it, makes its value.
        return new BinaryTree(rule with { Root = rule.Root.Flatten().First(node => node.Id == Of) }, id => columns[id], _places);
    }

    private string Key(int[] chosen, Func<FactorKind, bool> matters) =>
        string.Join(' ', chosen.Where((_, i) => matters(_plan.Methods[i].Kind)));

    /// <summary>
    /// Under another mean for which one 0 makes the whole 0, the lower end of an interval is lifted to a hundredth of it; otherwise every
    /// unit that is last anywhere would be last. Source: COINr and JRC practice, 1 to 100.
    /// </summary>
    private CompositeRule Lifted(CompositeRule rule) =>
        rule.Normalisation is IntervalNormalisation { CanBeZero: true } interval
        && rule.Aggregations.Values.Any(mean => mean.FallsToZero)
        && !_rule.Aggregations.Values.Any(mean => mean.FallsToZero)
            ? OtherNormalisation.Onto(
                rule,
                interval with
                {
                    From = new Constant("from", interval.From.Amount + 0.01m * (interval.To.Amount - interval.From.Amount)),
                }
            )
            : rule;
}

/// <summary>Working columns for one run of an <see cref="IndexModel"/> at a time; one a thread.</summary>
/// <param name="nodes">How many nodes the official tree has.</param>
/// <param name="units">How many units there are.</param>
internal sealed class IndexRoom(int nodes, int units)
{
    private int[] _chosen = [];

    /// <summary>One column for each node.</summary>
    public double[][] Columns { get; } = [.. Enumerable.Range(0, nodes).Select(_ => new double[units])];

    /// <summary>A weight for each node.</summary>
    public double[] Weights { get; } = new double[nodes];

    /// <summary>Room for the numbers of the alternatives.</summary>
    public int[] Chosen(int methods) => _chosen.Length == methods ? _chosen : _chosen = new int[methods];
}
