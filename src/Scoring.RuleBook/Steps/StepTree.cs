using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Steps;

/// <summary>The steps of an edition: first drafted as written, then made, so that a step may use one further down.</summary>
/// <param name="parts">What steps may refer to.</param>
internal sealed class StepTree(EditionParts parts)
{
    private readonly Dictionary<string, StepDraft?> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CriteriaTotal> _totals = new(StringComparer.Ordinal);

    private readonly Dictionary<CriteriaTotal, SeatMean> _seats = [];

    /// <summary>What steps may refer to.</summary>
    public EditionParts Parts => parts;

    /// <summary>Reads the list of scores and makes every step in it.</summary>
    /// <returns>The steps by id in the order of the file; if there were faults, those that could be made.</returns>
    public IReadOnlyDictionary<string, Step> Read(IReadOnlyList<YamlNode> scores, Place place)
    {
        var drafts = scores.Select(score => Draft(score, place, null, [])).ToList();
        var steps = new Dictionary<string, Step>(StringComparer.Ordinal);
        foreach (var step in drafts.Select(draft => draft?.Make()).OfType<Step>())
            Collect(step, steps);
        return steps;
    }

    /// <summary>The draft with that id; null if there is none (a fault) or it is faulty.</summary>
    public StepDraft? Find(string id, int line, string key, FileFaults faults)
    {
        if (!_byId.TryGetValue(id, out var draft))
            faults.AddNear(FaultCodes.ReferenceToNothing, line, id, _byId.Keys, key);
        return draft;
    }

    /// <summary>
    /// The step with that id, or the node of a composite index that <c>index.node</c> names; null if there is none (a fault) or it is
    /// faulty.
    /// </summary>
    public Step? FindStep(string id, int line, string key, FileFaults faults)
    {
        var owner = HierarchyNodeStep.IndexIn(id);
        if (!_byId.ContainsKey(id) && NodeMeant(id) is { } meant)
        {
            faults.AddMeant(FaultCodes.ReferenceToNothing, line, id, meant, key);
            return null;
        }
        if (_byId.ContainsKey(id) || owner is null || !_byId.TryGetValue(owner, out var draft) || draft is { IsIndex: false })
            return Find(id, line, key, faults)?.Make();
        if (draft?.Make() is not HierarchyStep index)
            return null;
        if (!index.Nodes.TryGetValue(id, out var node))
            faults.AddNear(FaultCodes.ReferenceToNothing, line, id, index.Nodes.Keys, key);
        return node;
    }

    /// <summary>The id by which rankings name a node of which the id in the tree is written; null if no index has such a node.</summary>
    private string? NodeMeant(string node) =>
        _byId
            .Values.Where(draft => draft is { IsIndex: true })
            .Select(draft => draft!.Make())
            .OfType<HierarchyStep>()
            .Where(index => index.Nodes.ContainsKey(HierarchyNodeStep.IdOf(index.Id, node)))
            .Select(index => HierarchyNodeStep.IdOf(index.Id, node))
            .FirstOrDefault();

    /// <summary>The mark of a juror's seat: the sheet's total, or the mean of the juror's sheets if several of them count.</summary>
    public Step SeatOf(Stage stage, AbsentInput missing)
    {
        var total = TotalOf(stage, missing);
        if (!stage.SharesSeats)
            return total;
        if (!_seats.TryGetValue(total, out var seat))
        {
            var name = new Text($"Nilai kursi juri: {stage.Name.Id}", $"Juror's seat: {stage.Name.En}");
            _seats.Add(
                total,
                seat = new SeatMean(
                    new StepHead(
                        total.Id.Replace("-total", "-seat", StringComparison.Ordinal),
                        "seat-mean",
                        name,
                        total.Level,
                        stage.Citation
                    ),
                    stage,
                    total
                )
            );
        }
        return seat;
    }

    /// <summary>The total of a stage's sheets, shared by all steps that treat a missing mark in the same way.</summary>
    public CriteriaTotal TotalOf(Stage stage, AbsentInput missing)
    {
        var first = $"{stage.Id}-total";
        var id =
            !_totals.TryGetValue(first, out var total) || total.Absent == missing
                ? first
                : $"{first}.{StepFields.Absent.First(word => word.Value == missing).Key}";
        if (!_totals.TryGetValue(id, out total))
        {
            var name = new Text($"Nilai lembar: {stage.Name.Id}", $"Sheet total: {stage.Name.En}");
            _totals.Add(
                id,
                total = new CriteriaTotal(
                    new StepHead(id, "criteria-total", name, Domain.Rules.Level.Sheet(stage.Id), stage.Citation),
                    stage,
                    missing
                )
            );
        }
        return total;
    }

    /// <summary>The line of the step with that id, or of the index of which it is a node; 1 if it is not written in the file.</summary>
    public int LineOf(string id) =>
        _lines.TryGetValue(id, out var line) ? line : _lines.GetValueOrDefault(HierarchyNodeStep.IndexIn(id) ?? id, 1);

    /// <summary>The ids of the steps being made, which lead back to one of them.</summary>
    public string WayRound(StepDraft target) =>
        string.Join(" → ", _byId.Values.Where(draft => draft is { IsBeingMade: true }).Select(draft => draft!.Id).Append(target.Id));

    private StepDraft? Draft(YamlNode node, Place place, string? derivedId, IReadOnlyList<Field> extra)
    {
        if (node is not YamlMapping map)
        {
            place.Faults.Add(FaultCodes.WrongType, node.Line, "step", "map");
            return null;
        }
        if (map.Find("use") is not null)
            return new StepDraft(this, "", null, Entry.Open(StepKind.UseForm.With(extra), map, place, "use")!);
        if (KindOf(map, place.Faults) is not { } kind)
        {
            if (map.Find("id")?.Value is YamlScalar broken)
                _byId.TryAdd(broken.Text, null);
            return null;
        }
        var entry = Entry.Open(kind.Form.With(extra), map, place, "step")!;
        // What a step does decides as much as its numbers do. Checked here, before the steps inside, so that a missing citation is reported
        // once.
        entry.Place.Reach.Demand(entry.Faults, entry.LineOf("step"), kind.Name);
        var written = entry.Id("id");
        if (derivedId is null && !entry.Has("id"))
            entry.Faults.Add(FaultCodes.MissingKey, map.Line, "id", kind.Name);
        var id = written
            ?? (
                derivedId is null ? ""
                : derivedId.EndsWith('.') ? derivedId + kind.Name
                : derivedId
            );
        entry.Take("id", id);
        var draft = new StepDraft(this, id, kind, entry);
        Register(draft, entry);
        DraftInside(draft, kind, entry);
        return draft;
    }

    private void Register(StepDraft draft, Entry entry)
    {
        if (draft.Id.Length == 0)
            return;
        if (_lines.TryAdd(draft.Id, entry.LineOf("id")))
            _byId[draft.Id] = draft;
        else
            entry.Faults.Add(FaultCodes.IdDuplicate, entry.LineOf("id"), draft.Id, _lines[draft.Id]);
    }

    private void DraftInside(StepDraft draft, StepKind kind, Entry entry)
    {
        foreach (var field in kind.Fields)
        {
            if (field.Type == FieldType.Step && entry.Node(field.Name) is { } single)
                draft.Put(field.Name, [Draft(single, entry.Place, $"{draft.Id}.{(field.Name == "of" ? "" : field.Name)}", [])]);
            else if (field.Type is FieldType.Steps or FieldType.WeightedSteps && entry.Has(field.Name))
                draft.Put(
                    field.Name,
                    [
                        .. entry
                            .Items(field.Name)
                            .Select((item, i) => Draft(item, entry.Place, $"{draft.Id}.{i + 1}", field.Form?.Fields ?? [])),
                    ]
                );
        }
    }

    private static StepKind? KindOf(YamlMapping map, FileFaults faults)
    {
        if (map.Find("step") is not { Value: YamlScalar { IsNull: false } word })
            faults.Add(FaultCodes.MissingKey, map.Line, "step", "step");
        else if (StepKinds.All.TryGetValue(word.Text, out var kind))
            return kind;
        else
            faults.AddNear(FaultCodes.UnknownKind, word.Line, word.Text, StepKinds.All.Keys, string.Join(", ", StepKinds.All.Keys));
        return null;
    }

    private static void Collect(Step step, Dictionary<string, Step> steps)
    {
        if (!steps.TryAdd(step.Id, step))
            return;
        foreach (var input in step.Inputs)
            Collect(input, steps);
    }
}
