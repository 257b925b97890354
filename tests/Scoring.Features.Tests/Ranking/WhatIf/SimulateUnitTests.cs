using Scoring.Features.Core;
using Scoring.Features.Ranking.WhatIf;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Ranking.WhatIf;

/// <summary>
/// What a region's score would be with other facts: always equal to importing those facts, but nothing is stored.
/// </summary>
public sealed class SimulateUnitTests : WithAwardSamples
{
    private const string Index = "iga/2026";
    private const string Region = "13.72";

    private async Task<Simulation> Simulate(string edition, string unit, string[] changes, string[]? added = null) =>
        await (await Sample.Value).Send(new SimulateUnit(edition, unit, changes, added ?? []));

    // The score after an import of changed files, in a place of its own.
    private static async Task<(decimal? Score, decimal? Rank)> Imported(Func<string, CsvText, CsvText> change)
    {
        using var place = Workplace.WithShippedRules();
        foreach (var (edition, kind, path) in Inputs.Of("iid-2026"))
            await place.Given(kind, edition, Path.GetFileName(path), change(Path.GetFileName(path), CsvText.Of(path)).Text());
        var row = (await place.Rank(Index)).Rankings.Select(ranking => ranking.Of(Region)).First(row => row is not null)!;
        return (row.Score, row.Rank);
    }

    private static CsvText Set(CsvText table, Func<IReadOnlyList<string>, bool> rows, string column, string value) =>
        table with
        {
            Rows =
            [
                .. table.Rows.Select(row =>
                    rows(row) ? (IReadOnlyList<string>)[.. row.Select((cell, i) => i == table[column] ? value : cell)] : row
                ),
            ],
        };

    [Test]
    public async Task A_level_of_the_region()
    {
        var simulation = await Simulate(Index, Region, ["12=0", "7=3"]);
        var (score, rank) = await Imported(
            (file, table) =>
                file != "indicators-region.csv"
                    ? table
                    : Set(Set(table, row => row[0] == Region, "12", "0"), row => row[0] == Region, "7", "3")
        );
        (simulation.After.Score, simulation.After.Rank).ShouldBe((score, rank));
        simulation.Before.Score.ShouldNotBe(score);
        simulation.Steps.Select(step => step.Id).ShouldBe(["iid", "total-points", "spd"], ignoreOrder: true);
    }

    [Test]
    public async Task A_level_of_one_innovation_and_of_all()
    {
        var innovations = CsvText
            .Of(Checkout.Sample("iid-2026", "submissions.csv"))
            .Rows.Where(row => row[1] == Region)
            .Select(row => row[0])
            .ToHashSet();
        var one = await Simulate(Index, Region, [$"{innovations.First()}:16=0"]);
        var (score, rank) = await Imported(
            (file, table) => file == "indicators-innovation.csv" ? Set(table, row => row[0] == innovations.First(), "16", "0") : table
        );
        (one.After.Score, one.After.Rank).ShouldBe((score, rank));
        var all = await Simulate(Index, Region, ["*:16=3", "*:20=3"]);
        (score, rank) = await Imported(
            (file, table) =>
                file != "indicators-innovation.csv"
                    ? table
                    : Set(Set(table, row => innovations.Contains(row[0]), "16", "3"), row => innovations.Contains(row[0]), "20", "3")
        );
        (all.After.Score, all.After.Rank).ShouldBe((score, rank));
        all.After.Score!.Value.ShouldBeGreaterThan(all.Before.Score!.Value);
    }

    [Test]
    public async Task Innovations_added_count_as_if_they_had_been_brought_in()
    {
        var simulation = await Simulate(
            Index,
            Region,
            [],
            ["all=2,16=3,affair=sosial,count=4", "all=1,affair=kesehatan,start_date=2025-01-31"]
        );
        var (score, rank) = await Imported(
            (file, table) =>
                file switch
                {
                    "submissions.csv" => table with
                    {
                        Rows =
                        [
                            .. table.Rows,
                            .. Enumerable
                                .Range(1, 5)
                                .Select(i =>
                                    (IReadOnlyList<string>)
                                        [
                                            $"new-{i}",
                                            Region,
                                            "New",
                                            "digital",
                                            "X",
                                            "2024-05-01",
                                            "1",
                                            "penerapan",
                                            i <= 4 ? "sosial" : "kesehatan",
                                            "illustrative",
                                        ]
                                ),
                        ],
                    },
                    "indicators-innovation.csv" => table with
                    {
                        Rows =
                        [
                            .. table.Rows,
                            .. Enumerable
                                .Range(1, 5)
                                .Select(i =>
                                    (IReadOnlyList<string>)
                                        [
                                            .. table.Header.Select(column =>
                                                column switch
                                                {
                                                    "innovation_id" => $"new-{i}",
                                                    "standing" => "illustrative",
                                                    "16" when i <= 4 => "3",
                                                    _ => i <= 4 ? "2" : "1",
                                                }
                                            ),
                                        ]
                                ),
                        ],
                    },
                    _ => table,
                }
        );
        (simulation.After.Score, simulation.After.Rank).ShouldBe((score, rank));
        simulation.Steps.Select(step => step.Id).ShouldContain("number");
    }

    [Test]
    public async Task An_innovation_added_outside_the_dates_does_not_count()
    {
        var simulation = await Simulate(Index, Region, [], ["all=3,start_date=2020-01-01"]);
        simulation.After.Score.ShouldBe(simulation.Before.Score);
        simulation.Steps.ShouldBeEmpty();
    }

    [Test]
    public async Task A_published_total_and_what_carries_it_over()
    {
        var simulation = await Simulate("iga/2019", "72.01", ["result=90.5"]);
        // 2018 gave 84.90.
        simulation.After.Shown.ShouldBe(84.90m + 90.5m);
        simulation.Steps.Select(step => step.Id).ShouldBe(["total", "total-2019"], ignoreOrder: true);
        (await Simulate("iga/2018", "13.71", ["result=100"])).After.Rank.ShouldBe(1);
    }

    [Test]
    public async Task A_measure()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportMadeUp("iga/2023", 1);
        var unit = (await place.Rank("iga/2023")).Rankings[0].Rows.First(row => row.Rank is not null).Id;
        var simulation = await place.Send(new SimulateUnit("iga/2023", unit, ["spd=63"], []));
        simulation.Steps.ShouldContain(step => step.After == 63m);
        var refusal = await place.Refusal(new SimulateUnit("iga/2023", unit, ["spd=63.5"], []));
        (refusal.Code, refusal.Arguments[1]).ShouldBe(("simulate-wrong", "range"));
    }

    [TestCase("12=9", "level")]
    [TestCase("12=-1", "level")]
    [TestCase("12=x", "level")]
    [TestCase("12", "form")]
    [TestCase("=3", "form")]
    [TestCase("12=", "form")]
    [TestCase("99=1", "unknown-indicator")]
    [TestCase("16=3", "on-innovations")]
    [TestCase("nothing:16=3", "unknown-innovation")]
    [TestCase("*:99=3", "unknown-indicator")]
    [TestCase("*:16=7", "level")]
    [TestCase("result=5", "unknown-indicator")]
    public async Task What_cannot_be_assumed_is_refused_with_the_reason(string change, string why)
    {
        var refusal = await (await Sample.Value).Refusal(new SimulateUnit(Index, Region, [change], []));
        (refusal.Kind, refusal.Code, refusal.Arguments[1]).ShouldBe((RefusalKind.Usage, "simulate-wrong", why));
        refusal.Arguments[0].ShouldBe(change);
    }

    [TestCase("all=9", "level")]
    [TestCase("al=3", "unknown-attribute")]
    [TestCase("16", "form")]
    [TestCase("all=3,count=0", "count")]
    [TestCase("all=3,count=1.5", "count")]
    [TestCase("all=3,count=10001", "count")]
    [TestCase("all=3,count=x", "number")]
    public async Task An_innovation_that_cannot_be_added_is_refused_with_the_reason(string added, string why)
    {
        var refusal = await (await Sample.Value).Refusal(new SimulateUnit(Index, Region, [], [added]));
        (refusal.Code, refusal.Arguments[1]).ShouldBe(("simulate-wrong", why));
    }

    [TestCase("iga/2019", "13.72", "all=2", "no-table")]
    [TestCase("iga/2019", "13.72", "", "no-change")]
    public async Task Where_nothing_can_be_added_it_is_said(string edition, string unit, string added, string why)
    {
        var refusal = await (await Sample.Value).Refusal(new SimulateUnit(edition, unit, [], added.Length == 0 ? [] : [added]));
        (refusal.Code, refusal.Arguments[1]).ShouldBe(("simulate-wrong", why));
    }

    [Test]
    public async Task Only_a_region_can_assume()
    {
        using var place = SmallRules.Place();
        await place.Given(ImportKind.Submissions, "club/2020", "submissions.csv", "innovation_id,title,category\na,A,Umum\n");
        await place.Given(ImportKind.Marks, "club/2020", "marks.csv", "stage,innovation_id,juror,one,two,three\nfinal,a,J,5,6,7\n");
        var refusal = await place.Refusal(new SimulateUnit("club/2020", "a", ["x=1"], []));
        (refusal.Code, refusal.Arguments[1]).ShouldBe(("simulate-wrong", "not-a-region"));
    }

    [Test]
    public async Task Adding_an_innovation_beside_marks_of_jurors_and_numbers_of_innovations_does_not_fail()
    {
        using var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule(
            "mixed/2020/edition.yaml",
            """
            programme: mixed
            edition: 2020
            name: Campuran
            cite: committee
            indicators:
              - { on: innovation, file: innovation.csv, levels: [ 0, 1, 2 ] }
            measures: [ { id: budget, name: Anggaran, on: innovation, from: 0, to: 100 } ]
            stages:
              - id: final
                name: Final
                scale: { from: 1, to: 10, decimals: 0 }
                weights-of: 1
                weights-total: 1
                criteria: [ { id: one, name: Satu, weight: 1 } ]
            scores:
              - id: total
                name: Jumlah
                step: sum
                absent: zero
                parts:
                  - { id: best, step: best-of-items, items: innovations, best: 2, of: { id: mark, step: mean-of-jurors, stage: final } }
                  - { id: levels, step: sum-of-items, items: innovations, of: { id: points, step: points, on: innovation } }
                  - { id: budgets, step: sum-of-items, items: innovations, of: { id: budget-of, step: measure, of: budget } }
            rounding: { places: 2, mode: half-away-from-zero }
            rankings: [ { id: all, name: Semua, score: total, bands: none } ]
            """
        );
        place.WriteRule(
            "mixed/2020/innovation.csv",
            "number,id,name-id,name-en,weight,mandatory,level-1,level-2\n1,first,Pertama,First,5,yes,a,b\n"
        );
        place.RuleFaults("mixed/2020").ShouldBeEmpty();
        await place.Given(ImportKind.Regions, "mixed/2020", "regions.csv", "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n");
        await place.Given(ImportKind.Submissions, "mixed/2020", "submissions.csv", "innovation_id,region_code,title\na,13,A\n");
        await place.Given(ImportKind.Marks, "mixed/2020", "marks.csv", "stage,innovation_id,juror,one\nfinal,a,J,7\n");
        await place.Given(ImportKind.Measures, "mixed/2020", "measures.csv", "innovation_id,indicator,value\na,budget,40\n");
        await place.Given(ImportKind.Indicators, "mixed/2020", "levels.csv", "innovation_id,1\na,1\n");
        var simulation = await place.Send(new SimulateUnit("mixed/2020", "13", [], ["1=2,count=3"]));
        simulation.Before.Score.ShouldBe(7m + 5m + 40m);
        simulation.After.Score.ShouldBe(7m + 5m + 40m + 30m);
    }

    [Test]
    public async Task Nothing_is_stored()
    {
        var place = await Sample.Value;
        var before = place.WholeDatabase();
        await Simulate(Index, Region, ["12=0"], ["all=3,count=10"]);
        place.WholeDatabase().ShouldBe(before);
    }
}
