using MathNet.Numerics.LinearAlgebra;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>A principal component.</summary>
/// <param name="Eigenvalue">How much of the variance it has, in variances of one part: from 0 to the number of parts.</param>
/// <param name="Share">The share of all variance, 0 to 1.</param>
/// <param name="Cumulative">The share of this one and those before it.</param>
/// <param name="Loadings">
/// Its correlation with each part, −1 to 1, in the order of the parts; the sign is such that they add up to 0 or more.
/// </param>
public sealed record PrincipalComponent(decimal Eigenvalue, decimal Share, decimal Cumulative, IReadOnlyList<decimal> Loadings);

/// <summary>
/// The principal components of some parts' normalised values: how many different things they measure. Of their correlations, so that every
/// part has the same variance, over the units that have all of them. Source: OECD/JRC Handbook (2008), step 4; COINr, get_PCA.
/// </summary>
/// <param name="Parts">The parts.</param>
/// <param name="Units">How many units have all of them.</param>
/// <param name="Components">The components, the largest first; empty if a part is equal for all these units, or there are too few.</param>
public sealed record PrincipalComponents(IReadOnlyList<HierarchyNode> Parts, int Units, IReadOnlyList<PrincipalComponent> Components)
{
    private const int Places = 10;
    private const int LeastUnits = 3;

    /// <summary>Of the parts of every node that has at least two, the index first, and then of all indicators together.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="columns">The computed index.</param>
    /// <returns>Each with its node; null for all indicators.</returns>
    public static IReadOnlyList<(HierarchyNode? Of, PrincipalComponents Found)> All(HierarchyNode root, CompositeColumns columns)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(columns);
        var nodes = root.Flatten().Where(node => node.Children.Count > 1).Select(node => ((HierarchyNode?)node, node.Children)).ToList();
        if (root.Children.Any(child => !child.IsIndicator) && root.Indicators.Count > 1)
            nodes.Add((null, root.Indicators));
        return [.. nodes.Select(node => (node.Item1, Of(node.Item2, id => columns.Of(id))))];
    }

    /// <summary>Of some parts.</summary>
    /// <param name="parts">The parts, at least two.</param>
    /// <param name="column">The values of a part by its id.</param>
    public static PrincipalComponents Of(IReadOnlyList<HierarchyNode> parts, Func<string, IReadOnlyList<decimal?>> column)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(column);
        IReadOnlyList<decimal?>[] columns = [.. parts.Select(part => column(part.Id))];
        int[] complete = [.. Enumerable.Range(0, columns[0].Count).Where(unit => columns.All(values => values[unit] is not null))];
        decimal?[][] values = [.. columns.Select(values => complete.Select(unit => values[unit]).ToArray())];
        if (complete.Length < LeastUnits || values.Any(one => one.Distinct().Count() < 2))
            return new PrincipalComponents(parts, complete.Length, []);
        var correlations = Matrix<double>.Build.Dense(parts.Count, parts.Count, (row, at) =>
            row == at ? 1 : (double)Coherence.Correlation(values[Math.Min(row, at)], values[Math.Max(row, at)])!.Value
        );
        var found = correlations.Evd(Symmetricity.Symmetric);
        int[] order = [.. Enumerable.Range(0, parts.Count).OrderByDescending(i => found.EigenValues[i].Real).ThenBy(i => i)];
        var components = new List<PrincipalComponent>();
        var together = 0.0;
        foreach (var i in order)
        {
            // Rounding can put the smallest a hair below 0.
            var eigenvalue = Math.Max(0, found.EigenValues[i].Real);
            together += eigenvalue;
            var vector = found.EigenVectors.Column(i) * Math.Sqrt(eigenvalue);
            if (vector.Sum() < 0)
                vector = -vector;
            components.Add(
                new PrincipalComponent(
                    Settled(eigenvalue),
                    Settled(eigenvalue / parts.Count),
                    Settled(Math.Min(1, together / parts.Count)),
                    [.. vector.Select(Settled)]
                )
            );
        }
        return new PrincipalComponents(parts, complete.Length, components);
    }

    // Ten digits: what comes after them differs with the way in which the eigenvalues are found.
    private static decimal Settled(double value) => Exact.Round((decimal)value, Places, RoundingMode.HalfToEven);
}
