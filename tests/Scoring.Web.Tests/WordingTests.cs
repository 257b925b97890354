using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Scoring.Web.Help;
using Scoring.Web.Localization;

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

    [TestCase("id")]
    [TestCase("en")]
    public void The_glossary_decides_which_word_is_used_for_a_thing(string language)
    {
        var culture = language == "id" ? new CultureInfo("id") : CultureInfo.InvariantCulture;
        Glossary.Count.ShouldBeGreaterThan(8);
        Glossary.Against([.. Sentences(culture), .. Shared(culture), .. Guides(language)], language).ShouldBeEmpty();
    }

    [TestCase(1, "1 innovation of this region")]
    [TestCase(0, "0 innovations of this region")]
    [TestCase(2, "2 innovations of this region")]
    public void One_thing_is_counted_in_the_singular(int count, string said) =>
        WebTexts.Get("innovations.title", "en", count.ToString(CultureInfo.InvariantCulture)).ShouldBe(said);

    // The texts that the site shares with the command line.
    private static Dictionary<string, string> Shared(CultureInfo culture) =>
        new ResourceManager("Scoring.Features.Output.Localization.Texts", typeof(Scoring.Features.FeatureServices).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    // The guides line by line; what a page or a file is called there may be any word.
    private static IEnumerable<KeyValuePair<string, string>> Guides(string language) =>
        Guide.All.SelectMany(guide =>
            guide.Markdown(language).Split('\n').Select((line, i) => KeyValuePair.Create($"{guide.Id}.{language}.md:{i + 1}", line))
        );

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
