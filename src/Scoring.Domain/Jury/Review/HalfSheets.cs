using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Jury.Review;

/// <summary>A sheet as far as it is filled in.</summary>
/// <param name="Entry">The entry's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Rubric">The value of the stage's <see cref="Stage.RubricBy"/>; null if the entry has none.</param>
/// <param name="Marks">One per leaf of the stage; null for a missing mark.</param>
public sealed record FilledSheet(string Entry, string Juror, string? Rubric, IReadOnlyList<decimal?> Marks);

/// <summary>A sheet with marks for some of its criteria only.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Missing">The criteria without a mark, at least one, in the order of the stage.</param>
public sealed record HalfSheet(FilledSheet Sheet, IReadOnlyList<Criterion> Missing);

/// <summary>
/// Finds half sheets. Where the rule drops a sheet with a missing mark, each is one. Where the rule reckons without the mark (zero, or the
/// other weights re-scaled), jurors may be meant to mark some criteria only: there a sheet is half if its juror marked the criterion
/// elsewhere in the stage, or filled no other sheet to tell.
/// </summary>
public sealed class HalfSheets
{
    private readonly Stage _stage;
    private readonly HashSet<AbsentInput> _rules;

    /// <summary>Takes how the edition's steps treat a missing mark of the stage.</summary>
    public HalfSheets(Edition edition, Stage stage)
    {
        ArgumentNullException.ThrowIfNull(edition);
        _stage = stage;
        _rules =
        [
            .. StepClosure.Of(edition).OfType<CriteriaTotal>().Where(total => total.Stage.Id == stage.Id).Select(total => total.Absent),
        ];
    }

    /// <summary>
    /// The half sheets among all sheets of the stage that count, in their order. A sheet without any mark is none at all.
    /// </summary>
    public IReadOnlyList<HalfSheet> Among(IReadOnlyCollection<FilledSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        // No step reads the stage: its marks change nothing.
        if (_rules.Count == 0)
            return [];
        var half = new List<HalfSheet>();
        foreach (var sheet in sheets)
        {
            if (Missing(sheet) is { Count: > 0 } missing && sheet.Marks.Any(mark => mark is not null))
                half.Add(new HalfSheet(sheet, missing));
        }
        if (half.Count == 0 || _rules.Overlaps([AbsentInput.GivesAbsent, AbsentInput.GivesNotAssessable]))
            return half;
        var ofJuror = sheets.ToLookup(sheet => sheet.Juror, StringComparer.Ordinal);
        return
        [
            .. half.Select(one => one with { Missing = [.. one.Missing.Where(leaf => IsMeant(ofJuror[one.Sheet.Juror], leaf))] })
                .Where(one => one.Missing.Count > 0),
        ];
    }

    private bool IsMeant(IEnumerable<FilledSheet> ofJuror, Criterion leaf)
    {
        var position = _stage.Leaves.Index().First(one => one.Item == leaf).Index;
        var sheets = ofJuror.ToList();
        return sheets.Count == 1 || sheets.Exists(sheet => sheet.Marks[position] is not null);
    }

    // Null for none: most sheets are whole.
    private List<Criterion>? Missing(FilledSheet sheet)
    {
        var (first, count) = (0, _stage.Leaves.Count);
        if (_stage.RubricBy is not null)
        {
            if (_stage.RubricFor(sheet.Rubric) is not { } rubric)
                return null;
            (first, count) = (rubric.FirstLeaf, rubric.LeafCount);
        }
        List<Criterion>? missing = null;
        for (var leaf = first; leaf < first + count; leaf++)
        {
            if (sheet.Marks[leaf] is null)
                (missing ??= []).Add(_stage.Leaves[leaf]);
        }
        return missing;
    }
}
