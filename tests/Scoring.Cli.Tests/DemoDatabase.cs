namespace Scoring.Cli.Tests;

/// <summary>One run of the demo, whose database the other tests read.</summary>
[SetUpFixture]
public sealed class DemoDatabase
{
    internal static string Folder { get; private set; } = "";

    internal static string Path => System.IO.Path.Combine(Folder, "demo.db");

    internal static Answer Demo { get; private set; } = null!;

    [OneTimeSetUp]
    public void RunTheDemo()
    {
        Folder = ScoringProgram.NewFolder();
        Demo = ScoringProgram.RunAsProcess(Folder, new Dictionary<string, string>(), "demo", "--database", ScoringProgram.DatabaseOf(Path));
    }

    [OneTimeTearDown]
    public void CleanUp() => Directory.Delete(Folder, recursive: true);
}
