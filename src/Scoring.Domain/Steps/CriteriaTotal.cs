using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>
/// The total of one scoresheet by the stage's tree of criteria: leaf = mark × weight / unit, branch = Σ children × weight / unit, total
/// = Σ roots. If the stage has several rubrics, the entry's attribute decides the tree; an entry without a rubric has no total. With
/// percent weights that add up to 100 the total is on the marks' own scale. Weights need not add up to 100.
/// </summary>
/// <param name="head">Name and citation; its level is the stage's sheets.</param>
/// <param name="stage">The stage.</param>
/// <param name="absent">
/// How a criterion without a mark is treated: 0, left out with the other weights re-scaled among its siblings, or the sheet has no total.
/// </param>
public sealed class CriteriaTotal(StepHead head, Stage stage, AbsentInput absent) : Step(head)
{
    /// <inheritdoc/>
    public override Bounds BoundsFrom(IReadOnlyList<Bounds> inputs) =>
        stage.RubricBy is null ? BoundsOf(stage.Criteria) : Bounds.Hull(stage.Rubrics.Select(rubric => BoundsOf(rubric.Criteria)));

    private Bounds BoundsOf(IReadOnlyList<Criterion> criteria)
    {
        Bounds[] parts =
        [
            .. criteria.Select(criterion =>
                !criterion.IsLeaf ? BoundsOf(criterion.Children)
                : stage.ScaleOf(criterion) is var scale && absent == AbsentInput.IsZero ? new Bounds(scale.From, scale.To).WithZero
                : new Bounds(scale.From, scale.To)
            ),
        ];
        // Left out, the weights of the others are re-scaled: the whole can be that of any part alone.
        return absent == AbsentInput.IsLeftOut
            ? Bounds.Hull(parts).Times(criteria.Sum(criterion => criterion.Weight)).Over(stage.WeightUnit)
            : Bounds.Sum(parts.Zip(criteria, (part, criterion) => part.Times(criterion.Weight))).Over(stage.WeightUnit);
    }

    /// <summary>The stage.</summary>
    public Stage Stage => stage;

    /// <inheritdoc/>
    public override IReadOnlyList<Step> Inputs => [];

    /// <inheritdoc/>
    public override AbsentInput Absent => absent;

    /// <inheritdoc/>
    public override IReadOnlyList<Constant> Constants =>
        stage.WeightUnit == 1m ? [] : [new Constant("weights-of", stage.WeightUnit, stage.Citation)];

    internal override Column Compute(Evaluation evaluation)
    {
        var sheets = evaluation.Facts.SheetsOf(stage).Sheets;
        var result = new Column(sheets.Count);
        var rubricOf = RubricOf(evaluation);
        for (var i = 0; i < result.Length; i++)
        {
            if (CriteriaOf(rubricOf?.Invoke(sheets[i]), out var leaf) is { } criteria)
                result[i] = TotalOf(criteria, sheets[i].Marks, ref leaf);
        }
        return result;
    }

    internal override Explanation Detail(Evaluation evaluation, int unit, Explanation head)
    {
        var sheet = evaluation.Facts.SheetsOf(stage).Sheets[unit];
        var rubric = RubricOf(evaluation)?.Invoke(sheet);
        if (CriteriaOf(rubric, out var leaf) is not { } criteria)
            return head with
            {
                Notes =
                [
                    new Note(
                        NoteCode.NoRubric,
                        stage.RubricBy!,
                        evaluation.Facts.Innovations.Attribute(sheet.Innovation, stage.RubricBy!) ?? ""
                    ),
                ],
            };
        var parts = criteria.Select(criterion => ExplainCriterion(criterion, sheet, head, ref leaf)).ToList();
        return head with { Inputs = parts, Combine = CombineOf(criteria) };
    }

    // Null if the stage has one rubric for all entries.
    private Func<Scoresheet, Rubric?>? RubricOf(Evaluation evaluation)
    {
        if (stage.RubricBy is null)
            return null;
        var kinds = evaluation.Facts.Innovations.Attribute(stage.RubricBy);
        return sheet => stage.RubricFor(kinds?[sheet.Innovation]);
    }

    // Null if the entry has no rubric.
    private IReadOnlyList<Criterion>? CriteriaOf(Rubric? rubric, out int firstLeaf)
    {
        firstLeaf = rubric?.FirstLeaf ?? 0;
        return stage.RubricBy is null ? stage.Criteria : rubric?.Criteria;
    }

    private Value TotalOf(IReadOnlyList<Criterion> criteria, IReadOnlyList<decimal?> marks, ref int leaf)
    {
        Span<Value> values = criteria.Count <= 32 ? stackalloc Value[criteria.Count] : new Value[criteria.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = criteria[i].IsLeaf ? Marked(marks[leaf++]) : TotalOf(criteria[i].Children, marks, ref leaf);
        return Weigh(criteria, values);
    }

    private static Value Marked(decimal? mark) => mark is { } number ? Value.Of(number) : Value.Absent;

    private Combination CombineOf(IReadOnlyList<Criterion> criteria) => values => Weigh(criteria, values);

    private Value Weigh(IReadOnlyList<Criterion> criteria, ReadOnlySpan<Value> values)
    {
        decimal sum = 0m,
            weighed = 0m,
            all = 0m;
        for (var i = 0; i < values.Length; i++)
        {
            all += criteria[i].Weight;
            if (values[i].IsPresent)
            {
                sum += values[i].Number * criteria[i].Weight;
                weighed += criteria[i].Weight;
            }
            else if (absent == AbsentInput.GivesAbsent)
                return Value.Absent;
            else if (absent == AbsentInput.GivesNotAssessable)
                return Value.NotAssessable;
        }
        if (weighed == 0m && absent == AbsentInput.IsLeftOut)
            return Value.Absent;
        if (absent == AbsentInput.IsLeftOut && weighed != all)
            return Value.Of(Exact.Divide(sum * all, weighed * stage.WeightUnit));
        return Value.Of(Exact.Divide(sum, stage.WeightUnit));
    }

    private Explanation ExplainCriterion(Criterion criterion, Scoresheet sheet, Explanation owner, ref int leaf)
    {
        var node = new Explanation
        {
            Id = criterion.Id,
            Kind = criterion.IsLeaf ? "criterion" : "branch",
            Name = criterion.Name,
            UnitId = owner.UnitId,
            UnitName = owner.UnitName,
            Value = Value.Absent,
            Weight = new Constant("weight", criterion.Weight, criterion.Citation),
            Citation = criterion.Citation,
            Combine = _ => Value.Absent,
        };
        if (!criterion.IsLeaf)
        {
            var children = new List<Explanation>();
            foreach (var child in criterion.Children)
                children.Add(ExplainCriterion(child, sheet, owner, ref leaf));
            var combine = CombineOf(criterion.Children);
            return node with { Inputs = children, Combine = combine, Value = combine([.. children.Select(child => child.Value)]) };
        }
        var index = leaf++;
        return sheet.Marks[index] is { } mark
            ? node with
            {
                Value = Value.Of(mark),
                Fact = new ExplainedFact(mark, sheet.OriginOf(index)),
                Combine = values => values[0],
            }
            : node with
            {
                Notes = [new Note(NoteCode.NotReported)],
            };
    }
}
