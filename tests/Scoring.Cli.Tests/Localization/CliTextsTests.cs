using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Cli.Localization;

namespace Scoring.Cli.Tests.Localization;

public sealed class CliTextsTests
{
    [Test]
    public void Both_languages_have_the_same_keys_and_name_the_same_things()
    {
        Keys("id").Order(StringComparer.Ordinal).ShouldBe(Keys("").Order(StringComparer.Ordinal));
        foreach (var key in Keys(""))
            Places(key, "id").ShouldBe(Places(key, "en"), key);
    }

    [Test]
    public void A_count_of_one_has_no_plural() =>
        Keys("").SelectMany(key => Singulars.MissingIn(CliTexts.All.Find(key, "en")!).Select(place => $"{key}: {place}")).ShouldBeEmpty();

    [TestCase("id")]
    [TestCase("en")]
    public void The_glossary_decides_which_word_is_used_for_a_thing(string language) =>
        Glossary
            .Against([.. Keys("").Select(key => KeyValuePair.Create(key, CliTexts.All.Find(key, language)!))], language)
            .ShouldBeEmpty();

    private static List<string> Keys(string language)
    {
        var culture = language.Length == 0 ? CultureInfo.InvariantCulture : new CultureInfo(language);
        return
        [
            .. CliTexts
                .All.Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
                .Cast<DictionaryEntry>()
                .Select(entry => (string)entry.Key),
        ];
    }

    private static string Places(string key, string language) =>
        string.Join(
            " ",
            Regex.Matches(CliTexts.All.Find(key, language)!, @"\{\d(:\w+)?\}").Select(match => match.Value).Order(StringComparer.Ordinal)
        );
}
