using Scoring.Domain.Hierarchy;
using Scoring.Domain.Hierarchy.Robustness;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Robustness.Index;

/// <summary>The ways that were tried, in words for readers.</summary>
internal static class ChoiceNames
{
    /// <summary>The name of a way.</summary>
    /// <param name="rule">The official rule; null where no composite index is made.</param>
    /// <param name="kind">The choice.</param>
    /// <param name="code">The code of the alternative.</param>
    /// <param name="language">"id" or "en".</param>
    public static string Of(CompositeRule? rule, FactorKind kind, string code, string language) =>
        kind == FactorKind.LeftOut
            ? NameOf(rule, code, language)
            : string.Join(T.Get("index-robust.then", language), MethodWord.Read(code).Select(word => Of(rule, kind, word, language)));

    private static string Of(CompositeRule? rule, FactorKind kind, MethodWord word, string language)
    {
        var name =
            kind is FactorKind.Normalisation or FactorKind.Aggregation && word.By != MethodAlternatives.AsOthers
                ? T.Kind(word.By, language)
                : T.Get($"way.{kind}.{word.By}", language);
        if (word.Text(MethodWord.Group) is { } group)
            name =
                group == MethodWord.Everybody ? T.Get("index-robust.together", language, name)
                : kind == FactorKind.Imputation ? T.Get("index-robust.in-groups", language, name, group)
                : T.Get("index-robust.within", language, name, group);
        string[] keys = [.. word.Options.Where(option => option.Key != MethodWord.Group).Select(option => $"{option.Key}={option.Value}")];
        if (keys.Length > 0)
            name = $"{name} ({string.Join(", ", keys)})";
        return word.Of is not { } of ? name
            : kind == FactorKind.Aggregation ? T.Get("index-robust.at-level", language, name, of)
            : T.Get("index-robust.of-one", language, name, NameOf(rule, of, language));
    }

    private static string NameOf(CompositeRule? rule, string id, string language) =>
        rule?.Root.Flatten().FirstOrDefault(node => node.Id == id)?.Name.In(language) ?? id;
}
