namespace Scoring.Cli.Tests.Verbs.Operation;

/// <summary>A season moves from a file to a server and back by one command each, and what was wrong is said with an exit code.</summary>
[Category(TestStore.Server)]
public sealed class CopyVerbTests : OwnFolder
{
    [SetUp]
    public void Import()
    {
        File.WriteAllText(
            Path.Combine(Folder, "regions.csv"),
            "code,name,type,province_code\n72,Sulawesi Tengah,provinsi,72\n72.01,Banggai,kabupaten,72\n"
        );
        File.WriteAllText(Path.Combine(Folder, "results.csv"), "region_code,score\n72.01,51.25\n");
        foreach (var kind in new[] { "regions", "results" })
            Run("import", kind, kind + ".csv", "--edition", "iga/2018", "--database", "season.db").ExitCode.ShouldBe(0);
        Run("publish", "iga/2018", "--database", "season.db").ExitCode.ShouldBe(0);
    }

    [Test]
    public void A_season_goes_to_a_server_and_back()
    {
        var server = TestStore.New(Directory.CreateDirectory(Path.Combine(Folder, "files")).FullName, isServer: true);

        var there = Run("copy", "season.db", server, "--format", "csv");

        there.ExitCode.ShouldBe(0, there.Error);
        there.Lines[0].ShouldBe("table,rows,sha256");
        there.Lines.ShouldContain(line => line.StartsWith("imports,2,", StringComparison.Ordinal));
        there.Error.ShouldContain("1 publication ");
        var head = Run("audit", "verify", "--database", "season.db").Output;
        there.Error.ShouldContain(head.Split(':').Last().Trim().TrimEnd('.'));
        Run("audit", "verify", "--database", server).Output.ShouldBe(head);
        Run("rank", "iga/2018", "--format", "csv", "--database", server)
            .Output.ShouldBe(Run("rank", "iga/2018", "--format", "csv", "--database", "season.db").Output);
        Run("publications", "verify", "--database", server).ExitCode.ShouldBe(0);

        var back = Run("copy", server, "again.db", "--format", "csv");
        back.ExitCode.ShouldBe(0, back.Error);
        back.Output.ShouldBe(there.Output);
        Run("audit", "verify", "--database", "again.db").Output.ShouldBe(head);
        Run("copy", "again.db", "third.db", "--language", "id").Error.ShouldContain("Tersalin:");
    }

    [Test]
    public void What_cannot_be_copied_is_said()
    {
        Run("copy", "season.db", "season.db").ExitCode.ShouldBe(2);
        Run("copy", "season.db", "regions.csv").ExitCode.ShouldBe(2);
        Run("copy", "nothing.db", "new.db").ExitCode.ShouldBe(2);
        File.Exists(Path.Combine(Folder, "nothing.db")).ShouldBeFalse();
        Run("copy", "regions.csv", "new.db").ExitCode.ShouldBe(2);
        Run("copy", "season.db").ExitCode.ShouldBe(2);
        Run("copy", "season.db", "new.db", "--database", "other.db").ExitCode.ShouldBe(2);
        var away = Run("copy", "season.db", "postgresql://ani:secret@127.0.0.1:1/scoring");
        away.ExitCode.ShouldBe(4);
        away.Error.ShouldNotContain("secret");

        var published = Directory.GetFiles(Path.Combine(Folder, "season.db.publications"), "*.csv", SearchOption.AllDirectories)[0];
        File.AppendAllText(published, "x");
        var altered = Run("copy", "season.db", "new.db");
        altered.ExitCode.ShouldBe(5);
        altered.Error.ShouldContain("iga/2018 1: results/");
        altered.Error.ShouldContain("Nothing was kept");
        Directory.GetFileSystemEntries(Folder, "new.db*").ShouldBeEmpty();
    }

    [TestCase("en", "compared with the original byte by byte", "is not empty")]
    [TestCase("id", "dibandingkan dengan aslinya byte demi byte", "tidak kosong")]
    public void A_backup_on_a_server_says_how_it_was_checked_and_comes_back(string language, string check, string notEmpty)
    {
        var (server, other) = (NewServer("one"), NewServer("two"));
        Run("copy", "season.db", server).ExitCode.ShouldBe(0);
        var made = Run("backup", "season.dump", "--database", server, "--language", language);
        made.ExitCode.ShouldBe(0, made.Error);
        made.Error.ShouldContain(check);
        made.Error.ShouldContain("pg_dump (");
        Run("backup", "season.dump", "--database", server).ExitCode.ShouldBe(2);
        var refused = Run("restore", "season.dump", "--database", server, "--language", language);
        (refused.ExitCode, refused.Error.Contains(notEmpty, StringComparison.Ordinal)).ShouldBe((4, true), refused.Error);
        var restored = Run("restore", "season.dump", "--database", other);
        restored.ExitCode.ShouldBe(0, restored.Error);
        restored.Error.ShouldContain("with 1 publication ");
        Run("audit", "verify", "--database", other).ExitCode.ShouldBe(0);
        Run("publications", "verify", "--database", other).ExitCode.ShouldBe(0);
        Run("restore", "season.db", "--database", NewServer("three")).ExitCode.ShouldBe(2);
        Run("restore", "season.dump", "--database", "season.db").ExitCode.ShouldBe(2);
    }

    private string NewServer(string files) =>
        TestStore.New(Directory.CreateDirectory(Path.Combine(Folder, files)).FullName, isServer: true);

    private Answer Run(params string[] args) =>
        ScoringProgram.RunIn(
            Folder,
            new Dictionary<string, string>(),
            [.. args, "--rules", Path.Combine(AppContext.BaseDirectory, "scoring-rules")]
        );
}
