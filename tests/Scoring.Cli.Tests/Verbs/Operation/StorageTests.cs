using Microsoft.Data.Sqlite;

namespace Scoring.Cli.Tests.Verbs.Operation;

/// <summary>Damaged files and full disks as the command line tells them: with the file, what to do, and no exit code 70.</summary>
[Category(TestStore.FilesOnly)]
public sealed class StorageTests : OwnFolder
{
    private const int Page = 4096;
    private string _database = null!;

    [SetUp]
    public void NewDatabase()
    {
        _database = Path.Combine(Folder, "season.db");
        var run = Run("run", Path.Combine(ScoringProgram.Samples, "solok-2018"), "--output", Path.Combine(Folder, "out"));
        run.ExitCode.ShouldBe(0, run.Error);
        SqliteConnection.ClearAllPools();
    }

    [TestCase("cut", 1, "is damaged")]
    [TestCase("zeroed pages", 1, "is damaged")]
    [TestCase("zeroed head", 2, "is not a database")]
    public void A_damaged_database_is_told_with_its_name_and_the_way_to_restore(string how, int exitCode, string says)
    {
        using (var file = new FileStream(_database, FileMode.Open))
        {
            if (how == "cut")
                file.SetLength(10 * Page);
            for (var page = how == "zeroed head" ? 0L : 6L; page < file.Length / Page && (how != "zeroed head" || page == 0); page++)
            {
                file.Position = page * Page;
                file.Write(new byte[how == "cut" ? 0 : Page]);
            }
        }
        var answer = Run("rank", "solok-convention/2018");
        answer.ExitCode.ShouldBe(exitCode, answer.Error);
        answer.Error.ShouldContain(_database);
        answer.Error.ShouldContain(says);
        answer.Error.ShouldContain("scoring restore");
        answer.Error.ShouldNotContain("our error");
    }

    [Test]
    [Platform("Linux")]
    public void A_result_that_finds_no_room_is_told_as_a_full_disk()
    {
        var answer = Run("rank", "solok-convention/2018", "--output", "/dev/full");
        answer.ExitCode.ShouldBe(4, answer.Error);
        answer.Error.ShouldContain("The disk is full");
    }

    [Test]
    public void Without_a_folder_for_temporary_files_the_one_beside_the_database_serves_and_is_gone_afterwards()
    {
        var answer = ScoringProgram.RunIn(
            Folder,
            new Dictionary<string, string> { ["TMPDIR"] = "/nowhere/at/all" },
            "rank",
            "solok-convention/2018",
            "--database",
            _database
        );
        answer.ExitCode.ShouldBe(0, answer.Error);
        Directory.Exists(_database + ".tmp").ShouldBeFalse();
    }

    private Answer Run(params string[] args) => RunHere([.. args, "--database", _database]);
}
