using System.Numerics;

namespace Scoring.Domain.Hierarchy.Robustness;

/// <summary>
/// The tree of a composite index over normalised indicators in binary arithmetic, for thousands of runs. NaN is no value. A child of weight
/// 0 is no child. Formulas and edges are those of <see cref="Aggregation"/> and <see cref="AbsentChild"/>; the official index is never
/// computed here, and <see cref="IndexModel"/> checks that both agree.
/// </summary>
internal sealed class BinaryTree
{
    private readonly record struct Branch(int Slot, int[] Children, Aggregation By, bool Complete);

    private readonly double[][] _indicators;
    private readonly List<Branch> _branches = [];
    private readonly int[] _weightOf;
    private readonly ChildFill _fill;
    private readonly decimal _coverage;

    /// <summary>Lays out a tree.</summary>
    /// <param name="rule">The rule, whose tree may be smaller than the official one.</param>
    /// <param name="columns">Each indicator's normalised values by its id.</param>
    /// <param name="places">The place of each node of the official tree among its weights, by id.</param>
    public BinaryTree(CompositeRule rule, Func<string, double[]> columns, IReadOnlyDictionary<string, int> places)
    {
        (_fill, _coverage) = (rule.AbsentChild.Fill, rule.AbsentChild.Coverage?.Amount ?? 0m);
        HierarchyNode[] nodes = [.. rule.Root.Flatten()];
        var slots = nodes.Index().ToDictionary(node => node.Item.Id, node => node.Index, StringComparer.Ordinal);
        _indicators = [.. nodes.Select(node => node.IsIndicator ? columns(node.Id) : [])];
        _weightOf = [.. nodes.Select(node => places[node.Id])];
        // From below: every node stands behind the one above it.
        for (var slot = nodes.Length - 1; slot >= 0; slot--)
        {
            var node = nodes[slot];
            if (!node.IsIndicator)
            {
                int[] children = [.. node.Children.Select(child => slots[child.Id])];
                var complete = children.All(child => _indicators[child].Length > 0 && !_indicators[child].Any(double.IsNaN));
                _branches.Add(new Branch(slot, children, rule.Aggregations[node.Level], complete));
            }
        }
    }

    /// <summary>How many nodes there are.</summary>
    public int Nodes => _indicators.Length;

    /// <summary>Computes the index of all units.</summary>
    /// <param name="weights">The weight of each node of the official tree, from 0.</param>
    /// <param name="room">Working columns, one for each node at least, as long as there are units.</param>
    /// <returns>The index; one of the working columns.</returns>
    public double[] Of(double[] weights, double[][] room)
    {
        if (_branches.Count == 0)
            return _indicators[0];
        foreach (var branch in _branches)
            Fill(branch, weights, room);
        return room[0];
    }

    private void Fill(Branch branch, double[] weights, double[][] room)
    {
        var into = room[branch.Slot];
        var (columns, own, total, complete) = (new double[branch.Children.Length][], new double[branch.Children.Length], 0.0, true);
        var count = 0;
        foreach (var child in branch.Children)
        {
            var weight = weights[_weightOf[child]];
            if (weight <= 0)
                continue;
            columns[count] = _indicators[child].Length > 0 ? _indicators[child] : room[child];
            complete &= branch.Complete || !HasGap(columns[count]);
            own[count++] = weight;
            total += weight;
        }
        Array.Resize(ref columns, count);
        Array.Resize(ref own, count);
        if (count == 0)
            Array.Fill(into, double.NaN);
        else if (branch.By is Copeland)
            BinaryCopeland.Fill(columns, own, Settled(columns), into);
        else if (complete && branch.By is ArithmeticMean)
            Mean(columns, own, total, into);
        else
            EachUnit(branch.By, columns, own, into);
    }

    private static bool HasGap(double[] column)
    {
        foreach (var value in column)
        {
            if (double.IsNaN(value))
                return true;
        }
        return false;
    }

    private static void Mean(double[][] columns, double[] weights, double total, double[] into)
    {
        Array.Clear(into);
        for (var child = 0; child < columns.Length; child++)
        {
            var (column, share) = (columns[child], weights[child] / total);
            var unit = 0;
            // Each unit's sum takes the same steps in the same order, however many the processor does at once.
            for (; unit <= into.Length - Vector<double>.Count; unit += Vector<double>.Count)
                (new Vector<double>(into, unit) + new Vector<double>(column, unit) * share).CopyTo(into, unit);
            for (; unit < into.Length; unit++)
                into[unit] += column[unit] * share;
        }
    }

    private void EachUnit(Aggregation by, double[][] columns, double[] weights, double[] into)
    {
        var row = new double[columns.Length];
        for (var unit = 0; unit < into.Length; unit++)
            into[unit] = IsSettled(columns, unit, row) ? Mean(by, row, weights) : double.NaN;
    }

    /// <summary>The rows as they are aggregated, null for a unit with too few children.</summary>
    private double[]?[] Settled(double[][] columns)
    {
        var rows = new double[]?[columns[0].Length];
        for (var unit = 0; unit < rows.Length; unit++)
        {
            var row = new double[columns.Length];
            rows[unit] = IsSettled(columns, unit, row) ? row : null;
        }
        return rows;
    }

    private bool IsSettled(double[][] columns, int unit, double[] row)
    {
        var present = 0;
        for (var child = 0; child < row.Length; child++)
        {
            row[child] = columns[child][unit];
            present += double.IsNaN(row[child]) ? 0 : 1;
        }
        if (present == row.Length)
            return true;
        if (present == 0 || present < _coverage * row.Length || _fill == ChildFill.Refused)
            return false;
        if (_fill == ChildFill.LeftOut)
            return true;
        var sorted = row.Where(value => !double.IsNaN(value)).Order().ToArray();
        var middle = _fill == ChildFill.SiblingMean ? sorted.Average() : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        for (var child = 0; child < row.Length; child++)
            row[child] = double.IsNaN(row[child]) ? middle : row[child];
        return true;
    }

    private static double Mean(Aggregation by, double[] row, double[] weights)
    {
        var power = by is PowerMean mean ? (double)mean.Power.Amount : 1;
        double sum = 0,
            total = 0;
        for (var child = 0; child < row.Length; child++)
        {
            var value = row[child];
            if (double.IsNaN(value))
                continue;
            if (by is PowerMean && value < 0)
                return double.NaN;
            total += weights[child];
            sum +=
                weights[child]
                * power switch
                {
                    1 => value,
                    0 => Math.Log(value),
                    -1 => 1 / value,
                    _ => Math.Pow(value, power),
                };
        }
        // A 0 gives −∞ or ∞, and so 0 as a whole.
        return power switch
        {
            1 => sum / total,
            0 => Math.Exp(sum / total),
            -1 => total / sum,
            _ => Math.Pow(sum / total, 1 / power),
        };
    }
}
