namespace Scoring.RuleBook.Tests;

/// <summary>Where the tests' rule files lie, found upwards from the test program.</summary>
internal static class TestFolders
{
    public static string Project { get; } = Find(Path.Combine("tests", "Scoring.RuleBook.Tests"));

    public static string Good => Path.Combine(Project, "good");

    public static string Shipped { get; } = Path.Combine(Project, "..", "..", "scoring-rules");

    private static string Find(string below)
    {
        for (var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, below);
            if (Directory.Exists(candidate) && File.Exists(Path.Combine(candidate, "Scoring.RuleBook.Tests.csproj")))
                return candidate;
        }
        throw new DirectoryNotFoundException(below);
    }
}
