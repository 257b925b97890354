using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook.Tests;

/// <summary>What the tests know of the codes and their sentences.</summary>
internal static class FaultTexts
{
    public static IReadOnlyList<string> Codes { get; } =
    [.. typeof(FaultCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];
}

public partial class RuleFaultTextsTests
{
    private static readonly Dictionary<string, string> English = Read("RuleFaultTexts.resx");
    private static readonly Dictionary<string, string> Indonesian = Read("RuleFaultTexts.id.resx");

    [Test]
    public void Both_languages_have_the_same_keys() => Indonesian.Keys.ShouldBe(English.Keys);

    [Test]
    public void Both_languages_name_the_same_things()
    {
        foreach (var (key, text) in English)
            PlacesOf(Indonesian[key]).ShouldBe(PlacesOf(text), key);
    }

    [Test]
    public void Every_code_has_a_sentence() => FaultTexts.Codes.Except(English.Keys).ShouldBeEmpty();

    [Test]
    public void A_message_names_the_key_and_what_was_probably_meant()
    {
        var fault = new RuleFault("unknown-source", "iga/2026/edition.yaml", 7, "decre", [], "decree");
        RuleFaultTexts.Message(fault, "en").ShouldBe("sources.yaml has no source decre. Did you mean decree?");
        RuleFaultTexts.Message(fault, "id").ShouldBe("sources.yaml tidak memuat sumber decre. Maksudnya decree?");
    }

    [Test]
    public void Every_broken_rule_file_has_a_whole_sentence_in_both_languages()
    {
        foreach (var change in BrokenRules.All)
        {
            using var rules = new TemporaryRules(TestFolders.Good);
            change.Apply(rules);
            var folder = new RuleFolder(rules.Path);
            foreach (var fault in folder.Read(change.Reads).Faults.Concat(CaseRunner.Run(folder, change.Reads).Faults))
            {
                RuleFaultTexts.Message(fault, "en").ShouldNotBe(RuleFaultTexts.Message(fault, "id"));
                RuleFaultTexts.Message(fault, "id").ShouldNotContain("{");
            }
        }
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument
            .Load(Path.Combine(TestFolders.Project, "..", "..", "src", "Scoring.RuleBook", file))
            .Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static List<string> PlacesOf(string text) => [.. Places().Matches(text).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Places();
}
