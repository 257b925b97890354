using Scoring.Domain.Eligibility;
using Scoring.Domain.Rules;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Eligibility;

/// <summary>The kinds of eligibility rule in rule files.</summary>
internal static class EligibilityKinds
{
    private static readonly Dictionary<string, KeptSubmissions> Kept = new()
    {
        ["earliest"] = KeptSubmissions.Earliest,
        ["none"] = KeptSubmissions.None,
    };

    private static readonly Form LimitForm = Form.Cited(
        "text",
        new Field("attribute", FieldType.Text).Must(),
        new Field("words", FieldType.Whole).FromZero().Must()
    );

    private static readonly Field Began = new Field("attribute", FieldType.Text).Or("start_date");
    private static readonly Field Sent = new Field("attribute", FieldType.Text).Or("submitted_at");
    private static readonly Field Time = new Field("time", FieldType.Text).Or("submitted_at");
    private static readonly Field Closing = new("closing", FieldType.Date);
    private static readonly Field Which = Field.Choice("kept", Kept.Keys).Must();

    /// <summary>All kinds, by name.</summary>
    public static IReadOnlyDictionary<string, EligibilityKind> All { get; } =
        new EligibilityKind[]
        {
            new("condition", [new Field("asks", FieldType.Conditions).Must()], Conditions),
            new("complete-form", [new Field("attributes", FieldType.Texts).Must()], (entry, head, _) =>
                new FormIsComplete(head, entry.Texts("attributes"))
            ),
            new("words-at-most", [Field.Maps("texts", LimitForm).Must()], Texts),
            new(
                "in-use-at-least",
                [
                    Began,
                    new Field("years", FieldType.Whole).FromZero(),
                    new Field("months", FieldType.Whole).FromZero(),
                    new Field("days", FieldType.Whole).FromZero(),
                    Closing,
                ],
                InUse
            ),
            new("submitted-by", [Sent, Closing], Submitted),
            new(
                "awarded",
                [
                    new Field("awards", FieldType.Texts).Must(),
                    new("editions", FieldType.Texts),
                    new("results-of", FieldType.Texts),
                    new Field("from-year", FieldType.Whole).AboveZero(),
                    new Field("to-year", FieldType.Whole).AboveZero(),
                    new Field("at-least", FieldType.Whole).AboveZero(),
                    new Field("at-most", FieldType.Whole).FromZero(),
                ],
                Awarded
            ),
            new(
                "quota",
                [new Field("per", FieldType.Text).Must(), new Field("at-most", FieldType.Whole).AboveZero().Must(), Which, Time],
                Quota
            ),
            new("titles-differ", [Which, Time], (entry, head, _) =>
                new TitlesDiffer(head, entry.Choice("kept", Kept), entry.TextOrDefault("time"))
            ),
        }.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    private static ConditionsHold? Conditions(Entry entry, EligibilityHead head, EditionParts parts)
    {
        var conditions = ConditionReader.ReadList(entry, "asks", Level.Innovation, parts);
        return conditions.Count == 0 ? null : new ConditionsHold(head, conditions);
    }

    private static TextsAreShort Texts(Entry entry, EligibilityHead head, EditionParts parts)
    {
        var limits = new List<WordLimit>();
        foreach (var text in entry.Children("texts"))
        {
            if (text.Text("attribute") is { } attribute && text.Constant("words") is { } words)
                limits.Add(new WordLimit(attribute, words));
        }
        return new TextsAreShort(head, limits);
    }

    private static InUseLongEnough? InUse(Entry entry, EligibilityHead head, EditionParts parts)
    {
        var timed = entry.Has("years") || entry.Has("months") || entry.Has("days");
        if (!timed && head.Open is null)
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "years", entry.Form.Name);
        var (years, months, days) = (entry.Whole("years") ?? 0, entry.Whole("months") ?? 0, entry.Whole("days") ?? 0);
        // A longer time than the calendar reaches back is a typing error, not a rule.
        if (years > 100 || months > 1200 || days > 36500)
        {
            entry.Faults.Add(
                FaultCodes.RangeWrong,
                entry.LineOf(
                    years > 100 ? "years"
                    : months > 1200 ? "months"
                    : "days"
                ),
                entry.Form.Name,
                0,
                "100 × 365"
            );
            return null;
        }
        return new InUseLongEnough(head, entry.TextOrDefault("attribute"), years, months, days, ClosingOf(entry, head, timed));
    }

    private static SubmittedInTime Submitted(Entry entry, EligibilityHead head, EditionParts parts) =>
        new(head, entry.TextOrDefault("attribute"), ClosingOf(entry, head, true));

    /// <summary>The closing day: it is given, or an open point says that nobody published it or the rest of the rule.</summary>
    private static DateOnly? ClosingOf(Entry entry, EligibilityHead head, bool restGiven)
    {
        if (!entry.Has("closing") && head.Open is null)
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "closing", entry.Form.Name);
        if (entry.Has("closing") && head.Open is not null && restGiven)
            entry.Faults.Add(FaultCodes.OpenFilled, entry.LineOf("closing"), "closing", head.Open);
        return entry.Date("closing");
    }

    private static AwardsAreWithin Awarded(Entry entry, EligibilityHead head, EditionParts parts)
    {
        var (from, to) = (entry.Whole("from-year"), entry.Whole("to-year"));
        if (from > to)
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("to-year"), "to-year", from, to);
        var (least, most) = (entry.Constant("at-least"), entry.Constant("at-most"));
        if (least?.Amount > most?.Amount)
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("at-most"), "at-most", least!.Amount, most!.Amount);
        if (!entry.Has("at-least") && !entry.Has("at-most"))
            entry.Faults.Add(FaultCodes.MissingKey, entry.Map.Line, "at-most", entry.Form.Name);
        var choice = new AwardChoice(entry.Texts("awards"), entry.Texts("editions"), from, to) { ResultsOf = entry.Texts("results-of") };
        foreach (var id in choice.ResultsOf)
        {
            // A ranking that waits for a committee has no winners yet, and is one all the same.
            if (
                parts.Carried(id, entry.LineOf("results-of"), entry.Faults) is { } other
                && !other.Rankings.Any(rule =>
                    rule is { Level: var level, Cut: not null } && level == Level.Innovation && choice.Names(rule.Id, rule.Name)
                )
                && !other.OpenRankings.Any(rule => choice.Names(rule.Id, rule.Name))
            )
                entry.Faults.Add(FaultCodes.ReferenceToNothing, entry.LineOf("results-of"), string.Join(", ", choice.Awards), id);
        }
        return new AwardsAreWithin(head, choice, least, most);
    }

    private static QuotaIsKept? Quota(Entry entry, EligibilityHead head, EditionParts parts) =>
        entry.Constant("at-most") is { } most && entry.Text("per") is { } per
            ? new QuotaIsKept(head, per, most, entry.Choice("kept", Kept), entry.TextOrDefault("time"))
            : null;
}
