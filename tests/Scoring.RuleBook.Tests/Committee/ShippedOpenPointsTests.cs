using Scoring.Domain.Rules;

namespace Scoring.RuleBook.Tests.Committee;

/// <summary>Every open point of every shipped edition can be filled by a committee's file.</summary>
public class ShippedOpenPointsTests
{
    private static readonly string Shipped = TestFolders.Shipped;

    // Values for the points that leave a value open; here only examples.
    private static readonly Dictionary<string, string> Values = new()
    {
        ["lagging-regions"] = "[ \"11.01\" ]",
        ["border-regions"] = "[ \"21.01\" ]",
        ["rejected-in-divisor"] = "sent",
        ["iga/2023 index-weight"] = "70",
        ["iga/2023 presentation-weight"] = "30",
        ["kipp/2023 time-in-use"] = "{ years: 2 }",
        ["kipp/2025 desk-scale"] = "{ from: 0, to: 100 }",
        ["kipp/2025 desk-criteria"] = "[ { id: a, name: A, weight: 100 } ]",
        ["kipp/2025 feasibility-scale"] = "{ from: 0, to: 100 }",
        ["kipp/2025 feasibility-criteria"] = "[ { id: b, name: B, weight: 100 } ]",
        ["kipp/2025 proposal-weight"] = "40",
        ["kipp/2025 feasibility-weight"] = "40",
        ["kipp/2025 public-weight"] = "20",
        ["kipp/2025 passing-mark"] = "[ { of: proposal, at-least: 85 } ]",
        ["kipp/2025 winners"] = "45",
        ["kipp/2025 winners-replikasi"] = "5",
        ["kipp/2025 agreement"] = "by-marks",
        ["kipp/2023 desk-scale"] = "{ from: 0, to: 100 }",
        ["kipp/2023 desk-criteria"] = "[ { id: a, name: A, weight: 100 } ]",
        ["kipp/2023 panel-scale"] = "{ from: 0, to: 100 }",
        ["kipp/2023 panel-criteria"] = "[ { id: b, name: B, weight: 100 } ]",
        ["kipp/2023 proposal-weight"] = "40",
        ["kipp/2023 panel-weight"] = "60",
        ["kipp/2023 finalist-number"] = "114",
        ["kipp/2023 composition"] = "{ how: by-marks }",
        ["kipp/2023 agreement"] = "by-hand",
    };

    private static IEnumerable<string> Editions() => new RuleFolder(Shipped).EditionIds;

    [TestCaseSource(nameof(Editions))]
    public void Every_open_point_can_be_filled(string id)
    {
        var open = new RuleFolder(Shipped).Read(id).Edition.ShouldNotBeNull().RuleGaps;
        if (open.Count == 0)
            return;
        var folder = TemporaryFolder.New();
        var file = Path.Combine(folder, "committee.yaml");
        File.WriteAllText(
            file,
            $"fills: {id}\ndecree: {{ id: contoh, title: Contoh, issuer: Panitia }}\nvalues:\n"
                + string.Concat(open.Select(point => $"  {point.Id}: {ValueOf(id, point)}\n"))
        );
        var reading = new RuleFolder(Shipped, file).Read(id);
        Directory.Delete(folder, recursive: true);
        reading.Faults.Select(fault => $"{fault.Code} {fault.File}:{fault.Line} {fault.Key}").ShouldBeEmpty();
        var edition = reading.Edition.ShouldNotBeNull();
        edition.OpenRankings.ShouldBeEmpty();
        edition.RuleGaps.ShouldAllBe(point => point.FilledBy!.Standing == Standing.Committee);
        edition.Eligibility.ShouldAllBe(rule => rule.Open == null);
    }

    [Test]
    public void The_sample_file_fills_every_open_point_of_its_edition_and_says_that_it_is_illustrative()
    {
        var edition = new RuleFolder(Shipped).Read("kipp/2023").Edition.ShouldNotBeNull();
        edition.OpenRankings.ShouldBeEmpty();
        edition.RuleGaps.ShouldAllBe(point => point.FilledBy!.Standing == Standing.Illustrative);
        edition.CommitteeRankings.Count.ShouldBe(edition.Rankings.Count);
    }

    private static string ValueOf(string edition, RuleGap point) =>
        Values.GetValueOrDefault($"{edition} {point.Id}")
        ?? Values.GetValueOrDefault(point.Id)
        ?? (point.Places.Count == 0 ? "ditetapkan dalam pleno" : "\"2020-01-31\"");
}
