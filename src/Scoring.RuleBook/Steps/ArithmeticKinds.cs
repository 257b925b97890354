using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>Kinds that combine values of the same unit.</summary>
internal static class ArithmeticKinds
{
    private static readonly StepKind Sum = new("sum", new Text("Jumlah", "Sum"), [StepFields.Parts, StepFields.AbsentPart], draft =>
        draft.Parts("parts") is { } parts ? new Sum(draft.Head(parts[0].Level), parts, draft.Absent) : null
    );

    private static readonly StepKind Product = new(
        "product",
        new Text("Hasil kali", "Product"),
        [StepFields.Of, new Field("factor", FieldType.Number).Must()],
        draft =>
        {
            var (of, factor) = (draft.Step("of"), draft.Entry.Constant("factor"));
            return of is null || factor is null ? null : new Product(draft.Head(of.Level), of, factor);
        }
    );

    private static readonly StepKind Times = new(
        "multiplied",
        new Text("Hasil kali dua bagian", "Product of two parts"),
        [StepFields.Of, new Field("by", FieldType.Step).Must()],
        draft =>
        {
            var (of, by) = (draft.Step("of"), draft.Step("by"));
            return of is null || by is null || !draft.IsAt("by", by, of.Level) ? null : new Multiplied(draft.Head(of.Level), of, by);
        }
    );

    private static readonly StepKind PercentOfMaximum = new(
        "percent-of-maximum",
        new Text("Persen dari nilai maksimum", "Percent of the maximum"),
        [StepFields.Of, new Field("maximum", FieldType.Number).Must().AboveZero()],
        draft =>
        {
            var (of, maximum) = (draft.Step("of"), draft.Entry.Constant("maximum"));
            return of is null || maximum is null ? null : new PercentOfMaximum(draft.Head(of.Level), of, maximum);
        }
    );

    private static readonly StepKind Clamp = new(
        "clamp",
        new Text("Nilai yang dibatasi", "Limited value"),
        [StepFields.Of, new("at-least", FieldType.Number), new("at-most", FieldType.Number)],
        MakeClamp
    );

    private static readonly StepKind Difference = new(
        "difference",
        new Text("Selisih", "Difference"),
        [new Field("first", FieldType.Step).Must(), new Field("second", FieldType.Step).Must()],
        draft =>
        {
            var (first, second) = (draft.Step("first"), draft.Step("second"));
            return first is null || second is null || !draft.IsAt("second", second, first.Level)
                ? null
                : new Difference(draft.Head(first.Level), first, second);
        }
    );

    private static readonly StepKind Rounded = new(
        "rounded",
        new Text("Nilai yang dibulatkan", "Rounded value"),
        [StepFields.Of, .. RoundingReader.Fields],
        draft =>
        {
            var (of, rounding) = (draft.Step("of"), RoundingReader.Read(draft.Entry));
            return of is null ? null : new Sum(draft.Head(of.Level, null, rounding), [of], AbsentInput.GivesAbsent);
        }
    );

    private static readonly StepKind Minimum = new(
        "minimum",
        new Text("Nilai terendah", "Lowest part"),
        [StepFields.Parts, StepFields.AbsentPart],
        draft => draft.Parts("parts") is { } parts ? new Minimum(draft.Head(parts[0].Level), parts, draft.Absent) : null
    );

    private static readonly StepKind Maximum = new(
        "maximum",
        new Text("Nilai tertinggi", "Highest part"),
        [StepFields.Parts, StepFields.AbsentPart],
        draft => draft.Parts("parts") is { } parts ? new Maximum(draft.Head(parts[0].Level), parts, draft.Absent) : null
    );

    private static readonly Form OwnMaximumForm = Form.Cited(
        "maxima",
        new Field("for", FieldType.Texts).Must(),
        new Field("maximum", FieldType.Number).Must().AboveZero()
    );

    private static readonly StepKind PercentOfOwnMaximum = new(
        "percent-of-own-maximum",
        new Text("Persen dari nilai maksimumnya", "Percent of its own maximum"),
        [StepFields.Of, new Field("by", FieldType.Text).Must(), Field.Maps("maxima", OwnMaximumForm).Must()],
        MakePercentOfOwnMaximum
    );

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } =
    [Sum, Product, Times, PercentOfMaximum, Clamp, Difference, Rounded, Minimum, Maximum, PercentOfOwnMaximum];

    private static PercentOfOwnMaximum? MakePercentOfOwnMaximum(StepDraft draft)
    {
        var entry = draft.Entry;
        var (of, by) = (draft.Step("of"), entry.Text("by"));
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var maxima = new List<OwnMaximum>();
        foreach (var item in entry.Children("maxima"))
        {
            var values = ConditionReader.ReadValues(item, "for", by, of?.Level ?? Level.Innovation, draft.Book, seen);
            if (item.Constant("maximum") is { } maximum)
                maxima.Add(new OwnMaximum(values, maximum with { Name = $"maximum ({string.Join(", ", values)})" }));
        }
        if (maxima.Count == 0 && entry.Has("maxima") && entry.Faults.All.Count == 0)
            entry.Faults.Add(FaultCodes.MissingKey, entry.LineOf("maxima"), "maxima", entry.Form.Name);
        return of is null || by is null ? null : new PercentOfOwnMaximum(draft.Head(of.Level), of, by, maxima);
    }

    private static Clamp? MakeClamp(StepDraft draft)
    {
        var entry = draft.Entry;
        var (of, atLeast, atMost) = (draft.Step("of"), entry.Constant("at-least"), entry.Constant("at-most"));
        if (!entry.Has("at-least") && !entry.Has("at-most"))
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "at-most", entry.Form.Name);
        if (atLeast is not null && atMost is not null && atLeast.Amount > atMost.Amount)
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("at-most"), "at-most", atLeast.Amount, atMost.Amount);
        return of is null ? null : new Clamp(draft.Head(of.Level), of, atLeast, atMost);
    }
}
