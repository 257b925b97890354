using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Scoring.Features.Documents;
using Scoring.Features.Jury;

namespace Scoring.Features.Tests.Documents;

/// <summary>Minutes as an office issues them: letterhead, number, the opening formula, recusals; and as a Word file.</summary>
public sealed class MinutesHeadTests
{
    private static readonly MinutesHead Head = new(
        "Dinas <Contoh>",
        "Jalan Merdeka 1",
        "400.10/7/2026",
        new DateOnly(2026, 11, 30),
        "Jakarta",
        "Ani",
        "Budi"
    );

    [TestCase(0, "nol")]
    [TestCase(11, "sebelas")]
    [TestCase(12, "dua belas")]
    [TestCase(30, "tiga puluh")]
    [TestCase(31, "tiga puluh satu")]
    [TestCase(100, "seratus")]
    [TestCase(1999, "seribu sembilan ratus sembilan puluh sembilan")]
    [TestCase(2026, "dua ribu dua puluh enam")]
    public void A_number_is_written_in_words(int number, string words) => MinutesHead.InWords(number).ShouldBe(words);

    [Test]
    public async Task The_opening_has_the_day_in_words_and_what_is_not_known_stays_a_line()
    {
        using var place = await SmallSeason.Filled();
        var minutes = await place.Send(new WriteMinutes(SmallSeason.Club));
        var html = MinutesHtml.Of(minutes, "id", head: Head);
        html.ShouldContain(
            "Pada hari ini Senin, tanggal tiga puluh bulan November tahun dua ribu dua puluh enam (30 November 2026), bertempat di Jakarta"
        );
        html.ShouldContain("Dinas &lt;Contoh&gt;");
        html.ShouldContain("400.10/7/2026");
        html.ShouldContain("Ani, Ketua tim penilai");
        html.ShouldNotContain("UTC");
        html.ShouldContain(" WIB");
        MinutesHtml.Of(minutes, "en", head: Head).ShouldContain("Today, Monday, 30 November 2026, at Jakarta");
        var blank = MinutesHtml.Of(minutes, "id");
        blank.ShouldNotContain("Pada hari ini");
        blank.ShouldContain("Hari dan tanggal</td><td><span class=\"line\">");
    }

    [Test]
    public async Task Who_did_not_mark_what_and_who_has_no_score_is_named()
    {
        using var place = await SmallSeason.Filled();
        var before = MinutesHtml.Of(await place.Send(new WriteMinutes(SmallSeason.Club)), "id");
        before.ShouldContain("Tidak ada benturan kepentingan yang dinyatakan.");
        var minutes = await place.Send(new WriteMinutes(SmallSeason.Club));
        var juror = minutes.Jurors[0].Name;
        var with = minutes with { Recusals = [new("J1", "e1", "saudara <kandung>")], Called = new JurorNames([("J1", "Siti Aminah")]) };
        var html = MinutesHtml.Of(with, "id");
        html.ShouldContain("saudara &lt;kandung&gt;");
        html.ShouldContain("<td>Siti Aminah</td>");
        html.ShouldNotContain("Tidak ada benturan kepentingan");
        juror.ShouldNotBeNullOrEmpty();
        foreach (var row in minutes.Run.Rankings.SelectMany(ranking => ranking.Rows).Where(row => row.Score is null))
            html.ShouldContain(row.Id);
    }

    [TestCase("id")]
    [TestCase("en")]
    public async Task A_word_file_says_what_the_page_says_and_is_valid(string language)
    {
        using var place = await SmallSeason.Filled();
        var minutes = await place.Send(new WriteMinutes(SmallSeason.Club));
        var html = MinutesHtml.Of(minutes, language, head: Head);
        using var file = new MemoryStream(PaperDocx.Of(html));
        using var document = WordprocessingDocument.Open(file, false);
        new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
        var body = document.MainDocumentPart!.Document!.Body!;
        var told = body.InnerText;
        told.ShouldContain("Dinas <Contoh>");
        told.ShouldContain(minutes.Run.ResultHash);
        var page = XElement.Parse(
            html[html.IndexOf("<body>", StringComparison.Ordinal)..(html.LastIndexOf("</body>", StringComparison.Ordinal) + 7)]
        );
        body.Descendants<Table>().Count().ShouldBe(page.Descendants("table").Count());
        body.Descendants<TableRow>().Count().ShouldBe(page.Descendants("tr").Count());
        foreach (
            var cell in page.Descendants("td")
                .Select(cell => string.Join(' ', cell.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        )
            told.ShouldContain(cell);
    }
}
