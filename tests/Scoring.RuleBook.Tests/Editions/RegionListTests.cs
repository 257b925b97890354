using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.RuleBook.Tests.Editions;

/// <summary>Clusters by a list of regions, beside the edition or given by a committee; spellings; what holds meanwhile.</summary>
public sealed class RegionListTests
{
    private const string Lagging =
        "code,former-code,name,source,at,standing\n53.11,,Sumba Timur,,nomor 10,\n94.06,91.26,Dogiyai,decree,,\n";

    private const string Edition = """
        programme: award
        edition: 2026
        name: Award
        cite: decree
        results: { subject: region, from: 0 }
        attributes:
          step: [ drum-up, { value: deliver, also: [ Delivery, Delivery (Launching) ] } ]
        references: [ "decree, more about it" ]
        scores:
          - { id: total, step: imported-result }
        rounding: { places: { open: places, meanwhile: 2 }, mode: up }
        rankings:
          - { id: lagging, name: Lagging, score: total, where: [ { regions-in: lagging.csv } ] }
          - { id: border, name: Border, score: total, where: [ { regions: { open: border-regions } } ] }
        open:
          - { id: border-regions, what: Members }
          - { id: places, what: Decimals }
        """;

    private string _folder = "";

    [SetUp]
    public void GivenAnEdition()
    {
        _folder = TemporaryFolder.New();
        Write("sources.yaml", "- { id: decree, title: Decree, issuer: Ministry, standing: official }\n");
        Write("award/2026/edition.yaml", Edition);
        Write("award/2026/lagging.csv", Lagging);
    }

    [TearDown]
    public void RemoveIt() => Directory.Delete(_folder, true);

    [Test]
    public void A_list_beside_the_edition_holds_codes_of_today_and_of_before()
    {
        var listed = Read().Rankings.Single().Where.ShouldHaveSingleItem().ShouldBeOfType<RegionIsListed>();
        var units = new UnitTable(
            Level.Region,
            ["53.11", "94.06", "91.26", "35.10"],
            ["a", "b", "c", "d"],
            new Dictionary<string, string?[]>(),
            _ => default
        );
        Enumerable.Range(0, 4).Select(unit => listed.Holds(units, unit)).ShouldBe([true, true, true, false]);
        listed.Attributes.ShouldBeEmpty();
        listed.Asked.En.ShouldBe("listed in lagging.csv");
    }

    [Test]
    public void Of_an_innovation_the_region_is_looked_up()
    {
        var listed = new RegionIsListed(Level.Innovation, "", new HashSet<string> { "53.11" }, null);
        var units = new UnitTable(
            Level.Innovation,
            ["i1", "i2"],
            ["a", "b"],
            new Dictionary<string, string?[]> { ["region_code"] = ["53.11", null] },
            _ => default
        );
        listed.Holds(units, 0).ShouldBeTrue();
        listed.Holds(units, 1).ShouldBeFalse();
        listed.Attributes.ShouldBe(["region_code"]);
    }

    [Test]
    public void A_committee_gives_the_members_of_a_cluster_that_waits_and_a_value_in_place_of_what_held_meanwhile()
    {
        var before = Read();
        before.OpenRankings.ShouldHaveSingleItem().Needs.ShouldBe(["border-regions"]);
        before.Rankings[0].Rounding.Places.ShouldBe(2);
        before.RuleGaps.ShouldAllBe(gap => gap.FilledBy == null && gap.Places.Count == 1);
        Write(
            "committee/award.yaml",
            """
            fills: award/2026
            decree: { id: sk, title: Keputusan, issuer: Panitia }
            values: { border-regions: [ "21.01", "61.01" ], places: 0 }
            """
        );
        var after = Read();
        after.OpenRankings.ShouldBeEmpty();
        after.Rankings[1].Where.Single().ShouldBeOfType<RegionIsListed>().Codes.ShouldBe(["21.01", "61.01"], ignoreOrder: true);
        after.Rankings[0].Rounding.Places.ShouldBe(0);
        after.CommitteeRankings.Keys.ShouldBe(["lagging", "border"], ignoreOrder: true);
    }

    [Test]
    public void Other_spellings_and_further_sources_are_read()
    {
        var edition = Read();
        edition.AllowedAttributes["step"].ShouldBe(["drum-up", "deliver"]);
        edition
            .Spellings["step"]
            .ShouldBe(new Dictionary<string, string> { ["delivery"] = "deliver", ["deliverylaunching"] = "deliver" }, ignoreOrder: true);
        edition.References.ShouldHaveSingleItem().At.ShouldBe("more about it");
    }

    [TestCase("regions-in: lagging.csv", "regions-in: lagging.txt", "file-missing award/2026/edition.yaml:13 lagging.txt")]
    [TestCase("regions-in: lagging.csv", "regions-in: ../lagging.csv", "file-name award/2026/edition.yaml:13 ../lagging.csv")]
    [TestCase(
        "regions-in: lagging.csv",
        "regions-in: lagging.csv, attribute: type",
        "condition-mixed award/2026/edition.yaml:13 attribute"
    )]
    [TestCase("meanwhile: 2", "meanwhile: two", "not-a-number award/2026/edition.yaml:11 places")]
    [TestCase("also: [ Delivery,", "also: [ Drum up,", "id-duplicate award/2026/edition.yaml:7 drumup")]
    [TestCase("decree, more", "decre, more", "unknown-source award/2026/edition.yaml:8 decre")]
    public void A_faulty_list_spelling_or_source_is_told_with_its_line(string from, string to, string expected)
    {
        Write("award/2026/edition.yaml", Edition.Replace(from, to, StringComparison.Ordinal));
        Faults().ShouldBe([expected]);
    }

    [TestCase("94.06,91.26", "53.11,91.26", "id-duplicate award/2026/lagging.csv:3 53.11")]
    [TestCase("94.06,91.26", ",91.26", "csv-value award/2026/lagging.csv:3 code")]
    [TestCase("decree,,", "decreee,,", "unknown-source award/2026/lagging.csv:3 decreee")]
    [TestCase("former-code", "former", "csv-header award/2026/lagging.csv:1 former")]
    public void A_faulty_row_of_a_list_is_told_with_its_line(string from, string to, string expected)
    {
        Write("award/2026/lagging.csv", Lagging.Replace(from, to, StringComparison.Ordinal));
        Faults().ShouldBe([expected]);
    }

    private Edition Read()
    {
        Faults().ShouldBeEmpty();
        return new RuleFolder(_folder).Read("award/2026").Edition.ShouldNotBeNull();
    }

    private IEnumerable<string> Faults() =>
        new RuleFolder(_folder).Read("award/2026").Faults.Select(fault => $"{fault.Code} {fault.File}:{fault.Line} {fault.Key}");

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
