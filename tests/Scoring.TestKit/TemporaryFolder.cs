namespace Scoring.TestKit;

/// <summary>Folders for the files of one test or fixture.</summary>
public static class TemporaryFolder
{
    /// <summary>A new, empty folder; the test that asks for it removes it.</summary>
    public static string New() => Directory.CreateTempSubdirectory("scoring-test-").FullName;
}
