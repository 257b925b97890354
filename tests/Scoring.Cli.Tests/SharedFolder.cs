namespace Scoring.Cli.Tests;

/// <summary>Tests that share a folder, which is filled once.</summary>
public abstract class SharedFolder : InFolder
{
    [OneTimeSetUp]
    public void MakeFolder() => Folder = ScoringProgram.NewFolder();

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(Folder, recursive: true);
}
