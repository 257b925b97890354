using System.Net;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>What the site says when there is nothing to show, or when something is wrong.</summary>
[TestFixture]
public class StatesTests
{
    private string _folder = null!;

    [SetUp]
    public void NewFolder() => _folder = FilledDatabase.NewFolder();

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task An_empty_database_says_what_to_do_first()
    {
        using var site = new RunningSite(Path.Combine(_folder, "scoring.db"));
        (await site.Read("/")).ShouldContain("scoring run sample-data/iga-2018-2019");
        (await site.Read("/?lang=en")).ShouldContain("No editions yet");
    }

    [Test]
    public async Task An_edition_whose_rule_files_have_faults_is_named_and_not_computed()
    {
        var database = Path.Combine(_folder, "scoring.db");
        await FilledDatabase.Fill(database, Path.Combine(FilledDatabase.Root, "sample-data", "iga-2018-2019"));
        var rules = Path.Combine(_folder, "rules");
        foreach (var file in Directory.EnumerateFiles(FilledDatabase.Rules, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(rules, Path.GetRelativePath(FilledDatabase.Rules, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await File.AppendAllTextAsync(Path.Combine(rules, "iga", "2018", "edition.yaml"), "\nnonsense: 1\n");
        using var site = new RunningSite(database, rules);

        (await site.Read("/")).ShouldContain("berkas aturan salah");
        using var answer = await site.Browser.GetAsync("/iga/2018/kabupaten?lang=en");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Cannot be computed yet");
        page.ShouldContain("iga/2018");
        page.ShouldNotContain(_folder);
        page.ShouldNotContain("Exception");
        answer.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
    }

    [Test]
    public async Task A_database_that_breaks_under_the_site_is_told_without_path_or_trace()
    {
        var database = Path.Combine(_folder, "scoring.db");
        using var site = new RunningSite(database);
        (await site.Read("/health")).ShouldContain("\"ok\"");
        await File.WriteAllTextAsync(database, new string('x', 10_000));

        using var health = await site.Browser.GetAsync("/health");
        health.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var answer = await site.Browser.GetAsync("/");
        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Ada yang salah di pihak kami");
        page.ShouldNotContain(_folder);
        page.ShouldNotContain("Exception");
        page.ShouldNotContain("   at ");
    }

    [Test]
    public async Task An_edition_imported_again_with_other_facts_is_open_until_it_is_ranked_again()
    {
        var database = Path.Combine(_folder, "scoring.db");
        await FilledDatabase.Fill(database, Path.Combine(FilledDatabase.Root, "sample-data", "iga-2018-2019"));
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE imports SET in_force = 0 WHERE edition = 'iga/2019' AND kind = 'Submissions'";
            command.ExecuteNonQuery().ShouldBe(1);
        }
        using var site = new RunningSite(database);
        var page = await site.Read("/");
        page.ShouldContain("data masuk, belum diperingkat");
        page.ShouldContain("sudah diperingkat");
    }
}
