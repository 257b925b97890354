using System.Net;
using Scoring.Features.Core;
using Scoring.Features.Objections;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.RegionOffice;

/// <summary>A region's officer: the own region before publication, what-if with its facts, objections.</summary>
[TestFixture]
public class OfficerPagesTests
{
    private const string Edition = "iga/2019";

    private string _folder = null!;
    private RunningSite _site = null!;
    private SiteVisitor _officer = null!;
    private OpenPages _pages = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        _site = new RunningSite(await FilledWorld.Ranked("iga-2018-2019").CopyTo(_folder));
        _officer = await _site.SignIn(Roles.RegionOfficer, region: "72.01");
        _pages = new OpenPages(_officer.Enter);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _pages.DisposeAsync();
        _officer.Dispose();
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task The_form_of_an_objection_offers_the_region_and_its_innovations_by_name()
    {
        using var answer = await _officer.Http.GetAsync("/my-region");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("<option value=\"72.01\">Kabupaten Banggai</option>");
        page.ShouldContain("<option value=\"banggai-2019-01\">");
    }

    [Test]
    public async Task An_officer_sees_the_own_region_before_publication_and_the_public_does_not()
    {
        var page = await _officer.Read("/my-region");
        page.ShouldContain("Kabupaten Banggai");
        page.ShouldContain("belum terbit");
        page.ShouldMatch("<span class=\"big\">\\d+,\\d\\d</span>");
        // What real editions published about it is public; nothing that is computed here is.
        var open = await _site.Read("/region/72.01");
        open.ShouldContain("id=\"published\"");
        open.ShouldNotContain("<span class=\"big\">");
        open.ShouldNotContain("results-2019.csv");
        // Of this region no real figure is known.
        using var unknown = await _site.Browser.GetAsync("/region/99.99");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task The_live_page_says_that_it_is_not_published_and_keeps_to_the_live_figures()
    {
        var page = await _officer.Read("/my-region/72.01?edition=iga%2F2019");
        page.ShouldContain("angka sekarang, sebelum terbit");
        page.ShouldContain("/my-region/72.01/what-if?");
        page.ShouldMatch(@"results-2019\.csv:\d+");
        var assumed = await _officer.Read("/my-region/72.01/what-if?edition=iga%2F2019&set=result%3D1");
        assumed.ShouldContain("sebelum terbit");
        assumed.ShouldContain("action=\"/my-region/72.01/what-if\"");
        using var sent = await _officer.Http.GetAsync("/my-region/72.01/what-if?go=1&edition=iga%2F2019&ranking=kabupaten&n.result=100");
        sent.Headers.Location!.ToString().ShouldStartWith("/my-region/72.01/what-if?");
    }

    [Test]
    public async Task An_officer_of_two_regions_has_both_and_speaks_for_no_third()
    {
        using var officer = await _site.SignIn(Roles.RegionOfficer, region: "72.01; Kabupaten Poso");
        var page = await officer.Read("/my-region");
        page.ShouldContain("Daerah Anda");
        page.ShouldContain("/my-region/72.01?");
        page.ShouldContain("/my-region/72.02?");
        (await officer.Http.GetAsync("/my-region/72.02?edition=iga%2F2019")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await officer.Http.GetAsync("/my-region/72.03?edition=iga%2F2019")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [TestCase("/my-region/72.02")]
    [TestCase("/my-region/72.02/what-if")]
    public async Task Another_region_is_refused(string address)
    {
        using var answer = await _officer.Http.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("hanya berbicara untuk daerahnya sendiri");
    }

    [Test]
    public async Task An_objection_is_filed_for_the_own_region_only_and_others_are_not_seen()
    {
        await SiteVisitor.SendAsOwner(_site, new FileObjection(Edition, "72.02", "Other", "sanggahan orang lain"));
        using (
            var other = await _officer.PostFrom(
                "/my-region",
                "/my-region/objections",
                ("edition", Edition),
                ("unit", "72.02"),
                ("claim", "bukan daerah saya")
            )
        )
        {
            other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var page = await other.Content.ReadAsStringAsync();
            page.ShouldContain("hanya berbicara untuk daerahnya sendiri");
            page.ShouldContain("bukan daerah saya</textarea>");
        }
        using (
            var own = await _officer.PostFrom(
                "/my-region",
                "/my-region/objections",
                ("edition", Edition),
                ("unit", "72.01"),
                ("claim", "nilai <b>kami</b> keliru"),
                ("evidence", "surat 12")
            )
        )
            own.Headers.Location!.ToString().ShouldBe("/my-region?said=objection-filed");
        var shown = await _officer.Read("/my-region");
        shown.ShouldContain("nilai &lt;b&gt;kami&lt;/b&gt; keliru");
        shown.ShouldNotContain("sanggahan orang lain");
        shown.ShouldNotContain("bukan daerah saya");
    }

    [Test]
    public async Task A_page_pleases_axe_and_the_console_and_stays_within_its_width(
        [Values("/my-region", "/my-region/72.01", "/my-region/72.01/what-if")] string address,
        [Values(1200, 320)] int width
    )
    {
        await PageInspection.At(await _pages.Of(width), _officer.Address, address, width == 320 ? "id" : "en");
    }
}
