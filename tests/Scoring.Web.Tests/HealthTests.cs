using System.Net;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>What a monitor of the site reads.</summary>
[TestFixture]
public sealed class HealthTests
{
    private string _folder = null!;
    private string _database = null!;

    [SetUp]
    public void NewFolder() => (_folder, _database) = (TemporaryFolder.New(), "");

    [TearDown]
    public void Remove() => TemporaryFolder.Remove(_folder);

    [Test]
    public async Task A_site_that_can_work_says_so_of_each_part()
    {
        using var site = Start();
        using var answer = await site.Browser.GetAsync("/health");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync();
        foreach (var part in new[] { "status", "database", "keys", "publications", "temporary" })
            text.ShouldContain($"\"{part}\":\"ok\"");
    }

    [TestCase("keys")]
    [TestCase("publications")]
    [TestCase("database")]
    public async Task A_part_that_cannot_be_used_is_named_without_detail_and_the_process_still_counts_as_alive(string part)
    {
        using var site = Start();
        Break(part);
        using var answer = await site.Browser.GetAsync("/health");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("\"status\":\"failed\"");
        text.ShouldContain($"\"{part}\":\"failed\"");
        text.ShouldNotContain(_folder);
        foreach (var other in new[] { "keys", "publications", "temporary" }.Where(other => other != part))
            text.ShouldContain($"\"{other}\":\"ok\"");
        using var live = await site.Browser.GetAsync("/health/live");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Looking_leaves_nothing_behind()
    {
        using var site = Start();
        (await site.Browser.GetAsync("/health")).Dispose();
        Directory.EnumerateFiles(_folder, ".probe-*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private RunningSite Start()
    {
        _database = Path.Combine(_folder, "scoring.db");
        return new RunningSite(_database);
    }

    // Permissions do not stop the superuser, as whom tests often run: a folder is replaced by a file.
    private void Break(string part)
    {
        if (part == "database")
        {
            File.Delete(_database);
            File.WriteAllText(_database, new string('x', 10_000));
            return;
        }
        var folder = _database + "." + part;
        if (Directory.Exists(folder))
            TemporaryFolder.Remove(folder);
        File.WriteAllText(folder, "");
    }
}
