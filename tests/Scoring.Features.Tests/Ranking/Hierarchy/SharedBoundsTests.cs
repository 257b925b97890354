using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Tests.Ranking.Hierarchy;

/// <summary>
/// The years of a panel share their bounds: each names all of them, and reads what was imported for the others. The expected figures are
/// those of shared_bounds.py.
/// </summary>
public sealed class SharedBoundsTests
{
    private static readonly int[] Years = [2024, 2025, 2026];
    private static readonly Dictionary<int, (string, decimal, decimal, decimal)[]> Facts = new()
    {
        [2024] = [("72.01", 1m, 10.5m, 9m), ("72.02", 4m, 22m, 3m), ("72.03", 2.25m, 31m, 5m)],
        [2025] = [("72.01", 3m, 12m, 8m), ("72.02", 4.5m, 27m, 2.5m), ("72.03", 2m, 40m, 6m)],
        [2026] = [("72.01", 6m, 15m, 7m), ("72.02", 5m, 25m, 4m), ("72.03", 3m, 38m, 1m)],
    };

    [TestCase(2024, 0, 51.92796610169491, 56.27648305084746)]
    [TestCase(2025, 13.485169491525424, 64.89936440677967, 69.375)]
    [TestCase(2026, 33.58050847457627, 58.273305084745765, 84.9364406779661)]
    public async Task Every_year_is_scored_by_the_bounds_of_all_years(int year, double first, double second, double third)
    {
        using var place = await Panel();
        var ranking = (await place.Rank($"small/{year}")).Rankings[0];
        foreach (var (unit, expected) in new[] { ("72.01", first), ("72.02", second), ("72.03", third) })
            ((double)ranking.Of(unit)!.Score!.Value).ShouldBe(expected, 1e-9);
    }

    [Test]
    public async Task An_explanation_names_the_year_the_file_and_the_line_of_each_bound()
    {
        using var place = await Panel();
        var explained = await place.Explain("small/2024", "72.02");
        explained
            .Root.Flatten()
            .Single(node => node.Kind == "min-max" && node.Name.En == "Wages")
            .Notes.Select(note => Texts.Note(note, "en"))
            .ShouldBe([
                "read from the figures of this edition and of small/2025, small/2026 together",
                "10.5 is that of Kabupaten 72.01 in small/2024: measures.csv, line 3",
                "40 is that of Kabupaten 72.03 in small/2025: measures.csv, line 9",
            ]);
        foreach (var node in explained.Root.Flatten())
            node.Recompute().ShouldBe(node.Value);
    }

    [Test]
    public async Task Nothing_is_said_of_bounds_where_a_year_is_on_its_own()
    {
        using var place = SmallIndex.Place();
        await place.Bring("small/2026", Facts[2026]);
        (await place.Explain("small/2026", "72.02")).Root.Flatten().SelectMany(node => node.Notes).ShouldBeEmpty();
    }

    [Test]
    public async Task A_year_without_facts_is_named()
    {
        using var place = Rules();
        await place.Bring("small/2024", Facts[2024]);
        await place.Bring("small/2026", Facts[2026]);
        var refusal = await place.Refusal(new RankEdition("small/2026"));
        (refusal.Code, refusal.Arguments[^1]).ShouldBe(("carried-facts-missing", "small/2025"));
    }

    [Test]
    public void A_year_whose_score_rests_on_another_cannot_share_its_bounds_with_it()
    {
        using var place = Rules();
        place.WriteRule(
            "small/2024/edition.yaml",
            Edition(2024)
                .Replace(
                    "scores:\n",
                    "scores:\n  - { id: later, step: carried-over, from: small/2026, value-of: index }\n",
                    StringComparison.Ordinal
                )
        );
        place.RuleFaults("small/2024").ShouldContain(fault => fault.Contains("circle", StringComparison.Ordinal));
        place.RuleFaults("small/2026").ShouldContain(fault => fault.Contains("circle", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_rules_of_a_year_are_others_when_those_of_another_year_change()
    {
        using var place = await Panel();
        var before = (await place.Rank("small/2024")).RuleHash;
        place.WriteRule("small/2025/tree.csv", SmallIndex.Tree.Replace("Roads", "Streets", StringComparison.Ordinal));
        place.Restart();
        (await place.Rank("small/2024")).RuleHash.ShouldNotBe(before);
    }

    [Test]
    public async Task Years_that_share_their_bounds_have_the_same_rules()
    {
        using var place = Rules();
        (await place.Send(new Scoring.Features.Rules.Diff.DiffEditions("small/2024", "small/2025"))).Changes.ShouldBeEmpty();
    }

    [TestCase("72.01")]
    [TestCase("72.02")]
    [TestCase("72.03")]
    public async Task Years_that_share_their_bounds_split_no_change_off_to_the_rules(string unit)
    {
        using var place = await Panel();
        var split = await place.Send(new SplitChange("small/2025", "small/2026", unit));
        split.Obstacles.ShouldBeEmpty();
        // The years say the same and read the same three years: no point is due to rules, in whatever order they are looked at.
        var rules = split.Parts.Single(part => part.Factor == ChangeFactor.Rules);
        (rules.Exact, rules.Least, rules.Most).ShouldBe((0m, 0m, 0m));
        split.Parts.Single(part => part.Factor == ChangeFactor.OwnData).Score.ShouldNotBe(0m);
        split.Parts.Sum(part => part.Score).ShouldBe(split.Score!.Value);
    }

    [Test]
    [Category(SecondVerifier.Category)]
    public async Task Both_verifiers_compute_a_published_year_again()
    {
        using var place = await Panel();
        await place.Publish("small/2024");
        var bundle = Path.Combine(place.Folder, "year.zip");
        await place.Send(new ExportBundle("small/2024", bundle));
        (await place.Send(new VerifyBundle(bundle))).Faults.ShouldBeEmpty();
        var (hash, fault) = SecondVerifier.Verify(bundle).ShouldHaveSingleItem();
        hash.ShouldBe((await place.Send(new ListPublications())).ShouldHaveSingleItem().ResultHash, fault);
    }

    private static async Task<Workplace> Panel()
    {
        var place = Rules();
        foreach (var year in Years)
            await place.Bring($"small/{year}", Facts[year]);
        return place;
    }

    private static Workplace Rules()
    {
        var place = SmallIndex.Place();
        foreach (var year in Years)
        {
            place.WriteRule($"small/{year}/tree.csv", SmallIndex.Tree);
            place.WriteRule($"small/{year}/edition.yaml", Edition(year));
        }
        return place;
    }

    private static string Edition(int year) =>
        SmallIndex
            .Rules.Replace("edition: 2026", $"edition: {year}", StringComparison.Ordinal)
            .Replace("before: [{ treat: { skewness: 2, kurtosis: 3.5, points: 2 } }]", "", StringComparison.Ordinal)
            .Replace("{ by: min-max }", "{ by: min-max, over: [ small/2024, small/2025, small/2026 ] }", StringComparison.Ordinal);
}
