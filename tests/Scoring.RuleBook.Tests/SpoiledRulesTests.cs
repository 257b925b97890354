using FsCheck;
using FsCheck.Fluent;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Tests;

/// <summary>However a rule file is spoiled, the answer is a list of faults, never an exception.</summary>
public class SpoiledRulesTests
{
    private static readonly string[] Pieces =
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        "- ",
        "\"",
        "'",
        "&a ",
        "*a",
        "!x ",
        "#",
        "|",
        ">",
        "\n",
        "\n  ",
        "%",
        "@",
        "null",
        "?",
        ",",
        "\t",
        "0",
        "-1",
        "…",
    ];
    private static readonly string[] Files =
    [
        "sources.yaml",
        "index/2026/edition.yaml",
        "index/2026/region.csv",
        "index/2026/index.cases.yaml",
    ];

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public Property A_spoiled_file_is_answered_not_thrown_at() => Prop.ForAll(Gen.Choose(0, 100_000).ArrayOf(6).ToArbitrary(), numbers =>
        {
            using var rules = new TemporaryRules(TestFolders.Good);
            var file = rules.PathOf(Files[numbers[0] % Files.Length]);
            var text = File.ReadAllText(file);
            for (var i = 1; i < numbers.Length; i += 2)
            {
                var (at, cut) = (numbers[i] % text.Length, numbers[i + 1 < numbers.Length ? i + 1 : 0] % 12);
                text = string.Concat(text.AsSpan(0, at), Pieces[numbers[i] % Pieces.Length], text.AsSpan(Math.Min(text.Length, at + cut)));
            }
            File.WriteAllText(file, text);
            var folder = new RuleFolder(rules.Path);
            var reading = folder.Read("index/2026");
            CaseRunner.Run(folder, "index/2026");
            (reading.Edition is null).ShouldBe(reading.Faults.Count > 0);
            reading.Faults.ShouldAllBe(fault => fault.Line >= 1);
        });

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property Any_text_is_a_tree_or_a_fault() =>
        Prop.ForAll(
            Gen.Elements(Pieces).Or(Gen.Elements("key", "value", " ", "  ")).ArrayOf().Select(parts => string.Concat(parts)).ToArbitrary(),
            text =>
            {
                var faults = new List<RuleFault>();
                var tree = YamlTree.Read(text, new FileFaults("any.yaml", faults));
                (tree is not null || faults.Count > 0).ShouldBeTrue();
            }
        );
}
