using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Hierarchy;

/// <summary>Columns and rules short enough to read inside a test.</summary>
internal static class Columns
{
    public static readonly Yardstick Higher = new();

    public static readonly Yardstick Lower = new(LowerIsBetter: true);

    public static decimal?[] Of(params decimal?[] values) => values;

    public static Constant Number(decimal amount) => Make.Constant(amount);

    public static decimal?[] Normalised(Normalisation by, Yardstick yardstick, params decimal?[] column) =>
        by.Fit(column, yardstick).To(column);

    public static decimal? Mean(Aggregation by, decimal[] weights, params decimal?[] children) => by.Of(children, weights, []);

    public static HierarchyNode Leaf(string id, decimal weight = 1m, bool lower = false, string? denominator = null) =>
        new(id, Make.Text(id), "indicator", Make.Constant(weight, "weight"), [], lower ? Lower : Higher, denominator);

    public static HierarchyNode Branch(string id, string level, decimal weight, params HierarchyNode[] children) =>
        new(id, Make.Text(id), level, Make.Constant(weight, "weight"), children, Higher);
}
