namespace Scoring.Cli.Tests;

/// <summary>Tests of which each has a folder of its own.</summary>
public abstract class OwnFolder : InFolder
{
    [SetUp]
    public void MakeFolder() => Folder = ScoringProgram.NewFolder();

    [TearDown]
    public void DeleteFolder() => Directory.Delete(Folder, recursive: true);
}
