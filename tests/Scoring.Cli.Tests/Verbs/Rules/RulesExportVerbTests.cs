namespace Scoring.Cli.Tests.Verbs.Rules;

/// <summary>Rule files go out of the database and into it unchanged.</summary>
public sealed class RulesExportVerbTests
{
    private string _folder = null!;

    [SetUp]
    public void Given() => _folder = TemporaryFolder.New();

    [TearDown]
    public void End() => TemporaryFolder.Remove(_folder);

    private Answer Run(int exitCode, params string[] words)
    {
        var answer = ScoringProgram.Run([.. words, "--database", Path.Combine(_folder, "scoring.db")]);
        answer.ExitCode.ShouldBe(exitCode, answer.Error);
        return answer;
    }

    [Test]
    public void What_is_exported_is_imported_and_exported_again_byte_for_byte()
    {
        var (first, second) = (Path.Combine(_folder, "first"), Path.Combine(_folder, "second"));
        Run(0, "rules", "export", "solok-convention/2018", first);
        Run(0, "rules", "import", "solok-convention/2018", first).Error.ShouldContain("version 1");
        Run(0, "rules", "export", "solok-convention/2018", second);
        foreach (var file in Directory.GetFiles(first, "*", SearchOption.AllDirectories))
            File.ReadAllBytes(Path.Combine(second, Path.GetRelativePath(first, file))).ShouldBe(File.ReadAllBytes(file), file);
        Run(4, "rules", "export", "solok-convention/2018", second);
        Run(1, "rules", "import", "solok-convention/2018", second).Error.ShouldContain("Nothing changed");
        File.AppendAllText(Path.Combine(second, "solok-convention", "2018", "edition.yaml"), "# catatan\n");
        Run(0, "rules", "import", "solok-convention/2018", second).Error.ShouldContain("version 2");
        Run(0, "rules", "check", "solok-convention/2018");
        Run(2, "rules", "import", "nothing/2018", second).Error.ShouldContain("edition.yaml");
    }
}
