using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>Kinds that fold the innovations of a region or of a group into one value.</summary>
internal static class ItemKinds
{
    private static readonly Field Items = Field.Choice("items", "innovations").NotDeciding();
    private static readonly Field Per = new Field("per", FieldType.Text).Or("region");
    private static readonly Field DropHighest = new Field("drop-highest", FieldType.Whole).FromZero().Must();
    private static readonly Field DropLowest = new Field("drop-lowest", FieldType.Whole).FromZero().Must();

    private static readonly Dictionary<string, bool> DividedWords = new() { ["counted"] = false, ["sent"] = true };
    private static readonly Field Divided = Field.Choice("divided-by", DividedWords.Keys).Or("counted");

    private static readonly Form CoverageForm = Form.Cited(
        "only-if",
        new Field("distinct", FieldType.Text).Must(),
        new Field("among", FieldType.Texts).Must(),
        new Field("at-least", FieldType.Whole).Must().AboveZero()
    );

    private static readonly StepKind Sum = new(
        "sum-of-items",
        new Text("Jumlah seluruh inovasi", "Sum over the innovations"),
        [Items, StepFields.Of, Per, StepFields.AbsentItem],
        draft => Item(draft) is { } item ? new SumOfItems(draft.Head(Owner(draft)), item, draft.Absent) : null
    );

    private static readonly StepKind Mean = new(
        "mean-of-items",
        new Text("Rata-rata inovasi", "Mean of the innovations"),
        [Items, StepFields.Of, Per, new Field("minimum-divisor", FieldType.Number).AboveZero(), Divided, StepFields.AbsentItem],
        draft =>
        {
            var (item, least) = (Item(draft), draft.Entry.Constant("minimum-divisor"));
            var bySent = draft.Entry.Choice("divided-by", DividedWords);
            if (item is null)
                return null;
            return bySent
                ? new MeanOverSent(draft.Head(Owner(draft)), item, draft.Absent, least)
                : new MeanOfItems(draft.Head(Owner(draft)), item, draft.Absent, least);
        }
    );

    private static readonly StepKind Best = new(
        "best-of-items",
        new Text("Inovasi terbaik", "Best innovations"),
        [Items, StepFields.Of, Per, new Field("best", FieldType.Whole).Must().AboveZero(), Field.Choice("as", "sum", "mean").Or("sum")],
        draft =>
        {
            var (item, best) = (Item(draft), draft.Entry.Constant("best"));
            var asMean = draft.Entry.Choice("as", new Dictionary<string, bool> { ["sum"] = false, ["mean"] = true });
            return item is null || best is null ? null : new BestOfItems(draft.Head(Owner(draft)), item, best, asMean);
        }
    );

    private static readonly StepKind TrimmedMean = new(
        "trimmed-mean-of-items",
        new Text("Rata-rata terpangkas", "Trimmed mean"),
        [Items, StepFields.Of, Per, DropHighest, DropLowest, TooFew, StepFields.AbsentItem],
        draft => Item(draft) is { } item ? MakeTrimmed(draft, Owner(draft), item, draft.Absent) : null
    );

    private static readonly StepKind Median = new(
        "median-of-items",
        new Text("Median inovasi", "Median of the innovations"),
        [Items, StepFields.Of, Per, StepFields.AbsentItem],
        draft => Item(draft) is { } item ? new MedianOfItems(draft.Head(Owner(draft)), item, draft.Absent) : null
    );

    private static readonly StepKind Count = new(
        "count-of-items",
        new Text("Jumlah inovasi", "Number of innovations"),
        [
            Items,
            Per,
            new Field("each", FieldType.Number).Or("1"),
            new Field("at-most", FieldType.Whole).AboveZero(),
            Field.Map("only-if", CoverageForm),
        ],
        draft =>
        {
            var (each, atMost, onlyIf) = (
                draft.Entry.Constant("each"),
                draft.Entry.Constant("at-most"),
                ReadCoverage(draft.Entry.Child("only-if"))
            );
            return each is null ? null : new CountOfItems(draft.Head(Owner(draft)), Level.Innovation, each, atMost, onlyIf);
        }
    );

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [Sum, Mean, Best, TrimmedMean, Median, Count];

    /// <summary>The behaviour if dropping leaves nothing.</summary>
    public static Field TooFew => Field.Choice("too-few", "mean", "absent").Or("absent");

    /// <summary>A trimmed mean of items or of jurors.</summary>
    public static TrimmedMeanOfItems? MakeTrimmed(StepDraft draft, Level owner, Step item, AbsentInput absent)
    {
        var (highest, lowest) = (draft.Entry.Constant("drop-highest"), draft.Entry.Constant("drop-lowest"));
        var plain = draft.Entry.Choice("too-few", new Dictionary<string, bool> { ["mean"] = true, ["absent"] = false });
        return highest is null || lowest is null ? null : new TrimmedMeanOfItems(draft.Head(owner), item, absent, highest, lowest, plain);
    }

    private static Step? Item(StepDraft draft)
    {
        _ = draft.Entry.Choice("items", new Dictionary<string, string> { ["innovations"] = "" });
        return draft.Step("of") is { } item && draft.IsAt("of", item, Level.Innovation) ? item : null;
    }

    private static Level Owner(StepDraft draft) =>
        draft.Entry.TextOrDefault("per") is var per && per != "region" ? Level.Group(per) : Level.Region;

    private static Coverage? ReadCoverage(Entry? entry)
    {
        if (entry is null)
            return null;
        var (distinct, among, atLeast) = (entry.Text("distinct"), entry.Texts("among"), entry.Constant("at-least"));
        if (atLeast is not null && entry.Has("among") && (atLeast.Amount > among.Count || among.Count > 64))
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("at-least"), "at-least", atLeast.Amount, among.Count);
        return distinct is null || atLeast is null ? null : new Coverage(distinct, among, atLeast);
    }
}
