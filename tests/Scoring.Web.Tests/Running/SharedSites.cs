using System.Collections.Concurrent;
using Scoring.TestKit.Browsing;

namespace Scoring.Web.Tests.Running;

/// <summary>
/// One site for each filled database that fixtures only read: they share it, and the first of them starts it. A fixture that changes
/// anything starts a <see cref="RunningSite"/> on a copy of its own.
/// </summary>
[SetUpFixture]
public sealed class SharedSites
{
    private static readonly ConcurrentDictionary<FilledWorld, Lazy<Task<SharedSite>>> Started = new();

    /// <summary>The two award years and the index, published: what most pages are looked at with.</summary>
    internal static FilledWorld AwardAndIndex { get; } = FilledWorld.Published("iga-2018-2019").AndPublished("iid-2026");

    /// <summary>The site of a world.</summary>
    internal static Task<SharedSite> Of(FilledWorld world) => Started.GetOrAdd(world, one => new(() => Start(one))).Value;

    /// <summary>Stops the sites, closes the browsers and removes the databases after the last test.</summary>
    [OneTimeTearDown]
    public async Task Close()
    {
        await Browser.Close();
        foreach (var started in Started.Values)
        {
            var shared = await started.Value;
            await shared.Site.DisposeAsync();
            Directory.Delete(Path.GetDirectoryName(shared.Database)!, recursive: true);
        }
        Copies.RemoveMasters();
    }

    private static async Task<SharedSite> Start(FilledWorld world)
    {
        var database = await world.CopyTo(TemporaryFolder.New());
        return new SharedSite(new RunningSite(database), database);
    }
}

/// <summary>A site that several fixtures read.</summary>
/// <param name="Site">The site.</param>
/// <param name="Database">Its database.</param>
internal sealed record SharedSite(RunningSite Site, string Database);
