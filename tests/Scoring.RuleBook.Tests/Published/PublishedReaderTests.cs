using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Published;

namespace Scoring.RuleBook.Tests.Published;

/// <summary>published.csv: what was made public about an edition, with every fault at its line and column.</summary>
public sealed class PublishedReaderTests
{
    private const string Header =
        "region_code,name,cluster,score,scale,rank,of,rank-in,predicate,award-id,award-en,status,source,note-id,note-en";

    [Test]
    public void A_row_is_read_with_its_source_and_the_sources_standing()
    {
        var figure = Read("36.73,Kota Serang,kota,60.56,index-0-100,3,7,36,Inovatif,,,,press-report,Catatan,Note")
            .Figures.ShouldHaveSingleItem();
        figure.Region.ShouldBe("36.73");
        figure.Score.ShouldBe(60.56m);
        figure.Scale.ShouldBe(FigureScale.Index);
        (figure.Rank, figure.Of, figure.RankIn).ShouldBe((3m, 7, "36"));
        figure.Standing.ShouldBe(Standing.Press);
        figure.Sources.ShouldHaveSingleItem().Id.ShouldBe("press-report");
        figure.Note.ShouldBe(new Text("Catatan", "Note"));
        (figure.IsResult, figure.Line).ShouldBe((true, 2));
    }

    [TestCase("", true)]
    [TestCase("approximate", true)]
    [TestCase("derived", true)]
    [TestCase("provisional", false)]
    [TestCase("self-computed", false)]
    [TestCase("unverified", false)]
    public void What_is_not_the_outcome_is_no_result(string status, bool isResult) =>
        Read($"63.11,Balangan,,97.60,index-0-100,,,,,,,{status},press-report,,").Figures.Single().IsResult.ShouldBe(isResult);

    [TestCase("36.7,Kota Serang,,1,raw-total,,,,,,,,press-report,,", FaultCodes.CsvValue, "region_code")]
    [TestCase("36.73,,,1,raw-total,,,,,,,,press-report,,", FaultCodes.CsvValue, "name")]
    [TestCase("36.73,Kota Serang,,,,,,,,,,,press-report,,", FaultCodes.PublishedEmpty, "Kota Serang")]
    [TestCase("36.73,Kota Serang,,60.56,,,,,,,,,press-report,,", FaultCodes.CsvValue, "scale")]
    [TestCase("36.73,Kota Serang,,,raw-total,1,,,,,,,press-report,,", FaultCodes.CsvValue, "score")]
    [TestCase("36.73,Kota Serang,,60.56,percent,,,,,,,,press-report,,", FaultCodes.UnknownChoice, "percent")]
    [TestCase("36.73,Kota Serang,,100.01,index-0-100,,,,,,,,press-report,,", FaultCodes.PublishedOffScale, "score")]
    [TestCase("36.73,Kota Serang,,-0.01,raw-total,,,,,,,,press-report,,", FaultCodes.PublishedOffScale, "score")]
    [TestCase("36.73,Kota Serang,,\"60,56\",index-0-100,,,,,,,,press-report,,", FaultCodes.DecimalComma, "score")]
    [TestCase("36.73,Kota Serang,,,,0,,,,,,,press-report,,", FaultCodes.CsvValue, "rank")]
    [TestCase("36.73,Kota Serang,,,,8,7,,,,,,press-report,,", FaultCodes.CsvValue, "of")]
    [TestCase("36.73,Kota Serang,,,,,7,,Inovatif,,,,press-report,,", FaultCodes.CsvValue, "rank")]
    [TestCase("36.73,Kota Serang,,,,1,,Banten,,,,,press-report,,", FaultCodes.CsvValue, "rank-in")]
    [TestCase("36.73,Kota Serang,,,,1,,,,Juara,,,press-report,,", FaultCodes.CsvValue, "award-en")]
    [TestCase("36.73,Kota Serang,,,,1,,,,,,final,press-report,,", FaultCodes.UnknownChoice, "final")]
    [TestCase("36.73,Kota Serang,,,,1,,,,,,,,,", FaultCodes.CsvValue, "source")]
    [TestCase("36.73,Kota Serang,,,,1,,,,,,,presreport,,", FaultCodes.UnknownSource, "presreport")]
    [TestCase("36.73,Kota Serang,,,,1,,,,,,,press-report,,Note", FaultCodes.CsvValue, "note-id")]
    public void A_wrong_row_is_told_with_its_line_and_column(string row, string code, string key)
    {
        var reading = Read(row);
        var fault = reading.Faults.ShouldHaveSingleItem();
        (fault.File, fault.Line, fault.Code, fault.Key).ShouldBe(("real/2022/published.csv", 2, code, key));
        reading.Figures.ShouldBeEmpty();
        RuleFaultTexts.Message(fault, "id").ShouldNotBe(RuleFaultTexts.Message(fault, "en"));
    }

    [Test]
    public void The_bounds_of_an_index_are_on_its_scale() =>
        Read("1".PadLeft(2, '1') + ",A,,0,index-0-100,,,,,,,,press-report,,\n12,B,,100,index-0-100,,,,,,,,press-report,,")
            .Faults.ShouldBeEmpty();

    [Test]
    public void A_row_twice_is_told_with_the_first_line()
    {
        const string Row = "36.73,Kota Serang,,,,1,,,,,,,press-report,,";
        var fault = Read(Row + "\n" + Row).Faults.ShouldHaveSingleItem();
        (fault.Code, fault.Line, fault.Arguments).ShouldBe((FaultCodes.IdDuplicate, 3, [2]), new TheSameFault());
    }

    [Test]
    public void An_unknown_column_is_told_with_the_nearest_one()
    {
        using var rules = new Rules("region_code,name,scor,source\n");
        var fault = rules.Folder.ReadPublished("real/2022").Faults.ShouldHaveSingleItem();
        (fault.Code, fault.Key, fault.Suggestion).ShouldBe((FaultCodes.CsvHeader, "scor", "score"));
    }

    [Test]
    public void A_source_without_address_needs_a_note()
    {
        Read("36.73,Kota Serang,,,,1,,,,,,,no-address,,").Warnings.ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.PublishedNoAddress);
        Read("36.73,Kota Serang,,,,1,,,,,,,no-address,Lisan,Spoken").Warnings.ShouldBeEmpty();
    }

    [Test]
    public void A_predicate_that_the_limits_contradict_needs_a_note()
    {
        Read("36.73,Kota Serang,,60.01,index-0-100,,,,Inovatif,,,,press-report,,")
            .Warnings.ShouldHaveSingleItem()
            .Code.ShouldBe(FaultCodes.PublishedPredicate);
        Read("36.73,Kota Serang,,60.00,index-0-100,,,,Inovatif,,,,press-report,,").Warnings.ShouldBeEmpty();
        Read("36.73,Kota Serang,,60.01,index-0-100,,,,Inovatif,,,,press-report,Beda,Differs").Warnings.ShouldBeEmpty();
    }

    [Test]
    public void A_faulty_file_of_published_figures_does_not_stop_scoring()
    {
        using var rules = new Rules(Header + "\n36.73,Kota Serang,,,,0,,,,,,,press-report,,\n");
        rules.Folder.Read("real/2022").Faults.ShouldBeEmpty();
        rules.Folder.ReadPublished("real/2022").Faults.ShouldNotBeEmpty();
    }

    [Test]
    public void Published_figures_are_no_part_of_the_rules()
    {
        using var one = new Rules(Header + "\n");
        using var other = new Rules(Header + "\n36.73,Kota Serang,,,,1,,,,,,,press-report,,\n");
        other.Folder.Read("real/2022").Edition!.Hash.ShouldBe(one.Folder.Read("real/2022").Edition!.Hash);
        other.Folder.FilesOf("real/2022").ShouldNotContain(file => file.Name.EndsWith(PublishedReader.FileName));
    }

    private static PublishedReading Read(string rows)
    {
        using var rules = new Rules(Header + "\n" + rows + "\n");
        return rules.Folder.ReadPublished("real/2022");
    }

    private sealed class TheSameFault : IEqualityComparer<(string, int, IReadOnlyList<object>)>
    {
        public bool Equals((string, int, IReadOnlyList<object>) x, (string, int, IReadOnlyList<object>) y) =>
            x.Item1 == y.Item1 && x.Item2 == y.Item2 && x.Item3.SequenceEqual(y.Item3);

        public int GetHashCode((string, int, IReadOnlyList<object>) obj) => obj.Item2;
    }

    private sealed class Rules : IDisposable
    {
        private readonly string _folder = TemporaryFolder.New();

        public Rules(string published)
        {
            var edition = Path.Combine(_folder, "real", "2022");
            Directory.CreateDirectory(edition);
            File.WriteAllText(
                Path.Combine(_folder, "sources.yaml"),
                """
                - { id: press-report, title: Berita, issuer: Koran, standing: press, address: "https://example.org/" }
                - { id: no-address, title: Lisan, issuer: Seseorang, standing: press }
                """
            );
            File.WriteAllText(
                Path.Combine(edition, "edition.yaml"),
                """
                programme: real
                edition: 2022
                name: { id: Indeks, en: Index }
                cite: press-report
                results: { subject: region, from: 0, to: 100 }
                scores: [ { id: index, name: { id: Indeks, en: Index }, step: imported-result } ]
                rounding: { places: 2, mode: half-away-from-zero }
                bands:
                  of: rounded
                  list:
                    - { name: { id: Sangat Inovatif, en: Very Innovative }, from: 60.01, to: 100 }
                    - { name: { id: Inovatif, en: Innovative }, from: 0, to: 60.00 }
                rankings: [ { id: all, name: { id: Semua, en: All }, score: index } ]
                """
            );
            File.WriteAllText(Path.Combine(edition, PublishedReader.FileName), published);
            Folder = new RuleFolder(_folder);
        }

        public RuleFolder Folder { get; }

        public void Dispose() => Directory.Delete(_folder, true);
    }
}
