using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;
using Scoring.Features.Rules.Diff;

namespace Scoring.Features.Tests.Ranking.Hierarchy;

/// <summary>
/// An index whose units are compared with those of their own group alone. The expected figures are those of within_groups.py.
/// </summary>
public sealed class WithinGroupsTests
{
    private const string Treat = "before: [{ treat: { skewness: 2, kurtosis: 3.5, points: 2 } }]";
    private static readonly string[] Regions = ["72.01", "72.02", "72.03", "72.71", "72.72", "72.73", "72.80", "72.90"];
    private static readonly string[] Islands = ["east", "east", "east", "west", "west", "west", "north", ""];
    private static readonly string[][] Values =
    [
        ["1", "10.5", "9"],
        ["4", "22", "3"],
        ["2.25", "31", "5"],
        ["3", "12", "8"],
        ["4.5", "27", "2.5"],
        ["2", "27", "6"],
        ["6", "15", "7"],
        ["5", "25", "4"],
    ];

    private static readonly object?[][] Expected =
    [
        ["min-max", 0.0, 75.3048780487805, 80.72916666666667, 7.5, 100.0, 65.3409090909091, null, null],
        [
            "z-score",
            -1.032961805078216,
            0.4608433630146096,
            0.5721184420636065,
            -0.8988606620667672,
            0.7928473330190835,
            0.10601332904768374,
            null,
            null,
        ],
        ["rank", 1.0, 2.4375, 2.5625, 1.1875, 2.4375, 1.8125, 1.0, null],
        ["borda", 0.0, 1.4375, 1.5625, 0.1875, 1.4375, 0.8125, 0.0, null],
        ["percentile-rank", 0.0, 71.875, 78.125, 9.375, 71.875, 40.625, null, null],
        ["distance-to-best", 32.07325268817204, 83.66935483870968, 81.796875, 45.3125, 100.0, 75.0, 100.0, null],
    ];

    [TestCaseSource(nameof(Expected))]
    public async Task Bounds_means_and_places_are_those_of_the_group(
        string kind,
        double? first,
        double? second,
        double? third,
        double? fourth,
        double? fifth,
        double? sixth,
        double? alone,
        double? without
    )
    {
        using var place = await Place($"{{ by: {kind}, group: island }}");
        var ranking = (await place.Rank("small/2026")).Rankings[0];
        double?[] expected = [first, second, third, fourth, fifth, sixth, alone, without];
        foreach (var (region, score) in Regions.Zip(expected))
        {
            if (score is { } number)
                ((double)ranking.Of(region)!.Score!.Value).ShouldBe(number, 1e-9, region);
            else
                (ranking.Of(region)?.Score).ShouldBeNull(region);
        }
        foreach (var region in Regions)
        {
            foreach (var node in (await place.Explain("small/2026", region)).Root.Flatten())
                node.Recompute().ShouldBe(node.Value);
        }
    }

    [TestCase("72.02", "compared within island “east” only, which has 3 values", "31")]
    [TestCase("72.71", "compared within island “west” only, which has 3 values", "27")]
    [TestCase("72.80", "the only value of island “north”: there is nobody to compare it with", "15")]
    [TestCase("72.90", "has no island: it belongs to no group to be compared within, and has no value", null)]
    public async Task An_explanation_names_the_group_and_shows_its_bounds(string region, string note, string? maximum)
    {
        using var place = await Place("{ by: min-max, group: island }");
        var wages = (await place.Explain("small/2026", region)).Root.Flatten().Single(one => one is { Kind: "min-max", Name.En: "Wages" });
        wages.Notes.Select(one => Texts.Note(one, "en")).ShouldBe([note]);
        wages
            .Constants.Where(constant => constant.Name == "maximum")
            .Select(constant => Numbers.Invariant(constant.Amount))
            .ShouldBe(maximum is null ? [] : [maximum]);
    }

    [Test]
    public async Task Units_without_a_group_lone_units_and_equal_groups_are_said()
    {
        string[] said =
        [
            "attention: Composite index compares within groups of “island”; units without it have no value: 1 (72.90)",
            "attention: Composite index compares within groups of “island”; a single value is compared with nobody: 3 "
                + "(north (roads), north (wages), north (crime))",
            "attention: Composite index compares within groups of “island”; all values of a group are equal and say nothing: "
                + "1 (west (roads))",
        ];
        using var place = await Place("{ by: min-max, group: island }", row => row is ["3" or "4.5" or "2", ..] ? ["3", .. row[1..]] : row);
        (await place.Rank("small/2026")).Remarks.Select(note => Texts.Note(note, "en")).ShouldBe(said);
        var report = await place.Send(new Scoring.Features.Ranking.Hierarchy.ReportHierarchy("small/2026"));
        report.Remarks.Select(note => Texts.Note(note, "en")).ShouldBe(said);
        var roads = (await place.Explain("small/2026", "72.71")).Root.Flatten().Single(one => one is { Kind: "min-max", Name.En: "Roads" });
        Texts.Notes(roads.Notes, "en").ShouldBe("all 3 values of island “west” are equal: none of them has a result");
    }

    [Test]
    public async Task An_attribute_that_no_unit_has_is_said_with_the_nearest_name()
    {
        using var place = await Place("{ by: min-max, group: islands }");
        Texts
            .Note((await place.Rank("small/2026")).Remarks[0], "en")
            .ShouldBe(
                "attention: scores/index: group asks for the attribute “islands”, which no unit has here: the rule separates nothing, or "
                    + "excludes every unit; did you mean “island”?"
            );
    }

    [Test]
    public async Task A_bound_over_several_years_is_that_of_a_unit_of_the_group()
    {
        using var place = await Place("{ by: min-max }");
        place.SecondYear(SmallIndex.Tree, "{ by: min-max, group: island, over: small/2026 }");
        await Bring(place, "small/2027", row => [.. row.Select(value => value == "31" ? "30" : value)]);
        var explained = await place.Explain("small/2027", "72.02");
        explained
            .Root.Flatten()
            .Single(one => one is { Kind: "min-max", Name.En: "Wages" })
            .Notes.Select(note => Texts.Note(note, "en"))
            .ShouldBe([
                "compared within island “east” only, which has 6 values",
                "read from the figures of this edition and of small/2026 together",
                "10.5 is that of Kabupaten 72.01 in small/2027: measures.csv, line 3",
                "31 is that of Kabupaten 72.03 in small/2026: measures.csv, line 9",
            ]);
    }

    [TestCase("{ by: min-max, group: island }", "")]
    [TestCase("{ by: z-score, group: island }", Grouped)]
    [TestCase("{ by: percentile-rank, group: island }", Grouped)]
    [TestCase("{ by: distance-to-best }", Grouped)]
    [Category(SecondVerifier.Category)]
    public async Task Both_verifiers_compute_a_published_year_again(string normalise, string before)
    {
        // Two islands of eight, each with one value far away, so that something is cut off in each.
        (string, string, string[])[] many =
        [
            .. Enumerable
                .Range(0, 16)
                .Select(i =>
                    (
                        $"72.{10 + i}",
                        i < 8 ? "east" : "west",
                        new[] { $"{(i % 8 == 3 ? 90 + i : i + 1)}", $"{i * 7 % 11 + 1}", $"{i * 5 % 9 + 1}" }
                    )
                ),
        ];
        using var place = Rules(normalise, before);
        await Bring(place, "small/2026", many);
        var roads = (await place.Explain("small/2026", "72.21")).Root.Flatten().Where(node => node.Kind == "winsorised").ToList();
        roads.Count.ShouldBe(before.Length > 0 ? 1 : 0);
        foreach (var node in roads)
        {
            // 102 of the west becomes the next one there, 16; 94 of the east is not looked at.
            node.Value.OrNull.ShouldBe(16m);
            Texts.Notes(node.Notes, "en").ShouldBe("compared within island “west” only, which has 8 values");
        }
        await place.Publish("small/2026");
        var bundle = Path.Combine(place.Folder, "year.zip");
        await place.Send(new ExportBundle("small/2026", bundle));
        (await place.Send(new VerifyBundle(bundle))).Faults.ShouldBeEmpty();
        var (hash, fault) = SecondVerifier.Verify(bundle).ShouldHaveSingleItem();
        hash.ShouldBe((await place.Send(new ListPublications())).ShouldHaveSingleItem().ResultHash, fault);
    }

    private const string Grouped = "before: [{ treat: { skewness: 1, kurtosis: 1, points: 1, then: keep, group: island } }]";

    [Test]
    public async Task Rules_say_what_is_done_within_groups()
    {
        using var place = Rules("{ by: min-max, group: island }", Grouped);
        place.RuleFaults("small/2026").ShouldBeEmpty();
        place.WriteRule("small/2027/tree.csv", SmallIndex.Tree);
        place.WriteRule(
            "small/2027/edition.yaml",
            SmallIndex
                .Rules.Replace("edition: 2026", "edition: 2027", StringComparison.Ordinal)
                .Replace(Treat, Grouped.Replace(", group: island", "", StringComparison.Ordinal), StringComparison.Ordinal)
        );
        var changes = (await place.Send(new DiffEditions("small/2026", "small/2027"))).Changes;
        string.Join("; ", changes.Select(change => change.ToString())).ShouldContain("group");
        changes.Count.ShouldBe(2);
    }

    [TestCase("{ by: goalposts, group: island }", "", "group")]
    [TestCase("{ by: min-max, groups: island }", "", "groups")]
    [TestCase("{ by: min-max }", "before: [{ treat: { skewness: 2, kurtosis: 3.5, points: 2, group: island } }]", "then")]
    public void What_cannot_be_done_within_groups_is_a_fault(string normalise, string before, string key)
    {
        using var place = Rules(normalise, before);
        place.RuleFaults("small/2026").ShouldContain(fault => fault.Contains(key, StringComparison.Ordinal));
    }

    private static string[] WithEqualRoads(string[] row) => row is ["3" or "4.5" or "2", ..] ? ["3", .. row[1..]] : row;

    private static async Task<Workplace> Place(string normalise, Func<string[], string[]>? changed = null, string before = "")
    {
        var place = Rules(normalise, before);
        await Bring(place, "small/2026", changed ?? (row => row));
        return place;
    }

    private static Workplace Rules(string normalise, string before)
    {
        var place = SmallIndex.Place();
        place.WriteRule(
            "small/2026/edition.yaml",
            SmallIndex
                .Rules.Replace(Treat, before, StringComparison.Ordinal)
                .Replace("{ by: min-max }", normalise, StringComparison.Ordinal)
        );
        return place;
    }

    private static Task Bring(Workplace place, string edition, Func<string[], string[]> changed) =>
        Bring(place, edition, [.. Regions.Select((region, i) => (region, Islands[i], changed(Values[i])))]);

    private static async Task Bring(Workplace place, string edition, (string Region, string Island, string[] Values)[] rows)
    {
        await place.Given(
            ImportKind.Regions,
            edition,
            "regions.csv",
            "code,name,type,province_code,island\n"
                + string.Concat(rows.Select(row => $"{row.Region},Kabupaten {row.Region},kabupaten,72,{row.Island}\n"))
                + "72,Sulteng,provinsi,72,\n"
        );
        string[] measures = ["roads", "wages", "crime"];
        await place.Given(
            ImportKind.Measures,
            edition,
            "measures.csv",
            "region_code,indicator,value\n"
                + string.Concat(rows.Select(row => string.Concat(measures.Zip(row.Values, (id, value) => $"{row.Region},{id},{value}\n"))))
        );
    }
}
