using MathNet.Numerics.LinearAlgebra;
using Scoring.Domain.Hierarchy.Robustness;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// The search for weights by which every part has the importance that is wanted, in binary arithmetic: Levenberg's and Marquardt's damped
/// least squares over the logarithms of the weights. Nothing is drawn.
/// </summary>
internal sealed class WeightSearch
{
    private readonly BinaryTree _tree;
    private readonly double[][] _columns;
    private readonly double[][] _room;
    private readonly double[] _wanted;
    private readonly Importance _importance;

    /// <summary>Prepares the search.</summary>
    public WeightSearch(
        CompositeRule rule,
        HierarchyNode node,
        HierarchyNode[] parts,
        CompositeColumns columns,
        Importance importance,
        double[] wanted
    )
    {
        (_importance, _wanted) = (importance, wanted);
        _columns = [.. parts.Select(part => columns.Of(part.Id).Select(value => (double?)value ?? double.NaN).ToArray())];
        // The parts as indicators: what is below them does not depend on these weights.
        var flat = node with { Children = [.. parts.Select(part => part with { Children = [] })] };
        var places = flat.Flatten().Index().ToDictionary(one => one.Item.Id, one => one.Index, StringComparer.Ordinal);
        _tree = new BinaryTree(rule with { Root = flat }, id => _columns[places[id] - 1], places);
        _room = [.. Enumerable.Range(0, _tree.Nodes).Select(_ => new double[columns.Of(node.Id).Count])];
    }

    /// <summary>The node's score by some weights; NaN for a unit without one.</summary>
    public double[] ScoreBy(double[] weights) => [.. _tree.Of([1, .. weights], _room)];

    /// <summary>The weights found, from those that give every part the same spread.</summary>
    public double[] Best()
    {
        const int mostSteps = 300;
        const double enough = 1e-13;
        var at = Array.ConvertAll(_columns, column => -Math.Log(Spread(column)));
        var (off, damping) = (Off(at), 1e-3);
        for (var step = 0; step < mostSteps && off.InfinityNorm() > enough && damping < 1e12; step++)
        {
            var slopes = Slopes(at);
            var down = slopes.Transpose();
            var square = down * slopes;
            var move = (square + damping * Matrix<double>.Build.DenseIdentity(at.Length)).Solve(-(down * off));
            var next = Within([.. at.Select((value, i) => value + move[i])]);
            var there = Off(next);
            if (there.L2Norm() < off.L2Norm())
                (at, off, damping) = (next, there, Math.Max(damping / 10, 1e-15));
            else
                damping *= 10;
        }
        return Array.ConvertAll(at, Math.Exp);
    }

    // Beyond it a part has no say any more; without an end the search would go on for ever.
    private static double[] Within(double[] logs)
    {
        const double widest = 14;
        return [.. logs.Select(value => Math.Max(value, logs.Max() - widest) - logs.Max())];
    }

    private Matrix<double> Slopes(double[] at)
    {
        const double hair = 1e-5;
        return Matrix<double>.Build.DenseOfColumnVectors(
            Enumerable
                .Range(0, at.Length)
                .Select(i =>
                {
                    double[] up = [.. at],
                        below = [.. at];
                    up[i] += hair;
                    below[i] -= hair;
                    return (Off(up) - Off(below)) / (2 * hair);
                })
        );
    }

    /// <summary>How far each part's share of importance is from the one wanted.</summary>
    private Vector<double> Off(double[] logs)
    {
        var score = _tree.Of([1, .. logs.Select(Math.Exp)], _room);
        var all = Array.ConvertAll(_columns, column => Correlation(column, score));
        if (_importance == Importance.Squared)
            all = Array.ConvertAll(all, one => one * one);
        var sum = all.Sum();
        return Vector<double>.Build.Dense(all.Length, i => all[i] / sum - _wanted[i]);
    }

    private static double Spread(double[] column)
    {
        double[] present = [.. column.Where(value => !double.IsNaN(value))];
        var mean = present.Average();
        return Math.Sqrt(present.Sum(value => (value - mean) * (value - mean)) / (present.Length - 1));
    }

    private static double Correlation(double[] first, double[] second)
    {
        (double X, double Y)[] pairs = [.. first.Zip(second).Where(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second))];
        double meanX = pairs.Average(pair => pair.X),
            meanY = pairs.Average(pair => pair.Y);
        return pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY))
            / Math.Sqrt(pairs.Sum(pair => (pair.X - meanX) * (pair.X - meanX)) * pairs.Sum(pair => (pair.Y - meanY) * (pair.Y - meanY)));
    }
}
