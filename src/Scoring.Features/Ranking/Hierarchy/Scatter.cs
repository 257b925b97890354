using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Ranking.Hierarchy;

/// <summary>What one direction of a scatter plot shows of each unit.</summary>
/// <param name="Id">The id of the part, or of a measure that is none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">What it is measured in; null if it is not known, and for a score.</param>
/// <param name="LowerIsBetter">True if a low value is good.</param>
/// <param name="Values">
/// The value of each unit: of an indicator as reported and divided by its denominator, of a measure as reported, of a larger part its
/// score.
/// </param>
/// <param name="Filled">For an indicator, what gaps were filled with, in the same unit; null where nothing was.</param>
public sealed record ScatterAxis(
    string Id,
    Text Name,
    Text? Unit,
    bool LowerIsBetter,
    IReadOnlyList<decimal?> Values,
    IReadOnlyList<decimal?> Filled
);

/// <summary>A unit in a scatter plot.</summary>
/// <param name="Unit">The place of the unit.</param>
/// <param name="X">Its value to the right.</param>
/// <param name="Y">Its value upwards.</param>
/// <param name="IsFilled">True if one of the two was not reported but filled in.</param>
public sealed record ScatterPoint(int Unit, decimal X, decimal Y, bool IsFilled);

/// <summary>Two parts of a composite index, or measures beside it, against each other. Source: COINr, plot_scatter.</summary>
/// <param name="X">What goes to the right.</param>
/// <param name="Y">What goes upwards.</param>
/// <param name="Points">The units that have both, in their own order.</param>
public sealed record Scatter(ScatterAxis X, ScatterAxis Y, IReadOnlyList<ScatterPoint> Points)
{
    /// <summary>How many units have both without anything being filled in.</summary>
    public int Reported => Points.Count(point => !point.IsFilled);

    /// <summary>Pearson's correlation over what was reported; null for fewer than two units or equal values.</summary>
    public decimal? Pearson => Coherence.Correlation(X.Values, Y.Values);

    /// <summary>Spearman's; null likewise.</summary>
    public decimal? Spearman => Association.Spearman(X.Values, Y.Values);

    /// <summary>Reads the two from a report.</summary>
    /// <param name="report">The report of the index.</param>
    /// <param name="x">The id of an indicator, another part, or a measure by which indicators could be divided.</param>
    /// <param name="y">The same of the other.</param>
    /// <exception cref="RefusalException">There is no such part or measure.</exception>
    public static Scatter Of(HierarchyReport report, string x, string y)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (right, up) = (AxisOf(report, x), AxisOf(report, y));
        var points = new List<ScatterPoint>();
        for (var unit = 0; unit < report.UnitIds.Count; unit++)
        {
            if ((right.Values[unit] ?? right.Filled[unit]) is { } across && (up.Values[unit] ?? up.Filled[unit]) is { } upwards)
                points.Add(new ScatterPoint(unit, across, upwards, right.Values[unit] is null || up.Values[unit] is null));
        }
        return new Scatter(right, up, points);
    }

    /// <summary>The ids that can be drawn: the parts depth first, then measures that are none.</summary>
    public static IReadOnlyList<string> IdsOf(HierarchyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            .. report
                .Step.Rule.Root.Flatten()
                .Select(node => node.Id)
                .Concat(report.Divisors.Value.Select(divisor => divisor.Measure.Id))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static ScatterAxis AxisOf(HierarchyReport report, string id)
    {
        var nothing = new decimal?[report.UnitIds.Count];
        // The index is its step as well as the root of its tree.
        var root = report.Step.Rule.Root;
        if (root.Flatten().FirstOrDefault(node => node.Id == id) is { } node || (id == report.Step.Id && (node = root) is not null))
        {
            return node.IsIndicator
                ? new ScatterAxis(
                    id,
                    node.Name,
                    node.Unit,
                    node.Yardstick.LowerIsBetter,
                    report.Columns.ReportedOf(id),
                    FilledIn(report, id, nothing)
                )
                : new ScatterAxis(id, node.Name, null, false, report.Columns.Of(id), nothing);
        }
        var (measure, values) = report.Divisors.Value.FirstOrDefault(divisor => divisor.Measure.Id == id);
        return measure is not null
            ? new ScatterAxis(id, measure.Name, null, false, values, nothing)
            : throw new RefusalException(RefusalKind.Usage, "unknown-node", id, report.Step.Name, string.Join(", ", IdsOf(report)));
    }

    private static decimal?[] FilledIn(HierarchyReport report, string id, decimal?[] room)
    {
        foreach (var gap in FilledValue.Of(report.Step.Rule.Root, report.Columns))
        {
            if (gap.Indicator.Id == id && gap.IsInOwnUnit)
                room[gap.Unit] = gap.Value;
        }
        return room;
    }
}
