using System.Text.RegularExpressions;

namespace Scoring.RuleBook.Tests;

/// <summary>The example of a composite index in scoring-rules/README.md is read and scored verbatim.</summary>
public sealed partial class CompositeExampleTests
{
    private const string Head = "programme: example\nedition: 2026\nname: Example\ncite: decree\n";
    private const string Rounding = "rounding: { places: 2, mode: half-away-from-zero }\n";

    [Test]
    public void The_example_of_the_tutorial_reads_and_scores()
    {
        var text = File.ReadAllText(Path.Combine(TestFolders.Shipped, "README.md"));
        var section = text[text.IndexOf("### A composite index", StringComparison.Ordinal)..];
        // The tree, the step, and the rankings by it and its nodes.
        string[] blocks =
        [
            .. Block()
                .Matches(section)
                .Select(match => match.Groups["text"].Value)
                .Where(text => !text.StartsWith("normalise:", StringComparison.Ordinal))
                .Take(3),
        ];
        using var rules = new TemporaryRules(TestFolders.Good);
        Directory.CreateDirectory(rules.PathOf("example/2026"));
        File.WriteAllText(rules.PathOf("example/2026/hierarchy.csv"), blocks[0]);
        File.WriteAllText(rules.PathOf("example/2026/edition.yaml"), Head + blocks[1] + Rounding + blocks[2]);
        // Roads per area 1, 2, 3; wages 10, 10, 30; crime 5, 3, 1. Economy 0, 12.5, 100; safety 0, 50, 100; 12.5^(3/4) × 50^(1/4) =
        // 17.6777.
        File.WriteAllText(
            rules.PathOf("example/2026/example.cases.yaml"),
            """
            - case: as worked by hand
              given:
                units:
                  - { id: A, measures: { roads: 10, area: 10, wages: 10, crime: 5 } }
                  - { id: B, measures: { roads: 10, area: 5, wages: 10, crime: 3 } }
                  - { id: C, measures: { roads: 30, area: 10, wages: 30, crime: 1 } }
              expect:
                A: { welfare: 0, welfare.economy: 0.0 }
                B: { welfare: 17.6777, welfare.economy: 12.5, welfare.crime: 50 }
                C: { welfare: 100 }
            """
        );
        var run = CaseRunner.Run(new RuleFolder(rules.Path), "example/2026");
        run.Faults.Select(fault => $"{fault.Code} {fault.File}:{fault.Line} {fault.Key}").ShouldBeEmpty();
        run.Outcomes.ShouldHaveSingleItem().Mismatches.ShouldBeEmpty();
    }

    [GeneratedRegex(@"```(?:csv|yaml)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
