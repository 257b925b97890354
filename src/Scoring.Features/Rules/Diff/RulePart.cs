using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Rules.Diff;

/// <summary>
/// A named part of an edition: a step, a node of a composite index, an indicator, a criterion, a predicate, a ranking, a rule gap.
/// </summary>
/// <param name="Kind">
/// What it is: edition, condition, eligibility, step, node, indicator, measure, results, stage, criterion, band, ranking, open.
/// </param>
/// <param name="Id">Its id; parts of two editions are the same if kind and id are.</param>
/// <param name="Name">Its name.</param>
/// <param name="Citation">Its citation, or null.</param>
/// <param name="Values">Its values, each once by name and owner.</param>
public sealed record RulePart(string Kind, string Id, Text Name, Citation? Citation, IReadOnlyList<RuleValue> Values);

/// <summary>A value of a part of an edition.</summary>
/// <param name="Name">The key of the rule file, for example "minimum-divisor".</param>
/// <param name="Canonical">The value in one form for all languages; two values are equal if these are.</param>
/// <param name="Show">The value for a reader of "id" or "en".</param>
/// <param name="Citation">Its citation, or null.</param>
/// <param name="Of">If the value is a weight, the name of the weighted part, else null.</param>
/// <param name="OfId">The id of the weighted part, else null.</param>
public sealed record RuleValue(
    string Name,
    string Canonical,
    Func<string, string> Show,
    Citation? Citation,
    Text? Of = null,
    string? OfId = null
)
{
    private const int AllPlaces = 15;

    /// <summary>The value's label, in "id" or "en".</summary>
    public string Label(string language)
    {
        // "impute 2" is the second value with the name "impute".
        var (name, number) = Name.Split(' ') is [var first, [>= '0' and <= '9', ..] at] ? (first, $" ({at})") : (Name, "");
        var label = (T.Find("diff.value." + name, language) ?? T.Constant(name, language) ?? name) + number;
        return Of is null ? label : $"{label} ({Of.In(language)})";
    }

    /// <summary>A number.</summary>
    internal static RuleValue Number(string name, decimal number, Citation? citation) =>
        new(name, Numbers.Invariant(number), language => Numbers.Format(number, language, 0, AllPlaces), citation);

    /// <summary>A text of the rule file, the same in both languages; null if empty.</summary>
    internal static RuleValue? Plain(string name, string? text, Citation? citation) =>
        string.IsNullOrEmpty(text) ? null : new(name, text, _ => text, citation);

    /// <summary>A text in both languages; null if empty.</summary>
    internal static RuleValue? Said(string name, Text text, Citation? citation) =>
        text.Id.Length == 0 ? null : new(name, text.Id, text.In, citation);

    /// <summary>What a rule of eligibility asks for; a day is shown as the reader's language writes it. Null if empty.</summary>
    internal static RuleValue? Detail(string name, Text text, Citation? citation) =>
        Days.Read(text.Id) is { } day
            ? new(name, text.Id, language => Moments.Written(day, language), citation)
            : Said(name, text, citation);

    /// <summary>A source's own wording, in quotation marks; null if empty.</summary>
    internal static RuleValue? Quoted(string name, string text, Citation? citation) =>
        text.Length == 0 ? null : new(name, text, _ => $"“{text}”", citation);

    /// <summary>A word from the texts, by its key.</summary>
    internal static RuleValue Word(string name, string key, Citation? citation) =>
        new(name, key, language => T.Get(key, language), citation);

    /// <summary>How something is rounded; null if it is not.</summary>
    internal static RuleValue? Rounded(Rounding? rounding, Citation? citation) =>
        rounding is null
            ? null
            : new("rounding", $"{rounding.Mode} {rounding.Places}", language => T.Rounding(rounding, language), citation);

    /// <summary>The marks that a juror may give.</summary>
    internal static RuleValue Marks(Scale scale)
    {
        if (scale.Labels.Count > 0)
            return Plain("scale", $"{Labels(scale)} /{scale.Decimals}", scale.Citation)!;
        var text = scale.Values is { } values
            ? string.Join(" ", values.Select(value => Numbers.Invariant(value)))
            : $"{Numbers.Invariant(scale.From)}–{Numbers.Invariant(scale.To)} /{scale.Decimals}";
        return new(
            "scale",
            text,
            language =>
                scale.Values is { } listed
                    ? string.Join(" ", listed.Select(value => Numbers.Format(value, language, 0, AllPlaces)))
                    : T.Get("diff.scale", language, scale.From, scale.To, scale.Decimals),
            scale.Citation
        );
    }

    private static string Labels(Scale scale) =>
        string.Join(
            "; ",
            scale.Labels.Select(label =>
                $"{label.Name.Id} {Numbers.Invariant(label.From)}–{Numbers.Invariant(label.To)}"
                + (label.Mark is { } mark ? $" = {Numbers.Invariant(mark)}" : "")
            )
        );
}
