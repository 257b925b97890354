using Scoring.Domain.Numbers;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// How each pair of units compares indicator by indicator, whatever the means say: the share of the weights of the indicators in which one
/// is better, plus half of those in which both are equal. Weights are the effective ones; indicators that one of the two lacks count for
/// neither. Source: Munda and Nardo (2009); COINr, outrankMatrix.
/// </summary>
public sealed class Outranking
{
    private readonly decimal?[,] _shares;
    private readonly List<(int Unit, int Dominated)> _dominance = [];

    /// <summary>Compares the units of a computed index.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="columns">The computed index.</param>
    public Outranking(HierarchyNode root, CompositeColumns columns)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(columns);
        var effective = root.EffectiveWeights();
        HierarchyNode[] indicators = [.. root.Indicators.Where(indicator => effective[indicator.Id] > 0m)];
        decimal[] weights = [.. indicators.Select(indicator => effective[indicator.Id])];
        int[][] orders = [.. indicators.Select(indicator => Association.OrderOf(Settled(columns.Of(indicator.Id))))];
        Units = columns.Of(root.Id).Count;
        _shares = new decimal?[Units, Units];
        for (var unit = 0; unit < Units; unit++)
        {
            for (var other = unit + 1; other < Units; other++)
                Compare(unit, other, weights, orders);
        }
        _dominance.Sort();
    }

    /// <summary>How many units there are.</summary>
    public int Units { get; }

    /// <summary>
    /// The pairs of which the first is at least equal in every indicator that both have, and better in one: no weights can turn them round.
    /// </summary>
    public IReadOnlyList<(int Unit, int Dominated)> Dominance => _dominance;

    /// <summary>How many pairs of units have an indicator in common.</summary>
    public int Pairs { get; private set; }

    /// <summary>
    /// The share of the weights that speaks for a unit before another one, 0 to 1; the two shares of a pair add up to 1. Null for a unit
    /// and itself, and for two without a common indicator.
    /// </summary>
    public decimal? Share(int unit, int other) => _shares[unit, other];

    private static decimal?[] Settled(IReadOnlyList<decimal?> column) =>
        [.. column.Select(value => value is { } number ? Exact.Canonicalize(number) : (decimal?)null)];

    private void Compare(int unit, int other, decimal[] weights, int[][] orders)
    {
        decimal ahead = 0m,
            behind = 0m,
            equal = 0m;
        for (var i = 0; i < weights.Length; i++)
        {
            var (own, theirs) = (orders[i][unit], orders[i][other]);
            if (own < 0 || theirs < 0)
                continue;
            if (own > theirs)
                ahead += weights[i];
            else if (own < theirs)
                behind += weights[i];
            else
                equal += weights[i];
        }
        var total = ahead + behind + equal;
        if (total == 0m)
            return;
        Pairs++;
        _shares[unit, other] = Exact.Canonicalize(Exact.Divide(ahead + equal * 0.5m, total));
        _shares[other, unit] = Exact.Canonicalize(Exact.Divide(behind + equal * 0.5m, total));
        if (behind == 0m && ahead > 0m)
            _dominance.Add((unit, other));
        else if (ahead == 0m && behind > 0m)
            _dominance.Add((other, unit));
    }
}
