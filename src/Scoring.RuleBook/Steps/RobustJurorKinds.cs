using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>
/// Kinds that fold the jurors' sheets of a stage so that a single juror has less pull, or that make jurors' marks comparable first.
/// </summary>
internal static class RobustJurorKinds
{
    private static readonly Dictionary<string, Standardising> StandardisingWords = new()
    {
        ["z-score"] = Standardising.ZScore,
        ["rescaled"] = Standardising.Rescaled,
        ["centred"] = Standardising.Centred,
        ["ratio"] = Standardising.Ratio,
    };

    private static readonly Field StageField = new Field("stage", FieldType.Text).Must();

    private static readonly StepKind Winsorised = new(
        "winsorised-mean-of-jurors",
        new Text("Rata-rata juri terwinsor", "Winsorised mean of the jurors"),
        [
            StageField,
            new Field("raise-lowest", FieldType.Whole).FromZero().Must(),
            new Field("lower-highest", FieldType.Whole).FromZero().Must(),
            JurorKinds.MissingMark,
        ],
        draft =>
        {
            var (lowest, highest) = (draft.Entry.Constant("raise-lowest"), draft.Entry.Constant("lower-highest"));
            return JurorKinds.Sheet(draft, out _) is { } sheet && lowest is not null && highest is not null
                ? new WinsorisedMeanOfItems(draft.Head(Level.Innovation), sheet, JurorKinds.Jurors(draft), lowest, highest)
                : null;
        }
    );

    private static readonly StepKind ShareTrimmed = new(
        "share-trimmed-mean-of-jurors",
        new Text("Rata-rata juri terpangkas menurut bagian", "Mean of the jurors trimmed by share"),
        [StageField, new Field("share", FieldType.Number).FromZero().Must(), JurorKinds.MissingMark],
        draft =>
        {
            var share = draft.Entry.Constant("share");
            if (share is { Amount: >= 0.5m })
                draft.Entry.Faults.Add(FaultCodes.RangeWrong, draft.Entry.LineOf("share"), "share", share.Amount, 0.5m);
            return JurorKinds.Sheet(draft, out _) is { } sheet && share is { Amount: < 0.5m }
                ? new ShareTrimmedMeanOfItems(draft.Head(Level.Innovation), sheet, JurorKinds.Jurors(draft), share)
                : null;
        }
    );

    private static readonly StepKind Closest = new(
        "closest-mean-of-jurors",
        new Text("Rata-rata nilai juri yang terdekat", "Mean of the closest jurors"),
        [StageField, new Field("closest", FieldType.Whole).AboveZero().Must(), JurorKinds.MissingMark],
        draft =>
            JurorKinds.Sheet(draft, out _) is { } sheet && draft.Entry.Constant("closest") is { } closest
                ? new ClosestMeanOfItems(draft.Head(Level.Innovation), sheet, JurorKinds.Jurors(draft), closest)
                : null
    );

    private static readonly StepKind Standardised = new(
        "standardised-mean-of-jurors",
        new Text("Rata-rata nilai juri yang dibakukan", "Mean of the jurors' standardised marks"),
        [StageField, Field.Choice("as", StandardisingWords.Keys).Must(), JurorKinds.MissingMark],
        MakeStandardised
    );

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [Winsorised, ShareTrimmed, Closest, Standardised];

    private static MeanOfItems? MakeStandardised(StepDraft draft)
    {
        var entry = draft.Entry;
        var how = entry.Choice("as", StandardisingWords);
        if (JurorKinds.Sheet(draft, out var stage) is not { } sheet || entry.Text("as") is null)
            return null;
        var mark = new StandardisedMark(
            draft.SheetHead(
                "standardised",
                "standardised-mark",
                new Text("Nilai juri yang dibakukan", "Standardised mark of a juror"),
                stage!
            ),
            sheet,
            how
        );
        return new MeanOfItems(draft.Head(Level.Innovation), mark, JurorKinds.Jurors(draft));
    }
}
