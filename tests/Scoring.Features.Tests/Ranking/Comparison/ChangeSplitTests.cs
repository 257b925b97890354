using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Tests.Ranking.Comparison;

/// <summary>
/// A region's change is split into own data, rules and the others by scoring what did not happen; the parts add up exactly.
/// </summary>
public sealed class ChangeSplitTests
{
    private static readonly string Samples = Path.Combine(Checkout.Root, "sample-data");

    [Test]
    public async Task For_every_region_of_the_sample_of_two_years_the_parts_add_up()
    {
        using var place = Workplace.WithShippedRules();
        await place.Run(Path.Combine(Samples, "iga-2018-2019"));
        await EveryPartAddsUp(place, "iga/2018", "iga/2019", 50);
    }

    [Test]
    public async Task For_every_region_under_the_rules_of_two_years_of_the_index_the_parts_add_up()
    {
        using var place = Workplace.WithShippedRules();
        var sample = Path.Combine(Samples, "iid-2026");
        await place.Run(sample);
        // The same regions a year later: a third of them reports other levels, and one takes no part any more.
        foreach (
            var (kind, file) in new[]
            {
                (ImportKind.Regions, "regions.csv"),
                (ImportKind.Submissions, "submissions.csv"),
                (ImportKind.Indicators, "indicators-region.csv"),
                (ImportKind.Indicators, "indicators-innovation.csv"),
                (ImportKind.Measures, "measures-region.csv"),
            }
        )
        {
            var text = File.ReadAllText(Path.Combine(sample, file)).Replace("2024-", "2025-");
            if (file == "indicators-region.csv")
                text = string.Join(
                    '\n',
                    text.Split('\n').Select((line, i) => i % 3 == 1 ? line.Replace(",1", ",3") : line).Where((_, i) => i != 5)
                );
            await place.Import(kind, place.Write("2027/" + file, text), "iga/2027", skipFaulty: true);
        }
        var splits = await EveryPartAddsUp(place, "iga/2026", "iga/2027", 20);
        splits.ShouldContain(split => split.Parts[0].Score != 0);
        splits.ShouldContain(split => split.Parts[1].Score != 0);
    }

    // A composite index compares regions, so the others move a score, not only a rank.
    [FsCheck.NUnit.Property(MaxTest = 100)]
    public Property Whatever_both_years_hold_the_parts_add_up_and_lie_within_their_limits() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var (from, to) = (Year("2026", random), Year("2027", random));
            var split = ChangeSplitter.Of(new ChangeYears(from, to), "all", "33.00");
            split.Obstacles.ShouldBeEmpty();
            AddsUp(split);
        });

    [Test]
    public void Where_all_regions_are_alike_in_a_mixture_of_the_years_it_says_that_there_is_no_score()
    {
        // With its own y of 2027 the region is like the others of 2026: nobody can be compared.
        var before = new Evaluation(
            SplitYears.RulesOf("split/2026"),
            SplitYears.Facts(("33.00", 1m, 9m), ("33.01", 2m, 5m), ("33.02", 3m, 5m))
        );
        var after = new Evaluation(
            SplitYears.RulesOf("split/2027"),
            SplitYears.Facts(("33.00", 1m, 5m), ("33.01", 2m, 7m), ("33.02", 3m, 8m))
        );
        var split = ChangeSplitter.Of(new ChangeYears(before, after), "all", "33.00");
        split.Obstacles.Select(obstacle => obstacle.Code).ShouldContain("no-score-between");
        split.Parts.ShouldBeEmpty();
    }

    [Test]
    public void The_others_alone_move_a_score_that_compares_regions()
    {
        var rules = SplitYears.RulesOf("split/2026");
        var before = new Evaluation(rules, SplitYears.Facts(("33.00", 5m, 5m), ("33.01", 0m, 0m), ("33.02", 10m, 10m)));
        var after = new Evaluation(rules, SplitYears.Facts(("33.00", 5m, 5m), ("33.01", 0m, 0m), ("33.02", 20m, 20m)));
        var split = ChangeSplitter.Of(new ChangeYears(before, after), "all", "33.00");
        split.Score.ShouldBe(-25m);
        split
            .Parts.Select(part => (part.Factor, part.Score))
            .ShouldBe([(ChangeFactor.OwnData, 0m), (ChangeFactor.Rules, 0m), (ChangeFactor.Field, -25m)]);
    }

    [Test]
    public void Each_part_is_what_the_engine_gives_for_the_counterfactual()
    {
        // 2026 weighs x and y alike, 2027 three to one.
        var before = new Evaluation(
            SplitYears.RulesOf("split/2026"),
            SplitYears.Facts(("33.00", 5m, 0m), ("33.01", 0m, 0m), ("33.02", 10m, 10m))
        );
        var after = new Evaluation(
            SplitYears.RulesOf("split/2027"),
            SplitYears.Facts(("33.00", 10m, 0m), ("33.01", 0m, 0m), ("33.02", 10m, 20m))
        );
        var split = ChangeSplitter.Of(new ChangeYears(before, after), "all", "33.00");
        (split.Before.Shown, split.After.Shown).ShouldBe((25m, 75m));
        // Its x of 10 under 1:1 is 50; under 3:1 it is 75; the other's y of 20 changes nothing for a y of 0.
        split.Parts.Select(part => part.After.Shown).ShouldBe([50m, 75m, 75m]);
        split.Parts.Select(part => part.Score).ShouldBe([25m, 25m, 0m]);
        // Rules first: 37.50, and then the data give 37.50.
        split.Parts.Select(part => (part.Least, part.Most)).ShouldBe([(25m, 37.5m), (12.5m, 25m), (0m, 0m)]);
    }

    [Test]
    public async Task Where_the_other_rules_need_facts_that_are_missing_it_says_which()
    {
        using var place = Workplace.WithShippedRules();
        await place.Run(Path.Combine(Samples, "iga-2018-2019"));
        await place.Run(Path.Combine(Samples, "iid-2026"));
        var split = await place.Send(new SplitChange("iga/2019", "iga/2026", "72.01"));
        split.Parts.ShouldBeEmpty();
        split
            .Obstacles.Select(obstacle => (obstacle.Mismatch!.Code, obstacle.Facts, obstacle.Rules))
            .ShouldBe([
                ("table-not-reported", "iga/2019", "iga/2026"),
                ("table-not-reported", "iga/2019", "iga/2026"),
                ("no-results", "iga/2026", "iga/2019"),
            ]);
        SplitSentences.Remark(split.Obstacles[^1], "en").ShouldContain("The rules take published totals, and none came in.");
        SplitSentences.Remark(split.Obstacles[^1], "id").ShouldContain("iga/2026");
    }

    [Test]
    public async Task Totals_of_another_scale_are_not_scored_under_each_others_rules()
    {
        using var place = Workplace.WithShippedRules();
        foreach (var (edition, score) in new[] { ("iga/2020", "1971"), ("iga/2021", "62.97") })
        {
            await place.Given(
                ImportKind.Regions,
                edition,
                "regions.csv",
                "code,name,type,province_code\n35,Jawa Timur,provinsi,35\n35.22,Kabupaten Bojonegoro,kabupaten,35\n"
            );
            await place.Given(ImportKind.Results, edition, "results.csv", $"region_code,score\n35.22,{score}\n");
        }
        var split = await place.Send(new SplitChange("iga/2020", "iga/2021", "35.22"));
        split.Parts.ShouldBeEmpty();
        split.Obstacles.Select(obstacle => obstacle.Code).Distinct().ShouldBe(["totals-scale"]);
    }

    [Test]
    public async Task A_region_that_one_of_the_years_does_not_have_is_refused_with_both()
    {
        using var place = Workplace.WithShippedRules();
        await place.Run(Path.Combine(Samples, "iga-2018-2019"));
        var refusal = await Should.ThrowAsync<RefusalException>(() => place.Send(new SplitChange("iga/2018", "iga/2019", "99.99")));
        refusal.Code.ShouldBe("split-no-unit");
    }

    [Test]
    public async Task No_sentence_says_up_or_down_between_years_in_which_others_took_part()
    {
        using var place = Workplace.WithShippedRules();
        await place.Run(Path.Combine(Samples, "iga-2018-2019"));
        var split = await place.Send(new SplitChange("iga/2018", "iga/2019", "72.01"));
        SplitSentences
            .Heads(split, "en")[1]
            .ShouldBe("Rank 3 of 144 in Innovative Government Award 2018, 4 of 175 in Innovative Government Award 2019.");
        SplitSentences.Parts(split, "en")[^1].ShouldNotContain("down");
        SplitSentences.Parts(split, "id")[^1].ShouldNotContain("turun");
    }

    private static async Task<IReadOnlyList<ChangeSplit>> EveryPartAddsUp(Workplace place, string before, string after, int atLeast)
    {
        var splits = await place.Within(services =>
        {
            var evaluations = services.GetRequiredService<Evaluations>();
            var (from, to) = (evaluations.Of(before).Evaluation, evaluations.Of(after).Evaluation);
            var years = new ChangeYears(from, to);
            return Task.FromResult(
                (IReadOnlyList<ChangeSplit>)
                    [
                        .. to
                            .Edition.Rankings.Where(rule => rule.Level == Level.Region)
                            .Where(rule => from.Edition.Rankings.Any(other => other.Id == rule.Id))
                            .SelectMany(rule =>
                                to.Ranking(rule)
                                    .Rows.Where(row =>
                                        row.Score is not null
                                        && from.Ranking(from.Edition.Rankings.First(other => other.Id == rule.Id)).Of(row.Id)?.Score
                                            is not null
                                    )
                                    // A third of a nation tells as much as all of it.
                                    .Where((_, i) => to.Facts.Regions.Count < 100 || i % 3 == 0)
                                    .Select(row => Checked(years, rule.Id, row.Id))
                            ),
                    ]
            );
        });
        splits.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        foreach (var split in splits)
        {
            split.Obstacles.Select(obstacle => SplitSentences.Remark(obstacle, "en")).ShouldBeEmpty(split.Row.Id);
            AddsUp(split);
        }
        return splits;
    }

    // Values that are a region's own are taken over instead of scoring the nation again: the outcome is the same.
    private static ChangeSplit Checked(ChangeYears years, string ranking, string unit)
    {
        var split = ChangeSplitter.Of(years, ranking, unit);
        if (split.Obstacles.Count > 0)
            return split;
        foreach (var (part, laterRules) in new[] { (split.Parts[0], false), (split.Parts[1], true) })
        {
            var (own, field) = (years.Of(laterFacts: true, laterRules), years.Of(laterFacts: false, laterRules));
            var scored = new Evaluation(
                field.Edition,
                new MergedFacts(field.Edition, field.Facts, own.Facts, unit).ToFacts(),
                field.Other
            ).Ranking(field.Edition.Rankings.First(rule => rule.Id == ranking));
            var row = scored.Of(unit)!;
            (part.After.Shown, part.After.Exact, part.After.Rank).ShouldBe((row.Shown, row.Score, row.Rank));
        }
        return split;
    }

    private static void AddsUp(ChangeSplit split)
    {
        split.Parts.Select(part => part.Factor).ShouldBe([ChangeFactor.OwnData, ChangeFactor.Rules, ChangeFactor.Field]);
        split.Parts.Sum(part => part.Score).ShouldBe(split.Score!.Value);
        split.Parts.Sum(part => part.Exact).ShouldBe(split.After.Exact!.Value - split.Before.Exact!.Value);
        split.Parts.Sum(part => part.Ranks).ShouldBe(split.Ranks);
        split.Parts[^1].After.ShouldBe(split.After);
        split.Parts.ShouldAllBe(part => part.Least <= part.Score && part.Score <= part.Most);
    }

    private static Evaluation Year(string edition, Random random)
    {
        var others = Enumerable.Range(1, 12).OrderBy(_ => random.Next()).Take(random.Next(2, 9)).Order();
        return new Evaluation(
            SplitYears.RulesOf("split/" + edition),
            // No two regions alike in any mixture of the years: where all are, an indicator compares nobody and there is no score.
            SplitYears.Facts([
                .. others.Prepend(0).Select(i => ($"33.{i:00}", random.Next(0, 1000) / 7m + i / 100m, random.Next(0, 50) + i / 100m)),
            ])
        );
    }
}
