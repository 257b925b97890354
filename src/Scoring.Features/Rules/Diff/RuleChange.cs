using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Rules.Diff;

/// <summary>What happened to a part or to a value of it.</summary>
public enum ChangeKind
{
    /// <summary>Only the second edition has it.</summary>
    Added,

    /// <summary>Only the first edition has it.</summary>
    Removed,

    /// <summary>Both have it, and it differs.</summary>
    Changed,
}

/// <summary>One difference of two editions.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Part">The part, as in the second edition; as in the first if it was removed.</param>
/// <param name="Before">The value in the first edition; null if the whole part was added or removed, or the value was not set.</param>
/// <param name="After">The value in the second edition; null likewise.</param>
/// <param name="SourceBefore">The first edition's citation; null if it has none.</param>
/// <param name="SourceAfter">The second edition's citation; null if it has none.</param>
public sealed record RuleChange(
    ChangeKind Kind,
    RulePart Part,
    RuleValue? Before,
    RuleValue? After,
    Citation? SourceBefore,
    Citation? SourceAfter
)
{
    /// <summary>The difference as a sentence in "id" or "en".</summary>
    public string Sentence(string language)
    {
        if (Part.Kind == "open")
            return T.Get(Kind == ChangeKind.Added ? "diff.open-added" : "diff.open-removed", language, Part.Id, Part.Name.In(language));
        var part = T.Get("diff.part." + Part.Kind, language);
        var plain = Part.Name.In(language);
        var name = Part.Kind is "band" or "edition" || plain == Part.Id ? plain : $"{plain} ({Part.Id})";
        return (Before, After) switch
        {
            (null, null) => T.Get(Kind == ChangeKind.Added ? "diff.part-added" : "diff.part-removed", language, part, name),
            (null, { } now) => T.Get("diff.value-added", language, name, now.Label(language), now.Show(language)),
            ({ } was, null) => T.Get("diff.value-removed", language, name, was.Label(language), was.Show(language)),
            ({ } was, { } now) => T.Get("diff.value-changed", language, name, now.Label(language), was.Show(language), now.Show(language)),
        };
    }

    /// <summary>A citation in short with its standing, in "id" or "en", or null.</summary>
    public static string? Cited(Citation? citation, string language) => citation is null ? null : Texts.Source(citation, language);
}

/// <summary>Values that two editions share but cite differently, counted together.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Before">A citation of the first edition; source and standing are those of all of them.</param>
/// <param name="After">A citation of the second edition, likewise.</param>
public sealed record CitedOtherwise(int Count, Citation Before, Citation After)
{
    /// <summary>The fact as a sentence in "id" or "en".</summary>
    public string Sentence(string language) =>
        T.Get("diff.cited-otherwise", language, Count, Short(Before, language), Short(After, language));

    private static string Short(Citation citation, string language) => $"{citation.Source.Id} ({T.Standing(citation.Standing, language)})";
}
