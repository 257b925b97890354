using Scoring.Domain.Explanations;
using Scoring.Domain.Hierarchy;

namespace Scoring.Domain.Steps;

/// <summary>
/// What must be known of an index whose indicators say nothing: one of which no unit has a value, and one that is equal for all units, so
/// that the index is made without them; and gaps that stay although the rule fills gaps. It follows from the facts and is said beside a
/// ranking, but stored with none.
/// </summary>
public static class IndexRemarks
{
    private const int MostNamed = 8;

    /// <summary>The remarks on an index; empty if each indicator tells units apart and no gap stays that should be filled.</summary>
    /// <param name="step">The index.</param>
    /// <param name="evaluation">The rules over the facts.</param>
    public static IReadOnlyList<Note> Of(HierarchyStep step, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(evaluation);
        // Before there are any units there is nothing to say of them.
        if (evaluation.Facts.Units(step.Level).Count == 0)
            return [];
        var columns = step.ColumnsOf(evaluation);
        HierarchyNode[] silent = [.. step.Rule.Root.Indicators.Where(one => columns.Of(one.Id).All(value => value is null))];
        // Within groups it is said group by group.
        HierarchyNode[] ofNobody = [.. silent.Where(one => columns.PreparedOf(one.Id).All(value => value is null))];
        HierarchyNode[] equal = [.. silent.Except(ofNobody).Where(one => (one.Normalisation ?? step.Rule.Normalisation).Group is null)];
        return
        [
            .. Remark(NoteCode.IndicatorOfNobody, [.. ofNobody.Select(one => one.Id)], step),
            .. Remark(NoteCode.IndicatorEqualForAll, [.. equal.Select(one => one.Id)], step),
            .. Remark(NoteCode.GapsStay, GapsOf(step, evaluation, columns, ofNobody), step),
        ];
    }

    // Of units that take part: who reported nothing at all has no estimate, and says so by having no score.
    private static List<string> GapsOf(HierarchyStep step, Evaluation evaluation, CompositeColumns columns, HierarchyNode[] ofNobody)
    {
        if (!step.Rule.Before.Any(preparation => preparation is GapFilling))
            return [];
        var units = evaluation.Facts.Units(step.Level);
        var indicators = step.Rule.Root.Indicators;
        var gaps = new List<string>();
        for (var unit = 0; unit < units.Count; unit++)
        {
            if (!columns.IsKept(unit) || indicators.All(one => columns.ReportedOf(one.Id)[unit] is null))
                continue;
            gaps.AddRange(
                indicators
                    .Except(ofNobody)
                    .Where(one => columns.ReportedOf(one.Id)[unit] is null && columns.PreparedOf(one.Id)[unit] is null)
                    .Select(one => $"{units.Id(unit)} ({one.Id})")
            );
        }
        return gaps;
    }

    private static IEnumerable<Note> Remark(NoteCode code, List<string> found, HierarchyStep step) =>
        found.Count == 0
            ? []
            : [new Note(code, step.Name, found.Count, string.Join(", ", found.Take(MostNamed)) + (found.Count > MostNamed ? ", …" : ""))];
}
