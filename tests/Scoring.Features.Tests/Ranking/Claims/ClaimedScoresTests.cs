using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;
using Scoring.Features.Ranking.Claims;
using Scoring.Features.Regions;

namespace Scoring.Features.Tests.Ranking.Claims;

/// <summary>What regions claimed is scored by the same rules beside what was verified; it changes no result.</summary>
public sealed class ClaimedScoresTests
{
    private const string Index = "small/2026";

    private const string Header = "region_code,indicator,level,claimed_level,evidence\n";

    private static readonly Lazy<Task<Evaluation>> Sample = new(async () =>
    {
        using var place = Workplace.On(await FilledWorld.Ranked("iid-2026").CopyTo(TemporaryFolder.New()));
        return await place.Within(services => Task.FromResult(services.GetRequiredService<Evaluations>().Of("iga/2026").Evaluation));
    });

    // Whatever was claimed, with and without evidence, under each rule: the parts are the whole, and the whole is what the engine gives.
    [FsCheck.NUnit.Property(MaxTest = 12)]
    public Property The_parts_add_up_to_claimed_less_verified() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var rule = (WithoutEvidence)random.Next(4);
            var known = Sample.Value.GetAwaiter().GetResult();
            var verified = new Evaluation(known.Edition, known.Facts.WithLevels(Claimed(known, rule, random)), known.Other);
            var all = new Evaluation(
                known.Edition,
                verified.Facts.WithLevels(verified.Facts.Levels.ToDictionary(pair => pair.Key, pair => pair.Value.WithClaims(_ => true))),
                known.Other
            );
            var found = 0;
            foreach (var ranking in known.Edition.Rankings.Where(ranking => ranking.Level == Level.Region))
            {
                var scores = ClaimedScores.Of(verified, ranking)!;
                foreach (var row in verified.Ranking(ranking).Rows)
                {
                    if (scores.Of(row) is not { } claimed)
                        continue;
                    found++;
                    claimed.Parts.Sum(part => part.Points).ShouldBe(claimed.Difference);
                    claimed.Verified.ShouldBe(row.Score!.Value);
                    claimed.Claimed.ShouldBe(Exact.Canonicalize(all.Of(ranking.Score)[row.Unit].Number));
                    claimed.ClaimedShown.ShouldBe(all.Ranking(ranking).Of(row.Id)!.Shown!.Value);
                }
            }
            found.ShouldBeGreaterThan(20);
        });

    [Test]
    public async Task Each_indicator_gives_weight_times_the_levels_claimed_too_high()
    {
        using var place = await Place(Header + "11,1,1,3,letter.pdf\n11,2,2,2,letter.pdf\n11,3,3,2,\n12,1,3,,\n12,2,1,,\n12,3,1,,\n");
        var claimed = (await place.Send(new ShowRegion(Index, "11"))).Claimed!;
        // 2 × 1 + 1 × 2 + 4 × 3 = 16 count; 2 × 3 + 1 × 2 + 4 × 2 = 16 were claimed.
        (claimed.Verified, claimed.Claimed, claimed.Difference).ShouldBe((16m, 16m, 0m));
        claimed
            .Parts.Select(part => (part.Indicator.Number, part.VerifiedLevel, part.ClaimedLevel, part.LacksEvidence, part.Points))
            .ShouldBe([("1", 1, 3, 0, 4m), ("3", 3, 2, 1, -4m)]);
        (await place.Send(new ShowRegion(Index, "12"))).Claimed.ShouldBeNull("it claimed nothing");
        (await place.Rank(Index)).Rankings[0].Rows.Select(row => (row.Id, row.Score)).ShouldBe([("11", 16m), ("12", 11m)]);
    }

    [TestCase("reported", 16, "")]
    [TestCase("claimed", 12, "no evidence: by the rule level 2 counts, not the verified 3")]
    [TestCase("lowest", 4, "no evidence: by the rule level 0 counts, not the verified 3")]
    [TestCase("nothing", 4, "no evidence: by the rule the verified level 3 does not count")]
    public async Task Where_evidence_is_missing_the_rule_says_which_level_counts(string rule, decimal score, string note)
    {
        using var place = await Place(Header + "11,1,1,,letter.pdf\n11,2,2,,letter.pdf\n11,3,3,2,\n", rule);
        var explanation = await place.Explain(Index, "11");
        explanation.Row.Score.ShouldBe(score);
        var line = explanation.Root.Flatten().First(node => node.Kind == "indicator" && node.Id == "3");
        string.Join("; ", line.Notes.Select(one => Texts.Note(one, "en"))).ShouldBe(note);
    }

    [Test]
    public async Task A_publication_holds_the_claims_and_that_there_is_evidence_but_not_where_it_is()
    {
        using var place = await Place(Header + "11,1,1,3,https://example.org/private.pdf\n11,3,3,2,\n", "lowest");
        await place.Publish(Index);
        var copy = (await place.Send(new ListPublications()))[^1];
        await using var frozen = FrozenCopy.Open(new ScoringOptions(place.Database, place.Rules, ""), copy);
        var report = await frozen.Send(new ShowRegion(Index, "11"));
        (report.Row.Score, report.Claimed!.Claimed).ShouldBe((2m, 14m));
        var facts = Path.Combine(PublicationFolder.Of(new ScoringOptions(place.Database, place.Rules, ""), copy), PublicationFolder.Facts);
        System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(facts)).ShouldNotContain("private.pdf");
        (await place.Send(new VerifyPublications())).ShouldAllBe(one => one.Faults.Count == 0);
    }

    [Test]
    public async Task Where_evidence_decides_a_file_that_names_none_is_refused()
    {
        using var place = await Place("", "lowest");
        var outcome = await place.ImportText(ImportKind.Indicators, Index, "wide.csv", "region_code,1,2,3\n11,1,1,1\n");
        outcome.Problems.ShouldContain(problem => problem.Code == "header-missing" && problem.Column == "evidence");
    }

    [TestCase("4")]
    [TestCase("x")]
    public async Task A_claim_that_is_no_level_of_the_indicator_is_a_problem_of_its_column(string claimed)
    {
        using var place = await Place("");
        var outcome = await place.ImportText(ImportKind.Indicators, Index, "levels.csv", Header + $"11,1,1,{claimed},\n");
        outcome.Problems.ShouldHaveSingleItem().Column.ShouldBe("claimed_level");
    }

    [Test]
    public async Task Claims_of_several_files_stand_together_and_one_that_replaces_a_file_replaces_its_claims()
    {
        using var place = await Place(Header + "11,1,1,3,a.pdf\n");
        await place.Given(ImportKind.Indicators, Index, "later.csv", Header + "11,2,2,3,a.pdf\n");
        (await Parts(place)).ShouldBe(["1", "2"]);
        await place.Given(ImportKind.Indicators, Index, "levels.csv", "region_code,indicator,level\n11,1,2\n");
        (await Parts(place)).ShouldBe(["2"]);
    }

    private static async Task<IReadOnlyList<string>> Parts(Workplace place) =>
        [.. (await place.Send(new ShowRegion(Index, "11"))).Claimed!.Parts.Select(part => part.Indicator.Number)];

    private static Dictionary<Level, LevelFacts> Claimed(Evaluation known, WithoutEvidence rule, Random random) =>
        known.Facts.Levels.ToDictionary(
            pair => pair.Key,
            pair =>
            {
                var table = pair.Value.Table with { WithoutEvidence = rule };
                var claims = new Dictionary<int, LevelClaim>();
                for (var i = 0; i < pair.Value.Cells.Length; i++)
                {
                    var levels = table.Indicators[i % table.Indicators.Count].Levels;
                    if (pair.Value.Cells[i] != LevelFacts.Absent && random.Next(5) > 0)
                        claims.Add(
                            i,
                            new LevelClaim(random.Next(4) > 0 ? (byte)levels[random.Next(levels.Count)] : null, random.Next(6) > 0)
                        );
                }
                return LevelFacts.Claimed(table, pair.Value.Units, pair.Value.Cells.ToArray(), claims, pair.Value.OriginOf);
            }
        );

    private static async Task<Workplace> Place(string levels, string? rule = null)
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", "- { id: test, title: Rules made up for this test, issuer: Nobody, standing: illustrative }\n");
        place.WriteRule(
            Index + "/edition.yaml",
            $$"""
            programme: small
            edition: 2026
            name: Small 2026
            cite: test
            indicators:
              - { subject: region, file: region.csv, levels: [0, 1, 2, 3]{{(rule is null ? "" : $", without-evidence: {rule}")}} }
            scores: [{ id: index, step: points, on: region }]
            rounding: { places: 2 }
            rankings: [{ id: all, name: All, score: index }]
            """
        );
        place.WriteRule(
            Index + "/region.csv",
            "number,id,name-id,name-en,weight\n1,one,Satu,One,2\n2,two,Dua,Two,1\n3,three,Tiga,Three,4\n"
        );
        place.RuleFaults(Index).ShouldBeEmpty();
        await place.Given(
            ImportKind.Regions,
            Index,
            "regions.csv",
            "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n"
        );
        if (levels.Length > 0)
            await place.Given(ImportKind.Indicators, Index, "levels.csv", levels);
        return place;
    }
}
