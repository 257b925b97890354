using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Documents;
using Scoring.Features.Eligibility;
using Scoring.Features.Objections;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Documents;

public sealed class PaperTests
{
    private const string Attack = "</style><img src=x onerror=alert(2)>";

    [Test]
    public async Task Minutes_hold_what_was_ranked_decided_objected_and_by_what()
    {
        using var place = await Decided();
        var minutes = await place.Send(new WriteMinutes(ClubSeason.Edition));
        var html = MinutesHtml.Of(minutes, "id");
        foreach (
            var text in new[]
            {
                "Berita Acara",
                minutes.Run.ResultHash,
                minutes.Run.RuleHash,
                minutes.InputHash,
                $":{minutes.Head!.Hash}",
                "Juri &amp; Rekan",
                "Inovasi C",
                "didiskualifikasi",
                "Dikabulkan: terbukti (Pleno",
                "Isi: nilai salah",
                "Rules of a test",
                "ditetapkan panitia",
                "Juara 1",
                "naik dari 3",
            }
        )
            html.ShouldContain(text);
        MinutesHtml.Of(minutes, "en").ShouldContain("moved up from 3");
        minutes.Run.RunId.ShouldBe((await place.Rank(ClubSeason.Edition)).RunId);
    }

    [Test]
    public async Task Minutes_tell_who_was_let_in_what_was_closed_and_whether_the_run_is_final()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(new OverrideEligibility(SmallSeason.Club, "e5", true, "uji coba diakui"));
        await place.Send(new PickByHand(SmallSeason.Club, "final", "e3", "baru", "Pleno"));
        var preview = MinutesHtml.Of(await place.Send(new WriteMinutes(SmallSeason.Club)), "en");
        foreach (var text in new[] { "accepted by hand", "e5 · Baru", "uji coba diakui", "is a preview", "points left to close: 2" })
            preview.ShouldContain(text);
        foreach (var point in new[] { "spread/desk/e2", "seen-by-too-few/desk/e5" })
            await place.Send(new ResolveReviewItem(SmallSeason.Club, point, ReviewDecisionKind.Keep, "dibahas", "pleno 8 Agustus"));
        var final = await place.SendAs(new Person("Ketua", Roles.Chair), new FinaliseRanking(SmallSeason.Club));
        var minutes = await place.Send(new WriteMinutes(SmallSeason.Club));
        (minutes.Run.RunId, minutes.Run.Final).ShouldBe((final.RunId, final.Final));
        var html = MinutesHtml.Of(minutes, "id");
        foreach (
            var text in new[]
            {
                "sudah ditetapkan sebagai hasil akhir",
                "ditetapkan sejak 1 Agustus 2026, 15.00 WIB, oleh Ketua",
                "pleno 8 Agustus",
                "Nilai juri terpaut jauh",
                "dipilih untuk Final",
            }
        )
            html.ShouldContain(text);
    }

    [Test]
    public async Task Hostile_names_stay_text_in_both_papers()
    {
        using var place = await Decided();
        var minutes = MinutesHtml.Of(await place.Send(new WriteMinutes(ClubSeason.Edition)), "id");
        var set = await place.Send(new WriteCertificates(ClubSeason.Edition));
        var certificates = CertificatesHtml.Of(set, set.Certificates, "id");
        foreach (var html in new[] { minutes, certificates })
        {
            html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Kopi&quot;");
            Regex.Count(html, "<(script|img|b|link|iframe)[ >]").ShouldBe(0);
            Regex.Count(html, "</style>").ShouldBe(1);
            Regex.IsMatch(html, "https?:|src=(?!x)|url\\(").ShouldBeFalse("nothing comes from outside");
        }
        minutes.ShouldContain("&lt;/style&gt;&lt;img src=x");
    }

    [Test]
    public async Task A_certificate_names_holder_title_prize_edition_and_result_hash_and_leaves_a_line_where_nothing_is_known()
    {
        using var place = await ClubSeason.Started();
        await place.Given(ImportKind.Marks, ClubSeason.Edition, "marks.csv", ClubSeason.Marks("7", "1", "1", "1", "6"));
        var set = await place.Send(new WriteCertificates(ClubSeason.Edition));
        set.Certificates.Select(one => (one.Award.Id, one.Unit, one.Holder))
            .ShouldBe([("first", "a", "<b>Dinas</b>, Aceh"), ("second", "e", "Aceh")]);
        var html = CertificatesHtml.Of(set, set.Certificates.Take(1), "id");
        foreach (
            var text in new[] { "Piagam Penghargaan", "&lt;b&gt;Dinas&lt;/b&gt;, Aceh", "Juara 1", "Klub (club/2020)", set.Run.ResultHash }
        )
            html.ShouldContain(text);
        CertificatesHtml
            .Of(set, [set.Certificates[0] with { Holder = null }], "id")
            .ShouldContain("<p class=\"holder\"><span class=\"line\">");
        CertificatesHtml.FileName(set.Certificates[0] with { Unit = "../../x" }).ShouldMatch("^first-\\.\\._\\.\\._x-[0-9a-f]{6}\\.html$");
    }

    [TestCase("id", "Piagam Penghargaan")]
    [TestCase("en", "Certificate of award")]
    public async Task Certificates_as_a_word_file_have_a_page_each_and_say_what_the_printed_ones_say(string language, string title)
    {
        using var place = await Decided();
        var set = await place.Send(new WriteCertificates(ClubSeason.Edition));
        using var file = new MemoryStream(
            PaperDocx.Of(
                CertificatesHtml.Of(set, set.Certificates, language, code => new CheckMark(
                    "https://x.test/check/" + code,
                    29,
                    "M4 4h1v1h-1z"
                )),
                of => of.StartsWith("https://x.test/check/", StringComparison.Ordinal) ? SampleFiles.Png() : null
            )
        );
        using var document = WordprocessingDocument.Open(file, false);
        new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
        var body = document.MainDocumentPart!.Document!.Body!;
        set.Certificates.Count.ShouldBeGreaterThan(1);
        body.Descendants<PageBreakBefore>().Count().ShouldBe(set.Certificates.Count - 1);
        body.Descendants<PageSize>().Single().Orient!.Value.ShouldBe(PageOrientationValues.Landscape);
        body.InnerText.Split(title).Length.ShouldBe(set.Certificates.Count + 1);
        foreach (var certificate in set.Certificates)
        {
            body.InnerText.ShouldContain(certificate.Holder!);
            body.InnerText.ShouldContain(certificate.Award.Name.In(language));
            body.InnerText.ShouldContain("https://x.test/check/" + certificate.Code);
        }
        body.Descendants<Table>().Count().ShouldBe(set.Certificates.Count, "a place for day and signature each");
        body.InnerText.ShouldContain(set.Run.ResultHash);
        document.MainDocumentPart.ImageParts.Count().ShouldBe(set.Certificates.Count, "what a phone reads, once each");
        body.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>()
            .Select(picture => picture.Description?.Value)
            .ShouldBe(set.Certificates.Select(certificate => "https://x.test/check/" + certificate.Code));
    }

    [TestCase("minutes")]
    [TestCase("certificates")]
    [TestCase("feedback")]
    public void Every_sentence_that_a_template_says_has_a_text_in_both_languages(string template)
    {
        using var stream = typeof(MinutesHtml).Assembly.GetManifestResourceStream(
            $"Scoring.Features.Documents.Templates.{template}.liquid"
        )!;
        using var reader = new StreamReader(stream);
        var keys = Regex.Matches(reader.ReadToEnd(), "'(?<key>[a-z-]+)' [|] say").Select(match => "paper." + match.Groups["key"].Value);
        keys.ShouldNotBeEmpty();
        keys.ShouldAllBe(key => Texts.Find(key, "id") != null && Texts.Find(key, "en") != null);
    }

    [Test]
    public async Task A_disqualified_unit_gets_no_certificate()
    {
        using var place = await ClubSeason.Started();
        await place.Send(new Disqualify(ClubSeason.Edition, "a", "plagiat", "Pleno"));
        (await place.Send(new WriteCertificates(ClubSeason.Edition))).Certificates.Select(one => one.Unit).ShouldBe(["b", "c"]);
    }

    [Test]
    public async Task Illustrative_data_say_so_on_each_page()
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportScenario("solok-2018");
        var minutes = MinutesHtml.Of(await place.Send(new WriteMinutes("solok-convention/2018", "top-ten")), "id", 3);
        minutes.ShouldContain("@top-center { content: \"ANGKA");
        minutes.ShouldContain("class=\"warning\">ANGKA");
        (await place.Send(new WriteCertificates("solok-convention/2018"))).Certificates.Count.ShouldBe(13, "ten best, three agencies");
        using var club = await ClubSeason.Started();
        await club.Given(
            ImportKind.Marks,
            ClubSeason.Edition,
            "marks.csv",
            string.Join(
                '\n',
                ClubSeason
                    .Marks("7", "6", "5", "4", "3")
                    .Split('\n')
                    .Select((line, i) => line.Length == 0 ? line : line + (i == 0 ? ",standing" : ",illustrative"))
            )
        );
        var set = await club.Send(new WriteCertificates(ClubSeason.Edition));
        set.Certificates.Count.ShouldBe(2);
        Regex.Count(CertificatesHtml.Of(set, set.Certificates, "id"), "class=\"warning\">ANGKA").ShouldBe(2);
    }

    private static async Task<Workplace> Decided()
    {
        var place = await ClubSeason.Started();
        await place.Rank(ClubSeason.Edition);
        await place.Send(new FileObjection(ClubSeason.Edition, "c", "Dinas C", "nilai salah " + Attack));
        await place.Send(new Disqualify(ClubSeason.Edition, "b", Attack, "Pleno"));
        await place.Send(new RuleOnObjection(ClubSeason.Edition, 1, true, "terbukti", "b dikeluarkan", "Pleno"));
        return place;
    }
}
