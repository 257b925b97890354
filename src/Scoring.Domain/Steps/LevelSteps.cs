using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// The level of a value by limits: the highest level whose limit the value meets, 0 if it meets none. The settled value is compared.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="part">The value, in the unit of the limits.</param>
/// <param name="thresholds">The limits, and on which side of one an equal value is.</param>
public sealed class LevelByLimits(StepHead head, Step part, Thresholds thresholds) : UnitStep(head, [part])
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        new(0m, thresholds.Limits.Count);

    /// <inheritdoc/>
    public override bool LowerIsBetter => false;

    /// <summary>The limits.</summary>
    public Thresholds Thresholds => thresholds;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants =>
        [
            .. thresholds
                .Limits.Index()
                .Where(limit => limit.Item is not null)
                .Select(limit => new Constant($"limit-{limit.Index + 1}", limit.Item!.Value, Citation)),
        ];

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values) =>
        values[0].IsPresent ? Value.Of(thresholds.LevelOf(Exact.Canonicalize(values[0].Number))) : values[0];

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var detail = base.Detail(evaluation, unit, head);
        return detail.Inputs[0].Value is not { IsPresent: true } value
            ? detail
            : detail with
            {
                Notes =
                [
                    .. detail.Notes,
                    new Note(
                        NoteCode.LevelFromMeasure,
                        thresholds.LevelOf(Exact.Canonicalize(value.Number)),
                        Exact.Canonicalize(value.Number)
                    ),
                ],
            };
    }
}

/// <summary>A line of a level table.</summary>
/// <param name="Level">The level.</param>
/// <param name="Points">What it yields.</param>
public sealed record LevelPoints(decimal Level, Constant Points);

/// <summary>The points that a table gives to a level. A level not listed in the table has no points, which is not 0 points.</summary>
/// <param name="head">Name and citation.</param>
/// <param name="part">The level.</param>
/// <param name="table">The lines of the table; no level twice.</param>
public sealed class PointsByLevel(StepHead head, Step part, IReadOnlyList<LevelPoints> table) : UnitStep(head, [part])
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        new(table.Min(line => line.Points.Amount), table.Max(line => line.Points.Amount));

    private readonly Dictionary<decimal, decimal> _points = table.ToDictionary(line => line.Level, line => line.Points.Amount);

    /// <inheritdoc/>
    public override bool LowerIsBetter => false;

    /// <summary>The lines of the table.</summary>
    public IReadOnlyList<LevelPoints> Table => table;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [.. table.Select(line => line.Points)];

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values) =>
        !values[0].IsPresent ? values[0]
        : _points.TryGetValue(Exact.Canonicalize(values[0].Number), out var points) ? Value.Of(points)
        : Value.Absent;

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head) =>
        base.Detail(evaluation, unit, head).NotedWhereNothingFits();
}

/// <summary>A band of values and the points that it yields.</summary>
/// <param name="Band">The band.</param>
/// <param name="Points">What it yields.</param>
public sealed record BandPoints(Band Band, Constant Points);

/// <summary>
/// The points of the band that a value is in. A value outside all bands has none, which is not 0 points. The settled value is compared.
/// </summary>
/// <param name="head">Name and citation.</param>
/// <param name="part">The value, in the unit of the bands; if bands are printed with decimals, a step that is rounded to them.</param>
/// <param name="bands">The bands from best to worst, with no overlap or gap.</param>
public sealed class PointsByBand(StepHead head, Step part, IReadOnlyList<BandPoints> bands) : UnitStep(head, [part])
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        new(bands.Min(band => band.Points.Amount), bands.Max(band => band.Points.Amount));

    /// <inheritdoc/>
    public override bool LowerIsBetter => false;

    /// <summary>The bands from best to worst.</summary>
    public IReadOnlyList<BandPoints> Bands => bands;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants { get; } = [.. bands.Select(band => band.Points)];

    /// <inheritdoc/>
    public override Value Combine(ReadOnlySpan<Value> values)
    {
        if (!values[0].IsPresent)
            return values[0];
        var settled = Exact.Canonicalize(values[0].Number);
        return bands.FirstOrDefault(band => band.Band.Holds(settled)) is { } found ? Value.Of(found.Points.Amount) : Value.Absent;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head) =>
        base.Detail(evaluation, unit, head).NotedWhereNothingFits();
}

internal static class TableNotes
{
    /// <summary>Notes that the input has a value that is not in the table.</summary>
    public static Explanation NotedWhereNothingFits(this Explanation detail) =>
        detail.Inputs[0].Value.IsPresent && !detail.Combine([detail.Inputs[0].Value]).IsPresent
            ? detail with
            {
                Notes = [.. detail.Notes, new Note(NoteCode.NotInTable, Exact.Canonicalize(detail.Inputs[0].Value.Number))],
            }
            : detail;
}
