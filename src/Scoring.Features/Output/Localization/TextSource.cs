using System.Globalization;
using System.Resources;

namespace Scoring.Features.Output.Localization;

/// <summary>A set of sentences in both languages, from resources: English is neutral, Indonesian beside it.</summary>
/// <param name="resources">The resources.</param>
public sealed class TextSource(ResourceManager resources)
{
    private static readonly CultureInfo Indonesian = new("id");

    /// <summary>The resources.</summary>
    public ResourceManager Resources => resources;

    /// <summary>The sentence of a key as it stands, or null where there is none.</summary>
    /// <param name="key">The key.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    public string? Find(string key, string language) => resources.GetString(key, language == "id" ? Indonesian : CultureInfo.InvariantCulture);

    /// <summary>The sentence of a key with its places filled; the key itself where there is none, so that a missing text never hides what happened.</summary>
    /// <param name="key">The key.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    /// <param name="args">What the sentence names: texts in both languages, numbers, lists.</param>
    public string Get(string key, string language, params object[] args) =>
        Find(key, language) is { } sentence ? Places.Fill(sentence, language, args) : key;
}
