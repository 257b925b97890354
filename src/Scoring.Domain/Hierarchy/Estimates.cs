using Scoring.Domain.Explanations;

namespace Scoring.Domain.Hierarchy;

/// <summary>What was found for a gap.</summary>
/// <param name="Value">The estimate, in the indicator's unit; null if there is none.</param>
/// <param name="Formula">How it is computed from the unit's own values; null if there is none.</param>
/// <param name="Notes">That it is an estimate, and what must be known of it; or why there is none.</param>
internal sealed record GapEstimate(decimal? Value, LinearEstimate? Formula, IReadOnlyList<Note> Notes);

/// <summary>The estimates for the gaps of all indicators in one year.</summary>
/// <param name="how">How they are estimated.</param>
/// <param name="root">The tree.</param>
/// <param name="column">The values of an indicator before any of these gaps is filled, by its id.</param>
/// <param name="kept">For each unit, whether it was not screened out.</param>
internal sealed class Estimates(Estimation how, HierarchyNode root, Func<string, decimal?[]> column, bool[] kept)
{
    /// <summary>
    /// For each indicator by its id, what was found for each unit; null for a unit without a gap, or of which nothing is wanted.
    /// </summary>
    public Dictionary<string, GapEstimate?[]> All()
    {
        var found = new Dictionary<string, GapEstimate?[]>(StringComparer.Ordinal);
        foreach (var node in root.Flatten().Where(node => !node.IsIndicator))
        {
            HierarchyNode[] indicators = [.. node.Children.Where(child => child.IsIndicator)];
            // Where nothing is missing no distribution is looked for.
            var joint = new Lazy<JointEstimates>(() => new JointEstimates(node, indicators, column, kept));
            foreach (var indicator in indicators)
            {
                found.Add(
                    indicator.Id,
                    how.By == Estimator.Em
                        ? Each(indicator, (missing, unit) => joint.Value.Of(missing, unit))
                        : Regressed(indicator, indicators)
                );
            }
        }
        return found;
    }

    private GapEstimate?[] Regressed(HierarchyNode indicator, HierarchyNode[] siblings)
    {
        if (how.Of.Count > 0 && !how.Of.Contains(indicator.Id))
            return new GapEstimate?[kept.Length];
        HierarchyNode[] candidates =
        [
            .. (how.From.Count > 0 ? how.From.Select(Find).OfType<HierarchyNode>() : siblings).Where(other => other.Id != indicator.Id),
        ];
        // Units with the same gaps share one line.
        var known = new Dictionary<string, (LinearEstimate? Estimate, IReadOnlyList<Note> Reasons)>(StringComparer.Ordinal);
        return Each(indicator, (_, unit) =>
        {
            HierarchyNode[] predictors = [.. candidates.Where(one => column(one.Id)[unit] is not null)];
            var key = string.Join(' ', predictors.Select(one => one.Id));
            if (!known.TryGetValue(key, out var fit))
                known.Add(key, fit = Fit(indicator, predictors));
            return fit;
        });
    }

    private HierarchyNode? Find(string id) => root.Indicators.FirstOrDefault(indicator => indicator.Id == id);

    private (LinearEstimate?, IReadOnlyList<Note>) Fit(HierarchyNode indicator, HierarchyNode[] predictors)
    {
        if (predictors.Length == 0)
            return (null, [new Note(NoteCode.NoPredictor)]);
        var wanted = column(indicator.Id);
        decimal?[][] columns = [.. predictors.Select(one => column(one.Id))];
        int[] complete =
        [
            .. Enumerable.Range(0, kept.Length).Where(unit => wanted[unit] is not null && columns.All(values => values[unit] is not null)),
        ];
        var least = LeastSquares.LeastUnits(predictors.Length);
        if (complete.Length < least)
            return (null, [new Note(NoteCode.TooFewToEstimate, complete.Length, least, predictors.Length)]);
        decimal[] At(decimal?[] values) => [.. complete.Select(unit => values[unit]!.Value)];
        var (estimate, reasons) = LeastSquares.Fit(predictors, [.. columns.Select(At)], At(wanted));
        return (estimate, estimate is null ? reasons : [new Note(NoteCode.EstimatedByRegression, estimate.Units), .. reasons]);
    }

    private GapEstimate?[] Each(HierarchyNode indicator, Func<HierarchyNode, int, (LinearEstimate? Estimate, IReadOnlyList<Note> Notes)> of)
    {
        var values = column(indicator.Id);
        var present = Moments.Present(values);
        return
        [
            .. values.Select(
                (value, unit) =>
                {
                    if (value is not null || !kept[unit])
                        return null;
                    var (estimate, notes) = of(indicator, unit);
                    if (estimate is null)
                        return new GapEstimate(null, null, notes);
                    return estimate.At([.. estimate.Terms.Select(term => column(term.Indicator.Id)[unit])]) is not { } number
                            ? new GapEstimate(null, null, [new Note(NoteCode.EstimateTooLarge)])
                        : number < present[0] || number > present[^1]
                            ? new GapEstimate(number, estimate, [.. notes, new Note(NoteCode.EstimateBeyond, present[0], present[^1])])
                        : new GapEstimate(number, estimate, notes);
                }
            ),
        ];
    }
}
