using System.Net;
using Scoring.Web.Shell;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>Who runs the site gives it a name, a logo and colours.</summary>
[TestFixture]
public class BrandTests
{
    private static readonly byte[] Logo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    private string _folder = null!;

    [SetUp]
    public void Make() => _folder = TemporaryFolder.New();

    [TearDown]
    public void Remove() => TemporaryFolder.Remove(_folder);

    [Test]
    public async Task A_site_shows_the_name_logo_colours_and_contact_of_who_runs_it()
    {
        File.WriteAllBytes(Path.Combine(_folder, "logo.png"), Logo);
        var brand = Write(
            """
            {"name":{"id":"Indeks <Uji>","en":"Test Index"},"owner":"Kementerian Uji","contact":"tanya@example.go.id\nJalan 1",
            "logo":"logo.png","accent":"#1f4f9c"}
            """
        );
        await using var site = new RunningSite(TestStore.New(_folder), options: [("brand", brand)]);
        var page = await site.Read("/about/contact");
        page.ShouldContain("Indeks &lt;Uji&gt;");
        page.ShouldContain("href=\"mailto:tanya@example.go.id\"");
        page.ShouldContain("Jalan 1");
        page.ShouldContain("src=\"/assets/brand-logo\"");
        (await site.Read("/about/contact?lang=en")).ShouldContain("Test Index");
        (await site.Read("/assets/brand.css")).ShouldContain("--accent:#1f4f9c");
        (await site.Browser.GetByteArrayAsync("/assets/brand-logo")).ShouldBe(Logo);
    }

    [TestCase("""{"accent":"#f0f0f0"}""", Description = "white text on it could not be read")]
    [TestCase("""{"accent":"red;}body{display:none"}""")]
    [TestCase("""{"logo":"missing.png"}""")]
    [TestCase("""{"logo":"logo.svg"}""")]
    [TestCase("not json")]
    public void What_cannot_be_used_stops_the_start(string json)
    {
        File.WriteAllText(Path.Combine(_folder, "logo.svg"), "<svg><script>alert(1)</script></svg>");
        SiteBrand.Read(Write(json)).ShouldBeNull();
        SiteOptions.Of(["--brand", Write(json)]).Wrong!.Value.Option.ShouldBe("brand");
    }

    [Test]
    public async Task Without_settings_the_site_has_its_own_name_and_no_logo()
    {
        await using var site = new RunningSite(TestStore.New(_folder));
        (await site.Read("/")).ShouldContain("Skor Inovasi");
        using var logo = await site.Browser.GetAsync("/assets/brand-logo");
        logo.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private string Write(string json)
    {
        var file = Path.Combine(_folder, "brand.json");
        File.WriteAllText(file, json);
        return file;
    }
}
