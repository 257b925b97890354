using System.Globalization;
using System.Resources;

namespace Scoring.Features.Output.Localization;

/// <summary>A set of sentences in both languages, from resources: English is the neutral language, Indonesian a satellite.</summary>
/// <param name="resources">The resources.</param>
public sealed class TextSource(ResourceManager resources)
{
    private static readonly CultureInfo Indonesian = new("id");

    /// <summary>The resources.</summary>
    public ResourceManager Resources => resources;

    /// <summary>The unfilled sentence of a key, or null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    public string? Find(string key, string language) =>
        resources.GetString(key, language == "id" ? Indonesian : CultureInfo.InvariantCulture);

    /// <summary>
    /// The sentence of a key with its placeholders filled; the key itself if there is no sentence, so that a missing text never hides what
    /// happened.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    /// <param name="args">The values for the placeholders: texts in both languages, numbers, lists.</param>
    public string Get(string key, string language, params object[] args) =>
        Find(key, language) is { } sentence ? Places.Fill(sentence, language, args) : key;
}
