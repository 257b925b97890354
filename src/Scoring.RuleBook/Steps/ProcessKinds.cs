using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>Kinds about the steps of a process: an attribute whose values, listed under <c>attributes</c>, follow one another.</summary>
internal static class ProcessKinds
{
    private static readonly Field Items = Field.Choice("items", "innovations").NotDeciding();
    private static readonly Field Per = new Field("per", FieldType.Text).Must();

    private static readonly StepKind Place = new("place-in-process", new Text("Urutan langkah", "Place of the step"), [Per], draft =>
        ValuesOf(draft) is var (level, values) ? new PlaceInProcess(draft.Head(level), values) : null
    );

    private static readonly StepKind Reached = new(
        "count-reached",
        new Text("Jumlah yang telah mencapai langkah", "Number that reached the step"),
        [Items, Per],
        draft =>
        {
            _ = draft.Entry.Choice("items", new Dictionary<string, string> { ["innovations"] = "" });
            return ValuesOf(draft) is var (level, values) ? new CountReached(draft.Head(level), Level.Innovation, values) : null;
        }
    );

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [Place, Reached];

    private static (Level Level, IReadOnlyList<string> Values)? ValuesOf(StepDraft draft)
    {
        if (draft.Entry.Text("per") is not { } attribute)
            return null;
        if (draft.Book.Attributes.TryGetValue(attribute, out var values))
            return (Level.Group(attribute), values);
        draft.Entry.Faults.AddNear(
            FaultCodes.ReferenceToNothing,
            draft.Entry.LineOf("per"),
            attribute,
            draft.Book.Attributes.Keys,
            "attributes"
        );
        return null;
    }
}
