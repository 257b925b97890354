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

    private static Dictionary<string, string> Sentences(CultureInfo culture)
    {
        var resources = new ResourceManager("Scoring.Web.Wording.WebTexts", typeof(Program).Assembly);
        return resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static IEnumerable<string> Places(string sentence) => Place.Matches(sentence).Select(match => match.Value).Distinct().Order();
}
