using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Composite;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>A step as written, before it is made: its map, its kind, and the drafts of the steps inside it.</summary>
/// <param name="tree">The drafts of the edition.</param>
/// <param name="id">Its id, written or derived.</param>
/// <param name="kind">Its kind; null if it is <c>use</c>.</param>
/// <param name="entry">Its map.</param>
internal sealed class StepDraft(StepTree tree, string id, StepKind? kind, Entry entry)
{
    private readonly Dictionary<string, IReadOnlyList<StepDraft?>> _inside = [];
    private Step? _made;
    private bool _making,
        _done;

    /// <summary>Its id, written or derived from the enclosing step.</summary>
    public string Id => id;

    /// <summary>Its map.</summary>
    public Entry Entry => entry;

    /// <summary>True for a composite index, whose tree has nodes that rankings may name.</summary>
    public bool IsIndex => kind == CompositeKinds.Index;

    /// <summary>What steps of the edition may refer to.</summary>
    public EditionParts Book => tree.Parts;

    /// <summary>The mark of a juror's seat in a stage.</summary>
    public Step SeatOf(Stage stage, AbsentInput missing) => tree.SeatOf(stage, missing);

    /// <summary>Name and citation of a step over a stage's sheets that this one is made of.</summary>
    /// <param name="part">What is added to this one's id.</param>
    /// <param name="stepKind">Its kind.</param>
    /// <param name="name">Its name.</param>
    /// <param name="stage">The stage.</param>
    public StepHead SheetHead(string part, string stepKind, Text name, Stage stage) =>
        new($"{id}.{part}", stepKind, name, Level.Sheet(stage.Id), entry.Citation);

    /// <summary>Adds the drafts of the nested steps at a key.</summary>
    public void Put(string key, IReadOnlyList<StepDraft?> drafts) => _inside.Add(key, drafts);

    /// <summary>The step; made once. Null if something in it is wrong, which then has been reported.</summary>
    public Step? Make()
    {
        if (_done)
            return _made;
        _making = true;
        _made = kind is null ? Used() : kind.Make(this);
        (_making, _done) = (false, true);
        return _made;
    }

    /// <summary>The step at a key.</summary>
    public Step? Step(string key) => _inside.TryGetValue(key, out var drafts) ? drafts[0]?.Make() : null;

    /// <summary>The steps of the list at a key, all at one level; null if one is faulty or the list is empty.</summary>
    public IReadOnlyList<Step>? Parts(string key)
    {
        var made = Drafts(key).Select(draft => draft?.Make()).ToList();
        if (made.Count == 0 && entry.Has(key))
            entry.Faults.Add(FaultCodes.MissingKey, entry.LineOf(key), key, entry.Form.Name);
        if (
            made.Find(step => step is { LowerIsBetter: true }) is { } places
            && made.Find(step => step is { LowerIsBetter: false }) is { } marks
        )
            entry.Faults.Warn(FaultCodes.PlacesWithMarks, entry.LineOf(key), places.Id, marks.Id);
        return made.Count == 0 || made.Contains(null) || !OneLevel(key, made!) ? null : [.. made.OfType<Step>()];
    }

    /// <summary>The weights of the list at a key; null if one is faulty or missing.</summary>
    public IReadOnlyList<Constant>? Weights(string key)
    {
        var weights = Drafts(key).Select(draft => draft?.Entry.Constant("weight")).ToList();
        return weights.Count == 0 || weights.Contains(null) ? null : [.. weights.OfType<Constant>()];
    }

    /// <summary>The drafts at a key.</summary>
    public IReadOnlyList<StepDraft?> Drafts(string key) => _inside.GetValueOrDefault(key, []);

    /// <summary>True if the step at the key yields a value at that level; a fault otherwise.</summary>
    public bool IsAt(string key, Step step, Level level)
    {
        if (step.Level == level)
            return true;
        entry.Faults.Add(FaultCodes.LevelMismatch, entry.LineOf(key), step.Id, step.Level.Id, level.Id);
        return false;
    }

    /// <summary>Its head.</summary>
    public StepHead Head(Level level, Text? otherwise = null, Rounding? rounding = null)
    {
        var own =
            rounding is null && entry.Form.Find("round") is not null && entry.Child("round") is { } round
                ? RoundingReader.Read(round)
                : rounding;
        return new StepHead(id, kind!.Name, entry.Words("name") ?? otherwise ?? kind.Title, level, entry.Citation, own);
    }

    /// <summary>What an absent part or item means.</summary>
    public AbsentInput Absent => entry.Choice("absent", StepFields.Absent);

    private Step? Used()
    {
        var target = entry.Text("use") is { } name ? tree.Find(name, entry.LineOf("use"), "use", entry.Faults) : null;
        if (target is not { _making: true })
            return target?.Make();
        entry.Faults.Add(FaultCodes.Circle, entry.LineOf("use"), target.Id, tree.WayRound(target));
        return null;
    }

    /// <summary>True while the step is being made: using it now would be circular.</summary>
    public bool IsBeingMade => _making;

    /// <summary>Reports the parts at another level than most of them.</summary>
    private bool OneLevel(string key, List<Step?> steps)
    {
        var most = steps.GroupBy(step => step!.Level).MaxBy(group => group.Count())!.Key;
        foreach (var (step, draft) in steps.Zip(Drafts(key)).Where(pair => pair.First!.Level != most))
            entry.Faults.Add(FaultCodes.LevelMismatch, draft!.Entry.Map.Line, step!.Id, step.Level.Id, most.Id);
        return steps.TrueForAll(step => step!.Level == most);
    }
}
