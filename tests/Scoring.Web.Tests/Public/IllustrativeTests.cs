using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Scoring.Features.Core;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Public;

/// <summary>Made up figures say so wherever they show: on every kind of page, file, preview and answer. Real ones do not.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public partial class IllustrativeTests
{
    // Every figure of these competitions is made up; every one of Medan is real.
    private static readonly string[] MadeUp =
    [
        "/",
        "/publications",
        "/publication/iga/2019/1",
        "/publication/iga/2019/1/publication.json",
        "/publication/iga/2019/1/results/kabupaten.csv",
        "/feed.xml",
        "/iga/2019/kabupaten",
        "/iga/2019/kabupaten.csv",
        "/iga/2019/kabupaten.csv?for=excel",
        "/iga/2019/kabupaten.json",
        "/iga/2019/kabupaten.xlsx",
        "/iga/2019/kabupaten/72.01",
        "/region/72.01",
        "/region/72.01/profile",
        "/region/72.01/what-if",
        "/region/72.01/compare/35.10",
        "/embed/region/72.01",
        "/catalogue",
        "/innovation/iga/2019/banggai-2019-01",
        "/winners/solok-convention/2018",
        "/solok-convention/2018/top-ten",
        "/chart/region/72.01/history.svg",
        "/chart/region/72.01/history.csv",
        "/chart/region/72.01/parts.csv",
        "/chart/region/72.01/parts.excel.csv",
        "/chart/region/72.01/change.csv?edition=iga/2019",
        "/chart/ranking/iga/2019/kabupaten/distribution.svg",
        "/chart/ranking/iga/2019/kabupaten/distribution.csv",
        "/chart/ranking/iga/2019/kabupaten/provinces.csv",
        "/chart/compare/72.01,35.10/scores.csv",
        "/chart/compare/72.01,35.10/history.csv",
        "/api/v1/editions/iga/2019",
        "/api/v1/editions/iga/2019/rankings/kabupaten",
        "/api/v1/editions/iga/2019/rankings/kabupaten/explanations/72.01",
        "/api/v1/regions/72.01",
        "/api/v1/innovations",
    ];

    private static readonly string[] Real =
    [
        "/publication/catalogue/2021/1",
        "/catalogue/2021/kinds",
        "/catalogue/2021/kinds.csv",
        "/catalogue/2021/kinds.xlsx",
        "/catalogue?edition=catalogue/2021",
    ];

    private RunningSite _site = null!;

    [GeneratedRegex("<(script|style)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Unread { get; }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag { get; }

    [GeneratedRegex("ilustrasi|illustrative\": true", RegexOptions.IgnoreCase)]
    private static partial Regex Mark { get; }

    // Names of the samples hold the word too; it is the page that has to say it.
    [GeneratedRegex("(Inovasi|Perangkat daerah|Kelurahan|Juri) ilustrasi", RegexOptions.IgnoreCase)]
    private static partial Regex Name { get; }

    [GeneratedRegex("<meta (?:name|property)=\"(?:og:)?description\" content=\"([^\"]*)\"")]
    private static partial Regex Description { get; }

    [GeneratedRegex("<input type=\"radio\" name=\"from\" value=\"(\\d+)\"")]
    private static partial Regex StoredRun { get; }

    [OneTimeSetUp]
    public async Task Start() =>
        _site = (await SharedSites.Of(SharedSites.AwardAndIndex.AndPublished("solok-2018").AndPublished("medan-2021"))).Site;

    [Test]
    public async Task Every_kind_of_page_and_file_says_that_its_figures_are_made_up([ValueSource(nameof(MadeUp))] string address)
    {
        Mark.IsMatch(await Said(address)).ShouldBeTrue();
    }

    [Test]
    public async Task Nothing_says_it_of_real_figures([ValueSource(nameof(Real))] string address)
    {
        Mark.IsMatch(await Said(address)).ShouldBeFalse();
    }

    [TestCase("/iga/2019/kabupaten")]
    [TestCase("/region/72.01")]
    [TestCase("/region/72.01/profile")]
    [TestCase("/region/72.01/compare/35.10")]
    public async Task The_preview_of_a_link_with_made_up_figures_says_it(string address)
    {
        var previews = Description.Matches(await _site.Read(address)).Select(match => match.Groups[1].Value).ToList();
        previews.ShouldNotBeEmpty();
        previews.ShouldAllBe(preview => preview.EndsWith("Angka ilustrasi."));
    }

    [Test]
    public async Task In_a_table_of_real_and_made_up_ones_each_line_says_which_it_is()
    {
        var lines = (await _site.Read("/publications")).Split("<tr>").Skip(2).ToList();
        lines.Count.ShouldBe(5);
        lines.Where(line => !line.Contains("ilustrasi")).ShouldHaveSingleItem().ShouldContain("/publication/catalogue/2021/1");
    }

    [Test]
    public async Task The_pages_of_those_who_run_a_competition_and_of_regions_say_it_too()
    {
        using var staff = await _site.SignIn(Roles.Secretariat);
        foreach (var page in new[] { "", "/ranking", "/agreement", "/points" })
            Mark.IsMatch(Seen(await staff.Read("/staff/solok-convention/2018" + page))).ShouldBeTrue(page);
        Mark.IsMatch(Seen(await staff.Read("/staff/catalogue/2021/ranking"))).ShouldBeFalse();
        Mark.IsMatch(Seen(await staff.Read("/staff/catalogue/2021/points"))).ShouldBeFalse();
        using var officer = await _site.SignIn(Roles.RegionOfficer, region: "72.01");
        foreach (var page in new[] { "/my-region", "/my-region/72.01?edition=iga%2F2019" })
            Mark.IsMatch(Seen(await officer.Read(page))).ShouldBeTrue(page);
    }

    [TestCase("solok-convention/2018", true)]
    [TestCase("catalogue/2021", false)]
    public async Task A_comparison_of_stored_runs_says_which_figures_are_made_up(string edition, bool isMadeUp)
    {
        using var staff = await _site.SignIn(Roles.Secretariat);
        var run = StoredRun.Match(await staff.Read($"/staff/{edition}/ranking")).Groups[1].Value;
        Mark.IsMatch(Seen(await staff.Read($"/staff/{edition}/compare?from={run}&to={run}"))).ShouldBe(isMadeUp);
    }

    [Test]
    public async Task What_a_disqualification_would_change_says_that_its_figures_are_made_up()
    {
        using var chair = await _site.SignIn(Roles.Chair);
        Mark.IsMatch(Seen(await chair.Read("/staff/solok-convention/2018/disqualify?unit=solok-001"))).ShouldBeTrue();
    }

    // What a reader sees of an answer, without the names in it.
    private async Task<string> Said(string address)
    {
        using var answer = await _site.Browser.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = address.Contains(".xlsx") ? Cells(bytes) : System.Text.Encoding.UTF8.GetString(bytes);
        text.ShouldNotBeNullOrWhiteSpace();
        return answer.Content.Headers.ContentType!.MediaType == "text/html" ? Seen(text) : Name.Replace(text, "");
    }

    private static string Seen(string page) => Name.Replace(WebUtility.HtmlDecode(Tag.Replace(Unread.Replace(page, ""), " ")), "");

    private static string Cells(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return string.Join(
            ' ',
            zip.Entries.Where(entry => entry.Name.EndsWith(".xml"))
                .Select(entry =>
                {
                    using var reader = new StreamReader(entry.Open());
                    return Tag.Replace(reader.ReadToEnd(), " ");
                })
        );
    }
}
