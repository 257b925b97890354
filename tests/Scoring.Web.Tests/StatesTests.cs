using System.Net;
using Scoring.Features.Objections;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>What the site says when there is nothing to show, or when something is wrong.</summary>
[TestFixture]
public class StatesTests
{
    private string _folder = null!;

    [SetUp]
    public void NewFolder() => _folder = TemporaryFolder.New();

    [TearDown]
    public void RemoveFolder() => TemporaryFolder.Remove(_folder);

    [Test]
    public async Task An_empty_database_says_what_to_do_first()
    {
        using var site = new RunningSite(Path.Combine(_folder, "scoring.db"));
        (await site.Read("/")).ShouldContain("scoring run sample-data/iga-2018-2019");
        (await site.Read("/?lang=en")).ShouldContain("No editions yet");
    }

    [TestCase(1, true)]
    [TestCase(-1, false)]
    public async Task A_ranking_says_until_when_objections_are_taken_while_that_is_ahead(int hours, bool isSaid)
    {
        var database = await FilledWorld.Published("iga-2018-2019").CopyTo(_folder);
        using (var place = Workplace.On(database))
        {
            await place.Send(new SetObjectionWindow("iga/2019", DateTime.UtcNow.AddHours(hours)));
            await place.Send(new SetObjectionWindow("iga/2018", null));
        }
        using var site = new RunningSite(database);
        (await site.Read("/iga/2019/kabupaten")).Contains("Sanggahan diterima sampai ", StringComparison.Ordinal).ShouldBe(isSaid);
        (await site.Read("/iga/2018/kabupaten")).ShouldNotContain("Sanggahan diterima sampai ");
    }

    [Test]
    public async Task A_decision_after_a_publication_is_told_on_its_pages_and_changes_their_etag()
    {
        var database = await FilledWorld.Published("iga-2018-2019").CopyTo(_folder);
        string[] pages = ["/iga/2019/kabupaten", "/region/72.01?edition=iga%2F2019", "/publication/iga/2019/1"];
        var before = await Pages(database, pages);
        before.ShouldAllBe(page => !page.Text.Contains("Diputuskan setelah terbitan ini"));
        using (var place = Workplace.On(database))
            await place.Send(new Disqualify("iga/2019", "72.02", "data palsu", "Pleno"));
        var after = await Pages(database, pages);
        foreach (var page in after)
        {
            page.Text.ShouldContain("Diputuskan setelah terbitan ini: didiskualifikasi: 1");
            page.Text.ShouldNotContain("data palsu");
        }
        // The page of a publication is read anew each time.
        foreach (var (page, was) in after.Zip(before).Take(2))
            page.Tag.ShouldNotBe(was.Tag.ShouldNotBeNull());
        // What is of another edition is told nothing, but is read anew.
        (await Pages(database, ["/iga/2018/kabupaten"]))[0].Text.ShouldNotContain("Diputuskan setelah terbitan ini");
    }

    private static async Task<IReadOnlyList<(string Text, string? Tag)>> Pages(string database, IEnumerable<string> addresses)
    {
        using var site = new RunningSite(database);
        var pages = new List<(string, string?)>();
        foreach (var address in addresses)
        {
            using var answer = await site.Browser.GetAsync(address);
            pages.Add((WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), answer.Headers.ETag?.Tag));
        }
        return pages;
    }

    [Test]
    public async Task An_edition_whose_rule_files_have_faults_now_still_shows_what_was_published_by_the_rules_of_then()
    {
        var database = await FilledWorld.Published("iga-2018-2019").CopyTo(_folder);
        using var site = new RunningSite(database, FaultyRules());
        (await site.Read("/iga/2018/kabupaten")).ShouldContain("Kabupaten Banyuwangi");
    }

    [Test]
    public async Task An_edition_with_faulty_rules_that_is_not_published_is_named_and_shows_nothing()
    {
        var database = await FilledWorld.Ranked("iga-2018-2019").CopyTo(_folder);
        using var site = new RunningSite(database, FaultyRules());
        (await site.Read("/")).ShouldContain("aturan belum lengkap");
        using var answer = await site.Browser.GetAsync("/iga/2018/kabupaten?lang=en");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Not published yet");
        page.ShouldNotContain(_folder);
        page.ShouldNotContain("Exception");
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    private string FaultyRules()
    {
        var rules = Path.Combine(_folder, "rules");
        Copies.Folder(Checkout.Rules, rules);
        File.AppendAllText(Path.Combine(rules, "iga", "2018", "edition.yaml"), "\nnonsense: 1\n");
        return rules;
    }

    [Test]
    public async Task A_database_that_breaks_under_the_site_is_told_without_path_or_trace()
    {
        var database = Path.Combine(_folder, "scoring.db");
        using var site = new RunningSite(database);
        (await site.Read("/health")).ShouldContain("\"ok\"");
        File.Delete(database);
        await File.WriteAllTextAsync(database, new string('x', 10_000));

        using var health = await site.Browser.GetAsync("/health");
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var answer = await site.Browser.GetAsync("/");
        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Situs tidak dapat memakai datanya");
        page.ShouldNotContain(_folder);
        page.ShouldNotContain("Exception");
        page.ShouldNotContain("   at ");
    }
}
