using System.Text.RegularExpressions;

namespace Scoring.RuleBook.Tests;

/// <summary>The examples of selection and prizes in scoring-rules/README.md are read and run verbatim.</summary>
public sealed partial class SelectionExampleTests
{
    private const string Head = """
        programme: example
        edition: 2026
        name: Example
        cite: decree
        measures:
          - { id: mark, name: Mark, on: innovation }
          - { id: public, name: Votes, on: innovation }
        scores:
          - { id: total, step: measure, of: mark }
          - { id: count, step: measure, of: public }
        rounding: { places: 2 }
        rankings:
          - { id: final, name: Final, score: total }
          - { id: votes, name: Votes, score: count }

        """;

    [Test]
    public void The_examples_of_picks_and_prizes_read_and_do_what_they_say()
    {
        var text = File.ReadAllText(Path.Combine(TestFolders.Shipped, "README.md"));
        var blocks = Block()
            .Matches(text[text.IndexOf("### Who goes on", StringComparison.Ordinal)..])
            .Select(match => match.Groups["text"].Value)
            .ToList();
        using var rules = new TemporaryRules(TestFolders.Good);
        Directory.CreateDirectory(rules.PathOf("example/2026"));
        File.WriteAllText(rules.PathOf("example/2026/edition.yaml"), Head + blocks[0] + blocks[1]);
        // Four places: one for an agency (none there), two for cities (one there). B has not 85. Free is one place: A. Cities have C.
        // The two
        // empty places find no city and no agency left, so D stays out.
        File.WriteAllText(
            rules.PathOf("example/2026/example.cases.yaml"),
            """
            - case: as worked by hand
              given:
                units:
                  - { id: A, innovation: { institution: kabupaten, kind: umum }, measures: { mark: 95, public: 1 } }
                  - { id: B, innovation: { institution: kabupaten, kind: replikasi }, measures: { mark: 84, public: 9 } }
                  - { id: C, innovation: { institution: kota, kind: umum }, measures: { mark: 80, public: 8 } }
                  - { id: D, innovation: { institution: kabupaten, kind: umum }, measures: { mark: 70, public: 7 } }
                picks:
                  - { for: honour, unit: D, reason: twenty years of service, by: the governor }
              expect:
                A: { picked: top-four, awards: first }
                B: { picked: none, awards: second }
                C: { picked: top-four, awards: hope }
                D: { picked: none, awards: "hope, honour" }
            """
        );
        var run = CaseRunner.Run(new RuleFolder(rules.Path), "example/2026");
        new RuleFolder(rules.Path)
            .Read("example/2026")
            .Faults.Select(fault => $"{fault.Code} {fault.File}:{fault.Line} {fault.Key}")
            .ShouldBeEmpty();
        run.Faults.Select(fault => $"{fault.Code} {fault.File}:{fault.Line} {fault.Key}").ShouldBeEmpty();
        run.Outcomes.ShouldHaveSingleItem().Mismatches.ShouldBeEmpty();
    }

    [GeneratedRegex(@"```yaml\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
