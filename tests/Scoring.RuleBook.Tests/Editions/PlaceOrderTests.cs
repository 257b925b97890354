namespace Scoring.RuleBook.Tests.Editions;

/// <summary>A place is better the lower it is: rankings go by that without being told, and what works against it is warned of.</summary>
public sealed class PlaceOrderTests
{
    [Test]
    public void Rankings_begin_with_the_best_place_and_with_the_highest_mark()
    {
        var edition = new RuleFolder(TestFolders.Good).Read("placing/2026").Edition.ShouldNotBeNull();
        edition
            .Rankings.Select(ranking =>
                $"{ranking.Id}: {string.Join(' ', ranking.Keys.Select(key => $"{key.Step!.Id} {(key.Descending ? "down" : "up")}"))}"
            )
            .ShouldBe([
                "by-mean: mean down count-back up",
                "by-places: sum up count-back up",
                "by-borda: borda down",
                "by-both: both up",
                "others: olympic up majority up firsts down points down own up",
            ]);
    }

    /// <summary>Each way of joining places with the word that the reference has for it in the column "better".</summary>
    private static IEnumerable<TestCaseData> Ways() =>
        File.ReadLines(Path.Combine(TestFolders.Shipped, "README.md"))
            .SkipWhile(line => line != "| `as` | value | better |")
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' ').Split(" | "))
            .SelectMany(cells => cells[0].Split(", ").Select(way => new TestCaseData(way.Trim('`'), cells[^1].Trim() == "higher")));

    [TestCaseSource(nameof(Ways))]
    public void A_ranking_begins_with_what_the_reference_calls_better(string way, bool higherIsBetter)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change(
            "placing/2026/edition.yaml",
            "as: borda, ties: fractional",
            $"as: {way}, ties: fractional" + (way == "points" ? ", points: [5, 3]" : "")
        );
        var ranking = new RuleFolder(rules.Path).Read("placing/2026").Edition!.Rankings.Single(one => one.Id == "by-borda");
        ranking.Keys[0].Descending.ShouldBe(higherIsBetter);
    }

    [Test]
    public void The_reference_lists_every_way() => Ways().Count().ShouldBe(10);

    [TestCase("{ step: count-back, order: up }", "{ step: count-back, order: down }", "worst-first")]
    [TestCase("{ step: count-back, order: up }", "count-back", null)]
    [TestCase("by: [sum, count-back]", "by: [{ step: borda, order: down }]", null)]
    [TestCase("parts: [{ use: sum, weight: 1 }", "parts: [{ use: mean, weight: 1 }", "places-with-marks")]
    [TestCase("parts: [{ use: sum, weight: 1 }", "parts: [{ use: majority, weight: 1 }", null)]
    public void What_would_put_the_worst_first_is_warned_of(string replace, string by, string? code)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change("placing/2026/edition.yaml", replace, by);
        var reading = new RuleFolder(rules.Path).Read("placing/2026");
        reading.Faults.ShouldBeEmpty();
        reading.Warnings.Select(warning => warning.Code).ShouldBe(code is null ? [] : [code]);
    }
}
