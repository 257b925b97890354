using System.Diagnostics;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Sqlite;
using static Scoring.Features.Tests.Persistence.SiteOnAFile;

namespace Scoring.Features.Tests.Persistence;

/// <summary>
/// A site shares its file with whatever an operator opens it with: SQLite's shell, a viewer, a script that backs it up. The last program
/// that closes a file deletes its log, so the site must never look gone while it is there.
/// </summary>
[Category(TestStore.FilesOnly)]
public sealed class OtherProgramsTests
{
    [Test]
    [Category(SecondVerifier.Category)]
    public void A_program_that_opens_and_closes_the_file_leaves_a_running_site_its_log()
    {
        using var place = Workplace.WithShippedRules();
        using var database = Site(place);
        using var first = new UnitOfWork(database);
        Run(first, "CREATE TABLE marks (n)");
        for (var turn = 0; turn < 5; turn++)
        {
            // Each request checks that the file is still the same.
            using (var request = new UnitOfWork(database))
                Run(request, $"INSERT INTO marks VALUES ({turn})");
            Snapshot.IsDatabase(place.Database).ShouldBeTrue();
            CountElsewhere(place.Database).ShouldBe(turn + 1);
            File.Exists(place.Database + "-wal").ShouldBeTrue();
        }
    }

    [Test]
    public void Connections_are_kept_although_the_log_is_brought_into_the_file()
    {
        using var place = Workplace.WithShippedRules();
        using var database = Site(place);
        using (var first = new UnitOfWork(database))
            Run(first, "CREATE TEMP TABLE mine (n); CREATE TABLE marks (n); PRAGMA wal_checkpoint(TRUNCATE)");
        File.SetLastWriteTimeUtc(place.Database, DateTime.UtcNow.AddSeconds(5));
        using var second = new UnitOfWork(database);
        Run(second, "INSERT INTO mine VALUES (1)");
    }

    [Test]
    public void The_header_is_read_from_the_file_that_lies_there_once_the_last_store_has_let_go()
    {
        using var place = Workplace.WithShippedRules();
        var path = Path.Combine(place.Folder, "header");
        File.WriteAllBytes(path, [1]);
        var (one, two) = (FileHeader.Keep(path), FileHeader.Keep(path));
        var bytes = new byte[2];
        FileHeader.Read(path, bytes).ShouldBe(1);
        File.WriteAllBytes(path + ".other", [2, 3]);
        File.Move(path + ".other", path, overwrite: true);
        one.Dispose();
        one.Dispose();
        FileHeader.Read(path, bytes).ShouldBe(1);
        two.Dispose();
        (FileHeader.Read(path, bytes), bytes[1]).ShouldBe((2, (byte)3));
        File.Delete(path);
        FileHeader.Read(path, bytes).ShouldBe(0);
    }

    private static int CountElsewhere(string database)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true };
        foreach (
            var part in (string[])
                [
                    "-c",
                    "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
                        + "print(c.execute('SELECT count(*) FROM marks').fetchone()[0]); c.close()",
                    database,
                ]
        )
            start.ArgumentList.Add(part);
        using var process = Process.Start(start)!;
        return int.Parse(process.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
