using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace Scoring.Web.Tests;

[TestFixture]
public partial class WordingTests
{
    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place { get; }

    [Test]
    public void Every_sentence_stands_in_both_languages_with_the_same_places()
    {
        var english = Sentences(CultureInfo.InvariantCulture);
        var indonesian = Sentences(new CultureInfo("id"));
        english.Count.ShouldBeGreaterThan(50);
        indonesian.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (key, sentence) in english)
        {
            sentence.ShouldNotBeNullOrWhiteSpace(key);
            Places(indonesian[key]).ShouldBe(Places(sentence), key);
        }
    }

    // Every resource file of the site, found by listing: none can be forgotten, and a key defined in two of them breaks the dictionary.
    private static Dictionary<string, string> Sentences(CultureInfo culture) =>
        typeof(Program)
            .Assembly.GetManifestResourceNames()
            .Where(name =>
                name.StartsWith("Scoring.Web.Localization.", StringComparison.Ordinal)
                && name.EndsWith(".resources", StringComparison.Ordinal)
            )
            .Select(name => new ResourceManager(name[..^".resources".Length], typeof(Program).Assembly))
            .SelectMany(resources => resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>())
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Places(string sentence) => Place.Matches(sentence).Select(match => match.Value).Distinct().Order();
}
