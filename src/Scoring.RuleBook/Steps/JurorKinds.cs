using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>Kinds that fold the jurors' sheets of a stage into one mark of an innovation. A sheet without a total does not count.</summary>
internal static class JurorKinds
{
    /// <summary>How a criterion without a mark is treated.</summary>
    public static readonly IReadOnlyDictionary<string, AbsentInput> MissingWords = new Dictionary<string, AbsentInput>
    {
        ["no-total"] = AbsentInput.GivesAbsent,
        ["zero"] = AbsentInput.IsZero,
        ["left-out"] = AbsentInput.IsLeftOut,
        ["not-assessable"] = AbsentInput.GivesNotAssessable,
    };

    private static readonly Dictionary<string, bool> OverWords = new() { ["marked"] = false, ["appointed"] = true };

    private static readonly Dictionary<string, bool> OfficialWords = new() { ["yes"] = true, ["no"] = false };

    private static readonly Field StageField = new Field("stage", FieldType.Text).Must();

    /// <summary>The key that says it.</summary>
    public static readonly Field MissingMark = Field.Choice("missing-mark", MissingWords.Keys).Or("no-total");

    private static readonly StepKind Mean = new(
        "mean-of-jurors",
        new Text("Rata-rata juri", "Mean of the jurors"),
        [StageField, Field.Choice("over", OverWords.Keys).Or("marked"), MissingMark],
        MakeMean
    );

    private static readonly StepKind Sum = new(
        "sum-of-jurors",
        new Text("Jumlah nilai juri", "Sum of the jurors"),
        [StageField, MissingMark],
        draft =>
            Sheet(draft, out var stage) is { } sheet
                ? new SumOfItems(draft.Head(Level.Innovation), sheet, Jurors(draft), stage?.Seats)
                : null
    );

    private static readonly StepKind Median = new(
        "median-of-jurors",
        new Text("Median juri", "Median of the jurors"),
        [StageField, MissingMark],
        draft => Sheet(draft, out _) is { } sheet ? new MedianOfItems(draft.Head(Level.Innovation), sheet, Jurors(draft)) : null
    );

    private static readonly StepKind TrimmedMean = new(
        "trimmed-mean-of-jurors",
        new Text("Rata-rata juri terpangkas", "Trimmed mean of the jurors"),
        [
            StageField,
            new Field("drop-highest", FieldType.Whole).FromZero().Must(),
            new Field("drop-lowest", FieldType.Whole).FromZero().Must(),
            ItemKinds.TooFew,
            MissingMark,
        ],
        draft => Sheet(draft, out _) is { } sheet ? ItemKinds.MakeTrimmed(draft, Level.Innovation, sheet, Jurors(draft)) : null
    );

    private static readonly StepKind Agreed = new(
        "consensus-of-jurors",
        new Text("Nilai kesepakatan pleno", "Mark agreed by the plenary"),
        [StageField, MissingMark, new("until-then", FieldType.Step)],
        MakeConsensus
    );

    private static readonly StepKind Adjusted = new(
        "severity-adjusted-mean-of-jurors",
        new Text("Rata-rata juri disesuaikan keketatan", "Mean of the jurors adjusted for severity"),
        [StageField, MissingMark, Field.Choice("official", OfficialWords.Keys).Or("no")],
        draft =>
        {
            var official = draft.Entry.Choice("official", OfficialWords);
            return Sheet(draft, out _) is { } sheet ? new SeverityAdjusted(draft.Head(Level.Innovation), sheet, official) : null;
        }
    );

    private static readonly StepKind Count = new(
        "count-of-jurors",
        new Text("Banyaknya juri yang menilai", "Jurors who marked"),
        [StageField, MissingMark],
        draft => Sheet(draft, out _) is { } sheet ? new NumberOfItems(draft.Head(Level.Innovation), sheet) : null
    );

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [Mean, Sum, Median, TrimmedMean, Count, Agreed, Adjusted];

    private static MeanOfItems? MakeMean(StepDraft draft)
    {
        var entry = draft.Entry;
        var appointed = entry.Choice("over", OverWords);
        if (Sheet(draft, out var stage) is not { } sheet)
            return null;
        if (appointed && stage!.Seats is null)
            entry.Faults.Add(FaultCodes.SeatsMissing, entry.LineOf("over"), stage.Id);
        var seats = appointed && stage!.Seats is { } count ? new Constant("seats", count, stage.Citation) : null;
        return new MeanOfItems(draft.Head(Level.Innovation), sheet, Jurors(draft), null, seats);
    }

    private static Consensus? MakeConsensus(StepDraft draft)
    {
        var (before, sheet) = (draft.Step("until-then"), Sheet(draft, out var stage));
        if (stage is { ConsensusJuror: null })
            draft.Entry.Faults.Add(FaultCodes.ConsensusMissing, draft.Entry.LineOf("stage"), stage.Id);
        if (
            sheet is null
            || (draft.Entry.Has("until-then") && before is null)
            || (before is not null && !draft.IsAt("until-then", before, Level.Innovation))
        )
            return null;
        return new Consensus(draft.Head(Level.Innovation), stage!, sheet, before);
    }

    /// <summary>A sheet without a total does not count; one that cannot be assessed makes the entry not assessable.</summary>
    public static AbsentInput Jurors(StepDraft draft) =>
        draft.Entry.Choice("missing-mark", MissingWords) == AbsentInput.GivesNotAssessable
            ? AbsentInput.GivesNotAssessable
            : AbsentInput.IsLeftOut;

    /// <summary>The mark of a juror's seat in the stage that a step names, and that stage; null if it is unknown or faulty.</summary>
    public static Step? Sheet(StepDraft draft, out Stage? stage)
    {
        stage = null;
        var missing = draft.Entry.Choice("missing-mark", MissingWords);
        if (draft.Entry.Text("stage") is not { } id)
            return null;
        if (!draft.Book.Stages.TryGetValue(id, out stage))
            draft.Entry.Faults.AddNear(FaultCodes.StageUnknown, draft.Entry.LineOf("stage"), id, draft.Book.Stages.Keys);
        return stage is null ? null : draft.SeatOf(stage, missing);
    }
}
