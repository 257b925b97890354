using Microsoft.Data.Sqlite;

namespace Scoring.Cli.Tests.Verbs.Operation;

/// <summary>
/// The operators' guide, word for word, after a crash: the commands under "Backup and restore" give back what was backed up.
/// </summary>
[Category(TestStore.FilesOnly)]
public sealed class RestoreVerbTests : OwnFolder
{
    [SetUp]
    public void Import()
    {
        Import("regions", "code,name,type,province_code\n72,Sulawesi Tengah,provinsi,72\n72.01,Banggai,kabupaten,72\n").ShouldBe(0);
        Import("results", "region_code,score\n72.01,51.25\n").ShouldBe(0);
        Run("publish", "iga/2018").ExitCode.ShouldBe(0);
    }

    [TestCase("en", "## Backup and restore", "## Signing publications")]
    [TestCase("id", "## Cadangan dan pemulihan", "## Menandatangani terbitan")]
    public void What_the_guide_says_gives_back_what_was_backed_up(string language, string from, string to)
    {
        var commands = Commands(language, from, to);
        commands.Select(command => command[0]).ShouldBe(["backup", "restore", "audit", "publications"]);
        var (database, before) = (Path.Combine(Folder, "season.db"), Run("audit", "list", "--format", "csv").Lines);
        Run(commands[0]).ExitCode.ShouldBe(0);

        Import("results", "region_code,score\n72.01,99.75\n").ShouldBe(0);
        Run("publish", "iga/2018", "--note", "after the backup").ExitCode.ShouldBe(0);
        Crash(database);

        foreach (var command in commands[1..])
        {
            var answer = Run(command);
            answer.ExitCode.ShouldBe(0, answer.Error);
        }
        File.Exists(database + "-wal").ShouldBeFalse();
        var after = Run("audit", "list", "--format", "csv").Lines;
        // The backup tells of itself after it was taken, so the restore follows what was there before.
        after[..^1].ShouldBe(before);
        after[^1].ShouldContain(",backup-restored,database,");
        Run("publications", "--format", "csv").Lines.Length.ShouldBe(2);
        Directory.GetFiles(Folder, "season.db.before-*").ShouldHaveSingleItem();
    }

    [Test]
    public void What_cannot_be_restored_is_said_with_what_to_do()
    {
        Run("backup", "copy.db").ExitCode.ShouldBe(0);
        var running = new SqliteConnection($"Data Source={Path.Combine(Folder, "season.db")};Pooling=False");
        using (running)
        {
            running.Open();
            using var read = running.CreateCommand();
            read.CommandText = "SELECT count(*) FROM imports";
            read.ExecuteScalar();
            var refused = Run("restore", "copy.db");
            refused.ExitCode.ShouldBe(4);
            refused.Error.ShouldContain("Stop the site");
        }
        var published = Directory.GetFiles(Path.Combine(Folder, "copy.db.publications"), "*.csv", SearchOption.AllDirectories)[0];
        File.AppendAllText(published, "x");
        var altered = Run("restore", "copy.db");
        altered.ExitCode.ShouldBe(5);
        altered.Error.ShouldContain("iga/2018 1: results/");
        altered.Error.ShouldContain("Nothing was changed");
        Run("restore", "regions.csv").ExitCode.ShouldBe(1);
        Run("restore", "nothing.db").ExitCode.ShouldBe(2);
        Run("restore").ExitCode.ShouldBe(2);
    }

    // The guide's places are those of a service: here everything lies in one folder.
    private static List<string[]> Commands(string language, string from, string to)
    {
        var guide = File.ReadAllText(Path.Combine(Checkout.Root, "src", "Scoring.Web", "Help", "Guides", $"operators.{language}.md"));
        var start = guide.IndexOf(from, StringComparison.Ordinal);
        return
        [
            .. guide[start..guide.IndexOf(to, StringComparison.Ordinal)]
                .Split('\n')
                .Where(line => line.StartsWith("scoring ", StringComparison.Ordinal))
                .Select(line =>
                    line["scoring ".Length..]
                        .Replace("/backup/", "", StringComparison.Ordinal)
                        .Replace("/var/lib/scoring/scoring.db", "season.db", StringComparison.Ordinal)
                        .Split(' ')
                ),
        ];
    }

    // A killed program leaves what it wrote last in the log.
    private static void Crash(string database)
    {
        using (var holder = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            holder.Open();
            using var write = holder.CreateCommand();
            write.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE crashed (n); INSERT INTO crashed VALUES (1)";
            write.ExecuteNonQuery();
            File.Copy(database, database + ".crashed");
            File.Copy(database + "-wal", database + ".crashed-wal");
        }
        File.Move(database + ".crashed", database, overwrite: true);
        File.Move(database + ".crashed-wal", database + "-wal", overwrite: true);
    }

    private int Import(string kind, string text)
    {
        File.WriteAllText(Path.Combine(Folder, kind + ".csv"), text);
        return Run("import", kind, kind + ".csv", "--edition", "iga/2018").ExitCode;
    }

    private Answer Run(params string[] args) =>
        ScoringProgram.RunIn(
            Folder,
            new Dictionary<string, string>(),
            [
                .. args,
                .. args.Contains("--database") ? [] : (string[])["--database", "season.db"],
                "--rules",
                Path.Combine(AppContext.BaseDirectory, "scoring-rules"),
            ]
        );
}
