using Microsoft.Extensions.DependencyInjection;
using Scoring.Features;
using Scoring.Features.Pipeline;
using Scoring.Features.Scenarios.RunFolder;

namespace Scoring.Web.Tests.Running;

/// <summary>Databases made as the command line makes them: a folder is imported, scored and ranked whole.</summary>
internal static class FilledDatabase
{
    public static string Root { get; } = FindRoot();

    public static string Rules => Path.Combine(Root, "scoring-rules");

    public static string NewFolder() => Directory.CreateTempSubdirectory("scoring-web-").FullName;

    public static async Task<FolderRun> Fill(string database, string folder)
    {
        await using var services = new ServiceCollection().AddScoringFeatures(new ScoringOptions(database, Rules, "test")).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new RunFolder(folder, null, "id"));
        run.Accepted.ShouldBeTrue(string.Join("; ", run.Imports.SelectMany(import => import.Problems).Select(problem => problem.ToString())));
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
