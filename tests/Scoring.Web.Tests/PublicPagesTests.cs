using System.Net;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

[TestFixture]
public class PublicPagesTests
{
    private string _database = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => (_site, _database) = await SharedSites.Of(FilledWorld.Published("iga-2018-2019"));

    [Test]
    public async Task The_home_page_lists_the_editions_that_have_facts_with_state_and_rankings()
    {
        var page = await _site.Read("/");
        page.ShouldContain("<html lang=\"id\">");
        page.ShouldContain("Innovative Government Award 2019");
        page.ShouldContain("sudah terbit");
        page.ShouldContain("href=\"/publication/iga/2019/1\"");
        page.ShouldContain("href=\"/iga/2019/kabupaten\"");
        page.ShouldNotContain("iga/2026");
        page.IndexOf("iga/2019", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("iga/2018", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_home_page_speaks_english_when_asked_and_keeps_to_it()
    {
        var page = await _site.Read("/?lang=en");
        page.ShouldContain("<html lang=\"en\">");
        page.ShouldContain("Editions and rankings");
        page.ShouldContain("href=\"/iga/2019/kabupaten?lang=en\"");
    }

    [Test]
    public async Task A_ranking_shows_ranks_scores_in_indonesian_numbers_and_says_that_figures_are_illustrative()
    {
        var page = await _site.Read("/iga/2019/kabupaten");
        page.ShouldContain("Kabupaten Banyuwangi");
        page.ShouldMatch(@"\d+,\d\d</td>");
        page.ShouldContain("Angka ilustrasi.");
        page.ShouldContain("175 daerah berperingkat; 241 tanpa peringkat.");
        page.ShouldContain("5 besar sampai di sini");
    }

    [Test]
    public async Task A_ranking_in_english_has_english_words_and_numbers()
    {
        var page = await _site.Read("/iga/2019/kabupaten?lang=en");
        page.ShouldContain("Illustrative figures.");
        page.ShouldMatch(@"\d+\.\d\d</td>");
        page.ShouldContain("175 ranked regions; 241 without a rank.");
        page.ShouldContain("href=\"/iga/2019/kabupaten\" lang=\"id\"");
    }

    [Test]
    public async Task A_filter_by_name_chooses_lines_and_leaves_ranks_as_they_are()
    {
        var page = await _site.Read("/iga/2019/kabupaten?name=bangg&lang=en");
        page.ShouldContain("href=\"/region/72.01?edition=iga%2F2019&amp;ranking=kabupaten&amp;lang=en\"");
        page.ShouldNotContain("Kabupaten Banyuwangi</a>");
        page.ShouldContain(">4</td>");
        page.ShouldContain("href=\"/iga/2019/kabupaten?name=bangg\" lang=\"id\"");
    }

    [Test]
    public async Task A_filter_by_cluster_chooses_lines()
    {
        var page = await _site.Read("/iga/2019/kabupaten-kota?cluster=kota");
        page.ShouldContain("Kota Surabaya</a>");
        page.ShouldNotContain("Kabupaten Banggai</a>");
        page.ShouldContain("98 dari 514");
    }

    [Test]
    public async Task A_filter_that_nothing_matches_says_so()
    {
        (await _site.Read("/iga/2019/kabupaten?name=zzz")).ShouldContain("Tidak ada yang cocok");
    }

    [Test]
    public async Task A_unit_shows_its_score_as_a_tree_down_to_file_and_line_with_sources_and_standing()
    {
        var page = await _site.Read("/iga/2019/kabupaten/72.01");
        page.ShouldContain("Kabupaten Banggai");
        page.ShouldContain("<details open");
        page.ShouldMatch(@"results-2018\.csv:\d+");
        page.ShouldMatch(@"results-2019\.csv:\d+");
        page.ShouldContain("banggai-iga-2019");
        page.ShouldContain("pemberitaan");
        page.ShouldContain("Angka ilustrasi.");
        (await _site.Read("/iga/2019/kabupaten/72.01?lang=en")).ShouldMatch(@"How \d+\.\d\d is made");
    }

    [Test]
    public async Task A_total_that_was_carried_over_has_the_places_it_was_published_with()
    {
        var page = await _site.Read("/iga/2019/kabupaten/72.01?lang=en");
        page.ShouldContain("<span class=\"figure\">84.90</span>");
        page.ShouldContain("<span class=\"figure\">168.10</span>");
        page.ShouldNotContain("<span class=\"figure\">84.9</span>");
    }

    [Test]
    public async Task A_ranking_can_be_downloaded_as_csv()
    {
        using var answer = await _site.Browser.GetAsync("/iga/2019/kabupaten.csv");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("iga-2019-kabupaten.csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        lines[0].ShouldBe("ranking,rank,id,name,cluster,score,exact_score,band,notes");
        lines.Length.ShouldBe(1 + 416 + 1);
        (await _site.Read("/iga/2019/kabupaten")).ShouldContain("href=\"/iga/2019/kabupaten.csv\"");
    }

    [Test]
    public async Task A_filter_by_province_chooses_lines_and_says_of_how_many()
    {
        var page = await _site.Read("/iga/2019/kabupaten?province=72");
        page.ShouldContain("Kabupaten Banggai</a>");
        page.ShouldNotContain("Kabupaten Banyuwangi</a>");
        page.ShouldContain("12 dari 416");
        page.ShouldContain("<option value=\"72\" selected>");
    }

    [Test]
    public async Task A_ranking_can_be_downloaded_as_json_and_as_excel_whatever_the_page_shows()
    {
        using var json = await _site.Browser.GetAsync("/iga/2019/kabupaten.json");
        json.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        using var read = System.Text.Json.JsonDocument.Parse(await json.Content.ReadAsStringAsync());
        read.RootElement.GetProperty("rankings").GetArrayLength().ShouldBe(1);
        read.RootElement.GetProperty("rankings")[0].GetProperty("rows").GetArrayLength().ShouldBe(416);
        using var excel = await _site.Browser.GetAsync("/iga/2019/kabupaten.xlsx");
        excel.Content.Headers.ContentDisposition!.FileName.ShouldBe("iga-2019-kabupaten.xlsx");
        (await excel.Content.ReadAsByteArrayAsync())[..2].ShouldBe("PK"u8.ToArray());
        (await _site.Read("/iga/2019/kabupaten?province=72")).ShouldContain("href=\"/iga/2019/kabupaten.xlsx\"");
    }

    [Test]
    public async Task Looking_at_pages_keeps_no_run()
    {
        var before = Runs(_database);
        await _site.Read("/iga/2019/kota");
        await _site.Read("/iga/2018/kota");
        Runs(_database).ShouldBe(before);
    }

    [Test]
    public async Task The_health_page_says_that_the_database_can_be_read()
    {
        using var answer = await _site.Browser.GetAsync("/health");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"database\":\"ok\"");
    }

    [TestCase("/")]
    [TestCase("/iga/2019/kabupaten")]
    [TestCase("/iga/2019/kabupaten.csv")]
    [TestCase("/nowhere")]
    [TestCase("/iga/1999/kabupaten")]
    [TestCase("/assets/site.css")]
    [TestCase("/health")]
    public async Task Every_answer_forbids_what_is_not_ours(string address)
    {
        using var answer = await _site.Browser.GetAsync(address);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [TestCase("/")]
    [TestCase("/iga/2019/kabupaten")]
    [TestCase("/iga/2019/kabupaten/72.01")]
    [TestCase("/nowhere")]
    public async Task No_page_holds_what_the_policy_forbids(string address)
    {
        var page = await _site.Read(address);
        page.ShouldStartWith("<!DOCTYPE html>");
        SiteFiles.WithoutScript(page).ShouldNotContain("<script");
        page.ShouldNotContain("<style");
        page.ShouldNotContain(" style=");
        page.ShouldNotMatch("(src|<link rel=\"(stylesheet|icon)\"[^>]*href)=\"https?:");
        page.ShouldNotMatch(@">(frame|home|state|ranking|filter|basis|unit|refused|label|note)\.[a-zA-Z-]+");
    }

    [TestCase("/nowhere", "Halaman tidak ditemukan")]
    [TestCase("/nowhere?lang=en", "Page not found")]
    [TestCase("/iga/1999/kabupaten", "iga/1999")]
    [TestCase("/iga/2019/kabupatan", "kabupatan")]
    [TestCase("/iga/2019/kabupaten/99.99", "99.99")]
    [TestCase("/IGA/2019/kabupaten", "Halaman tidak ditemukan")]
    [TestCase("/iga/2019/kabupaten/../../../etc/passwd", "Halaman tidak ditemukan")]
    public async Task An_address_that_leads_nowhere_gets_a_friendly_404(string address, string says)
    {
        using var answer = await _site.Browser.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain(says);
        page.ShouldNotContain("   at ");
        page.ShouldNotContain("Exception");
    }

    [Test]
    public async Task An_edition_without_facts_says_that_there_is_nothing_yet()
    {
        using var answer = await _site.Browser.GetAsync("/iga/2026/indeks");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Belum terbit");
    }

    [Test]
    public async Task The_style_sheet_may_be_kept_for_good_under_its_address()
    {
        using var answer = await _site.Browser.GetAsync("/assets/site.css");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await _site.Read("/")).ShouldMatch("/assets/site\\.css\\?v=[0-9a-f]{12}");
    }

    private static long Runs(string database)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM runs";
        return (long)command.ExecuteScalar()!;
    }
}
