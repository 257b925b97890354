namespace Scoring.TestKit;

/// <summary>Folders for the files of one test or fixture.</summary>
public static class TemporaryFolder
{
    /// <summary>A new, empty folder; the test that asks for it removes it.</summary>
    public static string New() => Directory.CreateTempSubdirectory("scoring-test-").FullName;

    /// <summary>Removes a folder that a site has just left: its last log files may still be going.</summary>
    public static void Remove(string folder)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (tries < 10)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
