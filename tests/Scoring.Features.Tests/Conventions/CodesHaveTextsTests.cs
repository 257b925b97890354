using System.Text.RegularExpressions;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Tests.Conventions;

/// <summary>Every code that the source uses has a sentence, in both languages and with the same places.</summary>
public sealed partial class CodesHaveTextsTests
{
    private static readonly Lazy<IReadOnlyList<string>> Keys = new(() =>
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Checkout.Sources("*.cs", "src", "Scoring.Features"))
        {
            var text = File.ReadAllText(file);
            keys.UnionWith(
                Codes(ProblemCode(), text).Select(code => code.StartsWith("notice.", StringComparison.Ordinal) ? code : "problem." + code)
            );
            keys.UnionWith(Codes(NumberCode(), text).Select(code => "problem." + code));
            keys.UnionWith(Codes(RefusalCode(), text).Concat(Codes(FormCode(), text)).Select(code => "refusal." + code));
            keys.UnionWith(Codes(Assumption(), text).Select(code => "refusal.simulate-wrong." + code));
        }
        return [.. keys];
    });

    private static IEnumerable<string> Codes(Regex pattern, string text) =>
        pattern.Matches(text).SelectMany(match => match.Groups["code"].Captures.Select(capture => capture.Value));

    [Test]
    public void Every_code_of_the_source_has_a_text_in_both_languages()
    {
        Keys.Value.Count.ShouldBeGreaterThan(60);
        var missing = Keys.Value.SelectMany(key =>
            new[] { "en", "id" }.Where(language => Texts.Find(key, language) is null).Select(language => key + " " + language)
        );
        missing.ShouldBeEmpty();
    }

    [Test]
    public void Both_languages_are_two_and_name_the_same_things()
    {
        foreach (var key in Keys.Value)
        {
            var (english, indonesian) = (Texts.Find(key, "en")!, Texts.Find(key, "id")!);
            indonesian.ShouldNotBe(english, key);
            Places(indonesian).ShouldBe(Places(english), key);
        }
    }

    private static string Places(string sentence) =>
        string.Join(' ', Place().Matches(sentence).Select(match => match.Value[..2]).Distinct().Order(StringComparer.Ordinal));

    // Where a code is named: in a call, or in one of two branches of a choice that becomes one.
    [GeneratedRegex(
        @"(?:Problem|ProblemOf|ProblemAtEnd|roblems\.Add|Notice)\(\s*"
            + @"(?:[^""();]*\?\s*""(?<code>[a-z0-9.-]+)""\s*:\s*)?""(?<code>[a-z0-9.-]+)"""
            + @"|(?:able\.Fault\(row, _?column, |TableFault\()""(?<code>[a-z0-9-]+)""|""(?<code>notice\.[a-z0-9-]+)"""
            + @"|""(?<code>(?:measure|result)-out-of-range)""|=> ""(?<code>row-too-long|quote-open|file-empty)"""
            + @"|""(?<code>row-short|row-long|unknown-region|unknown-innovation|wrong-encoding|file-binary)"""
    )]
    private static partial Regex ProblemCode();

    [GeneratedRegex(@"return ""(?<code>number-[a-z-]+)""")]
    private static partial Regex NumberCode();

    [GeneratedRegex(@"RefusalException\(RefusalKind\.[A-Za-z]+,\s*(?:[^""();]*\?\s*""(?<code>[a-z-]+)""\s*:\s*)?""(?<code>[a-z-]+)""")]
    private static partial Regex RefusalCode();

    [GeneratedRegex(@"WithErrorCode\(""(?<code>[a-z-]+)""\)|new\(RefusalKind\.[A-Za-z]+, ""(?<code>[a-z-]+)""")]
    private static partial Regex FormCode();

    [GeneratedRegex(
        @"Wrong\(typed,[^"";]*(?:\?\s*""(?<code>[a-z-]+)""\s*:\s*)?""(?<code>[a-z-]+)""|""simulate-wrong"",\s*[^,]+,\s*""(?<code>[a-z-]+)"""
    )]
    private static partial Regex Assumption();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Place();
}
