using System.Resources;
using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Problems;

namespace Scoring.Features.Output.Localization;

/// <summary>The sentences of the product in Indonesian ("id") and English (anything else). Codes stay the same in both.</summary>
public static class Texts
{
    /// <summary>All sentences.</summary>
    internal static TextSource All { get; } =
        new(new ResourceManager("Scoring.Features.Output.Localization.Texts", typeof(Texts).Assembly));

    /// <summary>The sentence of a key with its placeholders filled.</summary>
    /// <param name="key">For example "refusal.unknown-edition".</param>
    /// <param name="language">"id" or "en".</param>
    /// <param name="args">The values for the placeholders: texts in both languages, numbers, lists.</param>
    /// <returns>The sentence; the key itself if there is none, so that a missing text never hides what happened.</returns>
    public static string Get(string key, string language, params object[] args) => All.Get(key, language, args);

    /// <summary>The unfilled sentence of a key, or null.</summary>
    public static string? Find(string key, string language) => All.Find(key, language);

    /// <summary>The sentence of a note.</summary>
    public static string Note(Note note, string language) => Get("note." + note.Code, language, note.Arguments);

    /// <summary>Several notes on one line, separated by semicolons; empty if there are none.</summary>
    public static string Notes(IEnumerable<Note> notes, string language) =>
        notes.TryGetNonEnumeratedCount(out var count) && count == 0 ? "" : string.Join("; ", notes.Select(note => Note(note, language)));

    /// <summary>The name of a kind of step.</summary>
    /// <param name="stepKind">The kind as written in rule files and explanations.</param>
    /// <param name="language">"id" or "en".</param>
    public static string Kind(string stepKind, string language) => Find("kind." + stepKind, language) ?? stepKind;

    /// <summary>How a kind of step computes, in one line; empty for an unknown kind.</summary>
    /// <param name="stepKind">The kind as written in rule files and explanations.</param>
    /// <param name="language">"id" or "en".</param>
    public static string How(string stepKind, string language) => Find("how." + stepKind, language) ?? "";

    /// <summary>The name of a rule's number; the key of the rule file if it has no text.</summary>
    public static string Constant(Constant constant, string language) => Constant(constant.Name, language) ?? constant.Name;

    /// <summary>The text for a number's key, also if what it is for stands behind it, "maximum (team)"; null if there is none.</summary>
    internal static string? Constant(string name, string language) =>
        Find("constant." + name, language)
        ?? (
            name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at && Find("constant." + name[..at], language) is { } known
                ? known + name[at..]
                : null
        );

    /// <summary>How certain a figure is, in a word or two.</summary>
    public static string Standing(Standing standing, string language) => Get("standing." + standing, language);

    /// <summary>A citation in short: the source's id, the place in it, its standing.</summary>
    public static string Source(Citation citation, string language) =>
        $"{citation.Source.Id}{(citation.At is null ? "" : ", " + citation.At)}: {Standing(citation.Standing, language)}";

    /// <summary>How a value is rounded.</summary>
    public static string Rounding(Rounding rounding, string language) => Get("rounding." + rounding.Mode, language, rounding.Places);

    /// <summary>How many more problems are like those shown, and where the last one is.</summary>
    public static string More(ProblemGroup group, string language)
    {
        var more = Numbers.Format(group.More, language, 0, 0);
        return group.LastRow == 0 ? Get("problems.more", language, more) : Get("problems.more-to-row", language, more, group.LastRow);
    }

    /// <summary>What is wrong with the data, or worth knowing, and what would be right.</summary>
    /// <param name="problem">The problem or notice; a notice's code may have the prefix "notice." or not.</param>
    /// <param name="language">"id" or "en".</param>
    public static string Problem(Problem problem, string language)
    {
        if (problem.Code.StartsWith("notice.", StringComparison.Ordinal))
            return WithNearest(problem.Code, language, problem.Arguments);
        var key = "problem." + problem.Code;
        return Find(key, language) is null && Find("notice." + problem.Code, language) is not null
            ? WithNearest("notice." + problem.Code, language, problem.Arguments)
            : WithNearest(key, language, problem.Arguments);
    }

    /// <summary>
    /// Why a command was refused. If the second argument is a reason with a sentence of its own (KEY.REASON), that sentence is used.
    /// </summary>
    public static string Refusal(RefusalException refusal, string language)
    {
        var key = "refusal." + refusal.Code;
        if (refusal.Arguments is [_, string reason, ..] && Find($"{key}.{reason}", language) is not null)
            key = $"{key}.{reason}";
        return WithNearest(key, language, [.. refusal.Arguments]);
    }

    /// <summary>The sentence of a key, or its longer form KEY.near if the last argument names something similar.</summary>
    private static string WithNearest(string key, string language, object[] arguments)
    {
        var near = arguments.Length > 0 && arguments[^1] is not "" and not null && Find(key + ".near", language) is not null;
        return Get(near ? key + ".near" : key, language, arguments);
    }
}
