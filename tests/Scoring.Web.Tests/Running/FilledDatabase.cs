using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Folders;

namespace Scoring.Web.Tests.Running;

/// <summary>Databases made as the command line makes them: a folder is imported, scored, ranked and published whole.</summary>
internal static class FilledDatabase
{
    public static string Root { get; } = FindRoot();

    public static string Rules => Path.Combine(Root, "scoring-rules");

    public static string NewFolder() => Directory.CreateTempSubdirectory("scoring-web-").FullName;

    public static async Task<FolderRun> Fill(string database, string folder, bool publish = true, string? rules = null)
    {
        await using var place = new LiveDatabase(database, rules ?? Rules);
        var run = await place.Send(new RunFolder(folder, null, "id"));
        run.Accepted.ShouldBeTrue(string.Join("; ", run.Imports.SelectMany(import => import.Problems).Select(problem => problem.ToString())));
        foreach (var edition in publish ? run.Runs.Select(one => one.Edition) : [])
        {
            await place.Send(new FinaliseRanking(edition));
            await place.Send(new Publish(edition));
        }
        return run;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Scoring.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
