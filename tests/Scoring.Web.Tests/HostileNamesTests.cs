using System.Net;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>Names come from files that strangers write; a page displays their contents and never interprets them.</summary>
[TestFixture]
public class HostileNamesTests
{
    private string _folder = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        var inputs = Path.Combine(_folder, "inputs");
        Directory.CreateDirectory(inputs);
        await File.WriteAllTextAsync(
            Path.Combine(inputs, "inputs.yaml"),
            """
            about: { id: uji, en: test }
            illustrative: false
            editions:
              - edition: iga/2018
                files:
                  - { kind: regions, file: regions.csv }
                  - { kind: results, file: results.csv }
                  - { kind: submissions, file: submissions.csv }
            """.ReplaceLineEndings("\n") + "\n"
        );
        await File.WriteAllTextAsync(
            Path.Combine(inputs, "regions.csv"),
            string.Join(
                '\n',
                "code,name,type,province_code",
                "72,Sulawesi Tengah,provinsi,72",
                "72.01,<script>alert(1)</script>,kabupaten,72",
                "72.02,\"\"\" onmouseover=\"\"alert(2)\",kabupaten,72",
                "72.03,=HYPERLINK(\"\"a\"\"),kabupaten,72",
                "72.0/4&?#%,Garis miring,kabupaten,72"
            ) + "\n"
        );
        await File.WriteAllTextAsync(
            Path.Combine(inputs, "results.csv"),
            "region_code,score\n72.01,50\n72.02,40\n72.03,30\n72.0/4&?#%,20\n"
        );
        await File.WriteAllTextAsync(
            Path.Combine(inputs, "submissions.csv"),
            "innovation_id,region_code,title,category,agency,start_date,digital\nx-1,72.01,<b>tebal</b>,<i>k</i>,<u>dinas</u>,,1\n"
        );
        using (var place = Workplace.On(Path.Combine(_folder, "scoring.db")))
            await place.Publish((await place.Run(inputs)).Runs.Select(run => run.Edition));
        _site = new RunningSite(Path.Combine(_folder, "scoring.db"));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [TestCase("/iga/2018/kabupaten")]
    [TestCase("/iga/2018/kabupaten/72.01")]
    [TestCase("/region/72.01")]
    [TestCase("/region/72.01/what-if?set=result%3D60")]
    [TestCase("/region/72.01/compare/72.02")]
    [TestCase("/region/72.02/compare")]
    [TestCase("/innovation/iga/2018/x-1")]
    [TestCase("/catalogue?region=72.01")]
    [TestCase("/search?q=72.0")]
    public async Task A_name_with_markup_is_shown_as_text(string address)
    {
        var page = await _site.Read(address);
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        SiteFiles.WithoutScript(page).ShouldNotContain("<script");
        page.ShouldNotContain("<b>");
        page.ShouldNotContain("<i>k");
        page.ShouldNotContain("<u>");
    }

    [Test]
    public async Task What_is_assumed_and_looked_for_comes_back_as_text_only()
    {
        foreach (
            var address in new[]
            {
                "/region/72.01/what-if?set=",
                "/region/72.01/what-if?add=",
                "/search?q=",
                "/catalogue?agency=",
                "/region/72.01/compare?with=",
                "/region/72.01?sort=",
            }
        )
            SiteFiles
                .WithoutScript(await _site.Read(address + Uri.EscapeDataString("\"><script>alert(3)</script>")))
                .ShouldNotContain("<script");
    }

    [Test]
    public async Task A_name_with_quotes_stays_inside_its_text()
    {
        (await _site.Read("/iga/2018/kabupaten/72.02")).ShouldNotMatch("<[^>]*onmouseover=\"");
    }

    [Test]
    public async Task A_filter_comes_back_as_text_only()
    {
        var page = await _site.Read("/iga/2018/kabupaten?name=" + Uri.EscapeDataString("\"><script>alert(3)</script>"));
        SiteFiles.WithoutScript(page).ShouldNotContain("<script");
        page.ShouldContain("Tidak ada yang cocok");
    }

    [Test]
    public async Task An_address_is_told_back_as_text_only()
    {
        using var answer = await _site.Browser.GetAsync("/iga/2018/kabupaten/" + Uri.EscapeDataString("<img src=x>"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("&lt;img src=x&gt;");
        page.ShouldNotContain("<img");
    }

    [Test]
    public async Task The_link_of_a_unit_with_signs_in_its_id_leads_to_the_unit()
    {
        var page = await _site.Read("/iga/2018/kabupaten");
        page.ShouldContain("href=\"/region/72.0/4%26%3F%23%25?edition=iga%2F2018&amp;ranking=kabupaten\"");
        (await _site.Read("/region/72.0/4%26%3F%23%25?edition=iga%2F2018&ranking=kabupaten")).ShouldContain("<h1>Garis miring</h1>");
        (await _site.Read("/iga/2018/kabupaten/72.0/4%26%3F%23%25")).ShouldContain("<h1>Garis miring</h1>");
    }

    [Test]
    public async Task A_formula_does_not_run_in_a_spreadsheet()
    {
        (await _site.Read("/iga/2018/kabupaten.csv")).ShouldContain("'=HYPERLINK");
    }

    [Test]
    public async Task Figures_that_are_not_illustrative_are_not_called_so()
    {
        (await _site.Read("/iga/2018/kabupaten")).ShouldNotContain("ilustrati");
    }
}
