using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Explanations;

/// <summary>
/// Why a step has no value at a unit, where no note of the explanation says so. It is read from the explanation each time it is shown and
/// never stored: notes of publications stay what they were.
/// </summary>
public static class WhyNoValue
{
    private const int MostNames = 5;

    private static readonly HashSet<NoteCode> Reasons =
    [
        NoteCode.NotReported,
        NoteCode.MandatoryNotReported,
        NoteCode.NotInCarriedEdition,
        NoteCode.TooFewToTrim,
        NoteCode.TooFewChildren,
        NoteCode.AbsentIsRefused,
        NoteCode.NoSuchStage,
        NoteCode.NoRubric,
        NoteCode.NotInTable,
        NoteCode.JurorNotStandardised,
        NoteCode.SeverityTooFewMarks,
        NoteCode.SeverityNotConnected,
        NoteCode.NoJurorMarkedAll,
        NoteCode.PlacesNeedAllSheets,
        NoteCode.SheetNotPlaced,
        NoteCode.JurorLeftOutOfPlaces,
        NoteCode.NoGroup,
        NoteCode.AloneInGroup,
        NoteCode.EqualInGroup,
        NoteCode.NoPredictor,
        NoteCode.TooFewToEstimate,
        NoteCode.EstimateTooLarge,
        NoteCode.PartDetermined,
        NoteCode.EmNotSettled,
        NoteCode.NoSpread,
        NoteCode.TooFewTogether,
        NoteCode.NothingReported,
    ];

    /// <summary>The reason in a sentence; null for a step that has a value, or whose notes say why it has none.</summary>
    /// <param name="node">The step at the unit.</param>
    /// <param name="language">"id" or "en".</param>
    public static string? Of(Explanation node, string language)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.Value.IsPresent || node.Notes.Any(note => Reasons.Contains(note.Code) && !IsOfAnother(note)))
            return null;
        var counted = node.Inputs.Where(input => input.Counted).ToList();
        var absent = counted.Where(input => !input.Value.IsPresent).ToList();
        return counted.Count == 0 ? OfNothing(node, language)
            : absent.Count == counted.Count
                ? counted is [var only] ? T.Get("why.input", language, NameOf(only, node, language))
                    : T.Get("why.all-absent", language)
            : absent.Count > 0 && !IsLeftOut(node) ? T.Get("why.absent", language, Names(absent, node, language))
            : OfFormula(node, [.. counted.Except(absent)], language);
    }

    /// <summary>
    /// False for a note that says what did not happen: where all parts have a value, it is not their number that keeps the step from one.
    /// </summary>
    internal static bool Holds(Note note) => !IsOfAnother(note);

    private static bool IsOfAnother(Note note) =>
        note is { Code: NoteCode.TooFewChildren, Arguments: [int present, int all] } && present == all;

    private static bool IsLeftOut(Explanation node) =>
        node.Notes.Any(note => note.Code is NoteCode.AbsentIsLeftOut or NoteCode.AbsentIsZero or NoteCode.AbsentIsLikeSiblings)
        // A gap that is filled is the reason for the step, not against it.
        || node.Kind is "last-value" or "imputed";

    private static string OfNothing(Explanation node, string language) =>
        node.Inputs.Count > 0 ? T.Get("why.none-counts", language, node.Inputs.Count)
        : node.Kind.EndsWith("-of-jurors", StringComparison.Ordinal) ? T.Get("why.no-sheet", language)
        : node.Kind.EndsWith("-of-items", StringComparison.Ordinal) ? T.Get("why.no-item", language)
        : node.Kind == "place-in-process" ? T.Get("why.no-step", language, node.UnitId)
        : node.Value.Presence == Presence.NotAssessable ? T.Get("note.NothingReported", language)
        : T.Get("note.NotReported", language);

    // All that it needs is there, and yet the formula gives nothing.
    private static string OfFormula(Explanation node, IReadOnlyList<Explanation> present, string language)
    {
        var number = present.Count > 0 ? present[0].Value.Number : 0m;
        var names = node.Constants.Select(constant => constant.Name).ToList();
        return node.Kind switch
        {
            "per-denominator" => T.Get("why.denominator", language, NameOf(present[^1], node, language)),
            "log" or "box-cox" => T.Get("why.logarithm", language, number),
            "distance-to-best" when number <= 0m => T.Get("why.ratio", language, number),
            "min-max" or "z-score" when names.Count > 0 && names[0] != "effective-weight" => T.Get("why.equal", language),
            "z-score" or "percentile-rank" => T.Get("why.one-value", language),
            "screened-out" => T.Get("why.screened", language, node.Constants.Count > 0 ? node.Constants[0].Amount * 100m : 0m),
            "winsorised-mean-of-jurors" => T.Get(
                "why.winsorised",
                language,
                present.Count,
                node.Constants.Sum(constant => constant.Amount) + 1m
            ),
            "place-of-juror" => T.Get("why.not-placed", language),
            "standardised-mean-of-jurors" => T.Get("why.all-absent", language),
            _ when present.Any(input => input.Value.Number < 0m) => T.Get(
                "why.negative",
                language,
                Names([.. present.Where(input => input.Value.Number < 0m)], node, language)
            ),
            _ => T.Get("why.formula", language),
        };
    }

    private static string Names(List<Explanation> inputs, Explanation node, string language) =>
        string.Join(", ", inputs.Take(MostNames).Select(input => NameOf(input, node, language)))
        + (inputs.Count > MostNames ? T.Get("why.more", language, inputs.Count - MostNames) : "");

    // Items have one name for all of them; then the unit says which.
    private static string NameOf(Explanation input, Explanation node, string language) =>
        input.UnitId == node.UnitId ? input.Name.In(language) : input.UnitName;
}
