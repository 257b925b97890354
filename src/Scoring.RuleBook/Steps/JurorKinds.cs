using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>Kinds that fold the jurors' sheets of a stage into one mark of an innovation. A sheet without a total does not count.</summary>
internal static class JurorKinds
{
    private static readonly Dictionary<string, AbsentInput> MissingWords = new()
    {
        ["no-total"] = AbsentInput.GivesAbsent,
        ["zero"] = AbsentInput.IsZero,
        ["left-out"] = AbsentInput.IsLeftOut,
    };

    private static readonly Dictionary<string, bool> OverWords = new() { ["marked"] = false, ["appointed"] = true };

    private static readonly Field StageField = new Field("stage", FieldType.Text).Must();
    private static readonly Field MissingMark = Field.Choice("missing-mark", MissingWords.Keys).Or("no-total");

    private static readonly StepKind Mean = new("mean-of-jurors", new Text("Rata-rata juri", "Mean of the jurors"),
        [StageField, Field.Choice("over", OverWords.Keys).Or("marked"), MissingMark], MakeMean);

    private static readonly StepKind Sum = new("sum-of-jurors", new Text("Jumlah nilai juri", "Sum of the jurors"),
        [StageField, MissingMark], draft =>
            Sheet(draft, out _) is { } sheet ? new SumOfItems(draft.Head(Level.Innovation), sheet, AbsentInput.IsLeftOut) : null);

    private static readonly StepKind Median = new("median-of-jurors", new Text("Median juri", "Median of the jurors"),
        [StageField, MissingMark], draft =>
            Sheet(draft, out _) is { } sheet ? new MedianOfItems(draft.Head(Level.Innovation), sheet, AbsentInput.IsLeftOut) : null);

    private static readonly StepKind TrimmedMean = new("trimmed-mean-of-jurors", new Text("Rata-rata juri terpangkas", "Trimmed mean of the jurors"),
        [
            StageField, new Field("drop-highest", FieldType.Whole).FromZero().Must(), new Field("drop-lowest", FieldType.Whole).FromZero().Must(),
            ItemKinds.TooFew, MissingMark,
        ], draft => Sheet(draft, out _) is { } sheet ? ItemKinds.MakeTrimmed(draft, Level.Innovation, sheet, AbsentInput.IsLeftOut) : null);

    private static readonly StepKind Count = new("count-of-jurors", new Text("Banyaknya juri yang menilai", "Jurors who marked"),
        [StageField, MissingMark], draft => Sheet(draft, out _) is { } sheet ? new NumberOfItems(draft.Head(Level.Innovation), sheet) : null);

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [Mean, Sum, Median, TrimmedMean, Count];

    private static MeanOfItems? MakeMean(StepDraft draft)
    {
        var entry = draft.Entry;
        var appointed = entry.Choice("over", OverWords);
        if (Sheet(draft, out var stage) is not { } sheet)
            return null;
        if (appointed && stage!.Seats is null)
            entry.Faults.Add(FaultCodes.SeatsMissing, entry.LineOf("over"), stage.Id);
        var seats = appointed && stage!.Seats is { } count ? new Constant("seats", count, stage.Citation) : null;
        return new MeanOfItems(draft.Head(Level.Innovation), sheet, AbsentInput.IsLeftOut, null, seats);
    }

    private static CriteriaTotal? Sheet(StepDraft draft, out Stage? stage)
    {
        stage = null;
        var missing = draft.Entry.Choice("missing-mark", MissingWords);
        if (draft.Entry.Text("stage") is not { } id)
            return null;
        if (!draft.Book.Stages.TryGetValue(id, out stage))
            draft.Entry.Faults.AddNear(FaultCodes.StageUnknown, draft.Entry.LineOf("stage"), id, draft.Book.Stages.Keys);
        return stage is null ? null : draft.TotalOf(stage, missing);
    }
}
