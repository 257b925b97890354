using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads a stage of marking with its tree of criteria.</summary>
internal static class StageReader
{
    private static readonly Dictionary<string, SecondSheet> SecondSheets = new()
    {
        ["refused"] = SecondSheet.Refused,
        ["newest-counts"] = SecondSheet.NewestCounts,
        ["all-count"] = SecondSheet.AllCount,
        ["all-kept-and-flagged"] = SecondSheet.AllKeptAndFlagged,
    };

    // A branch contains criteria of the same form: the list itself says what its items are.
    private static readonly Form CriterionForm = Form.Cited(
        "criterion",
        new Field("id", FieldType.Id).Must(),
        new Field("name", FieldType.Words).Must(),
        new Field("weight", FieldType.Number).Must().AboveZero(),
        Field.Map("scale", ScaleReader.Form),
        new("criteria", FieldType.List),
        StepFields.WeightsTotal
    );

    private static readonly Form RubricForm = Form.Cited(
        "rubric",
        new Field("id", FieldType.Id).Must(),
        new Field("name", FieldType.Words).Must(),
        new Field("for", FieldType.Texts).Must(),
        Field.Maps("criteria", CriterionForm).Must(),
        StepFields.WeightsTotal
    );

    private static readonly Form ConsensusForm = Form.Cited("consensus", new Field("juror", FieldType.Text).Must());

    /// <summary>The form of a stage.</summary>
    public static Form Form { get; } =
        Form.Cited(
            "stage",
            new Field("id", FieldType.Id).Must(),
            new Field("name", FieldType.Words).Must(),
            Field.Map("scale", ScaleReader.Form).Must(),
            StepFields.WeightsOf.Or("100"),
            StepFields.WeightsTotal,
            Field.Choice("second-sheet", SecondSheets.Keys).Or("refused"),
            new Field("seats", FieldType.Whole).AboveZero(),
            new("institutions", FieldType.Texts),
            Field.Maps("criteria", CriterionForm),
            new("rubric-by", FieldType.Text),
            Field.Maps("rubrics", RubricForm),
            Field.Map("consensus", ConsensusForm),
            Field.Map("discuss-when", SpreadReader.Form),
            new("entries", FieldType.Text),
            PanelKeys.AtMost,
            PanelKeys.Conflicts,
            PanelKeys.Comments
        );

    /// <summary>The stage; null if something in it is faulty.</summary>
    public static Stage? Read(Entry entry, EditionParts parts)
    {
        var (id, name) = (entry.Id("id"), entry.Words("name"));
        var scale = entry.Child("scale") is { } child ? ScaleReader.Read(child) : null;
        var unit = entry.Number("weights-of");
        var second = entry.Choice("second-sheet", SecondSheets);
        var (seats, institutions) = (entry.Whole("seats"), entry.Texts("institutions"));
        var consensus = entry.Child("consensus");
        if (consensus?.Has("juror") == true)
            consensus.Place.Reach.Demand(entry.Faults, consensus.LineOf("juror"), "juror");
        var rubrics = entry.Has("rubrics") ? ReadRubrics(entry, unit, parts) : [];
        var criteria = entry.Has("rubrics") ? rubrics?.SelectMany(rubric => rubric.Criteria).ToList() : ReadCriteria(entry, unit);
        var comments = PanelKeys.ReadComments(entry, criteria);
        var (atMost, conflicts) = (entry.Whole("at-most"), entry.Several("conflicts"));
        return id is null || name is null || scale is null || unit is null || criteria is null || rubrics is null
            ? null
            : new Stage(id, name, criteria, scale, unit.Value, second, seats, institutions, entry.Citation)
            {
                RubricBy = entry.Text("rubric-by"),
                Rubrics = rubrics,
                ConsensusJuror = consensus?.Text("juror"),
                EntriesOf = entry.Text("entries"),
                AtMost = atMost,
                Conflicts = conflicts ?? ConflictCheck.Kinds,
                Comments = comments,
            };
    }

    private static List<Criterion>? ReadCriteria(Entry entry, decimal? unit)
    {
        if (!entry.Has("criteria"))
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "criteria", entry.Form.Name);
        if (entry.Has("rubric-by"))
            entry.Faults.Add(FaultCodes.MissingKey, entry.LineOf("rubric-by"), "rubrics", entry.Form.Name);
        return ReadList(entry, entry.Children("criteria"), unit, []);
    }

    // Criteria ids are unique across all rubrics, so that one mark file can contain entries of every category.
    private static List<Rubric>? ReadRubrics(Entry entry, decimal? unit, EditionParts parts)
    {
        if (entry.Has("criteria"))
            entry.Faults.Add(FaultCodes.OneOfTwo, entry.LineOf("criteria"), "criteria", "rubrics");
        if (!entry.Has("rubric-by"))
            entry.Faults.Add(FaultCodes.MissingKey, entry.LineOf("rubrics"), "rubric-by", entry.Form.Name);
        var (ids, values, seen, first) = (
            new Dictionary<string, int>(),
            new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase),
            new Dictionary<string, int>(),
            0
        );
        var rubrics = new List<Rubric?>();
        foreach (var item in entry.Children("rubrics"))
        {
            var (id, name) = (item.Id("id"), item.Words("name"));
            if (id is not null && !ids.TryAdd(id, item.LineOf("id")))
                item.Faults.Add(FaultCodes.IdDuplicate, item.LineOf("id"), id, ids[id]);
            var wanted = ConditionReader.ReadValues(item, "for", entry.Text("rubric-by"), Level.Innovation, parts, values);
            var criteria = ReadList(item, item.Children("criteria"), unit, seen);
            rubrics.Add(id is null || name is null || criteria is null ? null : new Rubric(id, name, wanted, criteria, first));
            first += rubrics[^1]?.LeafCount ?? 0;
        }
        return rubrics.Count == 0 || rubrics.Contains(null) || !entry.Has("rubric-by") ? null : [.. rubrics.OfType<Rubric>()];
    }

    private static List<Criterion>? ReadList(Entry owner, IReadOnlyList<Entry> entries, decimal? unit, Dictionary<string, int> seen)
    {
        if (entries.Count == 0 && owner.Has("criteria"))
            owner.Faults.Add(FaultCodes.MissingKey, owner.LineOf("criteria"), "criteria", owner.Form.Name);
        var weights = entries.Select(entry => entry.Constant("weight")).ToList();
        var criteria = entries.Zip(weights, (entry, weight) => Read(entry, weight, unit, seen)).ToList();
        if (unit is not null && weights.Count > 0)
            WeightsTotal.Check(owner, "criteria", weights.Contains(null) ? null : [.. weights.OfType<Constant>()], unit);
        return criteria.Count == 0 || criteria.Contains(null) ? null : [.. criteria.OfType<Criterion>()];
    }

    private static Criterion? Read(Entry entry, Constant? weight, decimal? unit, Dictionary<string, int> seen)
    {
        var (id, name) = (entry.Id("id"), entry.Words("name"));
        if (id is not null && !seen.TryAdd(id, entry.LineOf("id")))
            entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("id"), id, seen[id]);
        var scale = entry.Child("scale") is { } child ? ScaleReader.Read(child) : null;
        IReadOnlyList<Criterion>? inside = [];
        if (entry.Has("criteria"))
        {
            if (entry.Has("scale"))
                entry.Faults.Add(FaultCodes.ScaleOfGroup, entry.LineOf("scale"), "scale");
            var entries = entry.Items("criteria").Select(item => Entry.Open(CriterionForm, item, entry.Place, "criteria")).OfType<Entry>();
            inside = ReadList(entry, [.. entries], unit, seen);
        }
        return id is null || name is null || inside is null || weight is null
            ? null
            : new Criterion(id, name, weight.Amount, inside, scale, weight.Citation);
    }
}
