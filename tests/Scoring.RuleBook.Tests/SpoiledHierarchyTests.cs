using FsCheck;
using FsCheck.Fluent;

namespace Scoring.RuleBook.Tests;

/// <summary>However the table or the step of a composite index is spoiled, the answer is a list of faults, never an exception.</summary>
public class SpoiledHierarchyTests
{
    private static readonly string[] Pieces =
    [
        "",
        ",",
        "\n",
        "index",
        "economy",
        "roads",
        "-1",
        "0",
        "x",
        "\"",
        "lower",
        "{ ",
        " }",
        "by: ",
        "level: ",
        "geometric",
        "z-score",
        "1000",
    ];
    private static readonly string[] Files = ["composite/2026/hierarchy.csv", "composite/2026/places.csv", "composite/2026/edition.yaml"];

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property A_spoiled_hierarchy_is_answered_not_thrown_at() =>
        Prop.ForAll(Gen.Choose(0, 100_000).ArrayOf(4).ToArbitrary(), numbers =>
        {
            using var rules = new TemporaryRules(TestFolders.Good);
            var file = rules.PathOf(Files[numbers[0] % Files.Length]);
            var text = File.ReadAllText(file);
            var (at, cut) = (numbers[1] % text.Length, numbers[2] % 12);
            File.WriteAllText(
                file,
                string.Concat(text.AsSpan(0, at), Pieces[numbers[3] % Pieces.Length], text.AsSpan(Math.Min(text.Length, at + cut)))
            );
            var folder = new RuleFolder(rules.Path);
            var reading = folder.Read("composite/2026");
            CaseRunner.Run(folder, "composite/2026");
            (reading.Edition is null).ShouldBe(reading.Faults.Count > 0);
            reading.Faults.ShouldAllBe(fault => fault.Line >= 1);
        });
}
