using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using static Scoring.Features.Tests.Persistence.SiteOnAFile;

namespace Scoring.Features.Tests.Persistence;

/// <summary>
/// The log that a killed program leaves beside its database is played into that database and no other, however the file was replaced.
/// </summary>
[Category(TestStore.FilesOnly)]
public sealed class LogOwnerTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_backup_that_takes_the_place_of_the_file_while_a_log_lies_there_is_not_touched_by_the_log(bool isMoved)
    {
        using var place = await Crashed();
        Replace(place, Path.Combine(place.Folder, "second.db"), isMoved);
        var before = await File.ReadAllBytesAsync(place.Database);

        var refusal = await place.Refusal(new Features.Audit.ListAudit());
        (refusal.Code, refusal.Kind).ShouldBe((LogOwner.ForeignLogCode, RefusalKind.State));
        (await File.ReadAllBytesAsync(place.Database)).ShouldBe(before);

        File.Delete(place.Database + "-wal");
        File.Delete(place.Database + "-shm");
        (await place.Send(new Features.Audit.ListAudit())).Events.Count.ShouldBe(1);
    }

    [Test]
    public async Task The_log_of_the_file_itself_is_read()
    {
        using var place = await Crashed();
        (await place.Send(new Features.Audit.ListAudit())).Events.Count.ShouldBe(2);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_site_whose_file_is_replaced_neither_reads_the_old_log_nor_writes_it_into_the_new_file(bool isMoved)
    {
        using var place = Workplace.WithShippedRules();
        var other = Other(place);
        var before = File.ReadAllBytes(other);
        using (var database = Site(place))
        {
            using (var writer = new UnitOfWork(database))
                Run(writer, "CREATE TABLE old (n)");
            Replace(place, other, isMoved);
            using var after = new UnitOfWork(database);
            Should.Throw<RefusalException>(() => Run(after, "SELECT 1")).Code.ShouldBe(LogOwner.ForeignLogCode);
        }
        File.ReadAllBytes(place.Database).ShouldBe(before);
        Should.Throw<RefusalException>(() => Site(place).Store.Open()).Code.ShouldBe(LogOwner.ForeignLogCode);
    }

    [Test]
    public void A_copy_made_by_hand_before_the_site_began_is_told_from_the_file_too()
    {
        using var place = Workplace.WithShippedRules();
        using (var command = new UnitOfWork(Command(place)))
            Run(command, "SELECT 1");
        var copy = place.Database + ".copy";
        File.Copy(place.Database, copy);
        using var database = Site(place);
        using (var writer = new UnitOfWork(database))
            Run(writer, "CREATE TABLE old (n)");
        Replace(place, copy, isMoved: true);
        using var after = new UnitOfWork(database);
        Should.Throw<RefusalException>(() => Run(after, "SELECT 1")).Code.ShouldBe(LogOwner.ForeignLogCode);
    }

    [Test]
    public void Files_made_before_there_were_numbers_and_two_sites_on_one_file_work_as_ever()
    {
        using var place = Workplace.WithShippedRules();
        using (var command = new UnitOfWork(Command(place)))
            Run(command, "PRAGMA application_id = 0");
        File.Delete(new LogOwner(place.Database).NotePath);
        using var one = Site(place);
        using var two = Site(place);
        for (var turn = 0; turn < 3; turn++)
        {
            foreach (var database in new[] { one, two })
            {
                using var work = new UnitOfWork(database);
                Run(work, $"CREATE TABLE t{turn}{(database == one ? "a" : "b")} (n)");
            }
        }
        using var last = new UnitOfWork(Command(place));
        using var count = last.Db.Connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM sqlite_master WHERE name GLOB 't[0-2][ab]'";
        count.ExecuteScalar().ShouldBe(6);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_database_is_readable_by_its_owner_alone(bool isSite)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var place = Workplace.WithShippedRules();
        using var database = isSite ? Site(place) : Command(place);
        using (var work = new UnitOfWork(database))
            Run(work, "SELECT 1");
        using var again = new UnitOfWork(database);
        Run(again, "CREATE TABLE t (n)");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(place.Database)!, Path.GetFileName(place.Database) + "*"))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    // A database with one event, and a log with another that no checkpoint has brought into it.
    private static async Task<Workplace> Crashed()
    {
        var place = Workplace.WithShippedRules();
        await BackUp(place, "first");
        await place.Send(new Features.Audit.ListAudit());
        var (log, file) = (place.Database + "-wal", place.Database + ".crashed");
        using (var holder = new SqliteConnection($"Data Source={place.Database};Pooling=False"))
        {
            holder.Open();
            using var read = holder.CreateCommand();
            read.CommandText = "BEGIN; SELECT count(*) FROM audit_events";
            read.ExecuteScalar();
            await BackUp(place, "second");
            File.Copy(place.Database, file);
            File.Copy(log, file + "-wal");
        }
        File.Move(file, place.Database, overwrite: true);
        File.Move(file + "-wal", log, overwrite: true);
        return place;
    }

    private static Task<Features.Backups.BackupMade> BackUp(Workplace place, string name) =>
        place.Send(new Features.Backups.BackUp(Path.Combine(place.Folder, name + ".db")));

    private static string Other(Workplace place)
    {
        var other = place.Database + ".other";
        using (var work = new UnitOfWork(new ScoringDatabase(new ScoringOptions(other, place.Rules, "tester"))))
            Run(work, "CREATE TABLE restored (n)");
        return other;
    }

    private static void Replace(Workplace place, string other, bool isMoved)
    {
        if (isMoved)
            File.Move(other, place.Database, overwrite: true);
        else
        {
            // As cp does it: the same file, with other bytes.
            var bytes = File.ReadAllBytes(other);
            using var file = new FileStream(place.Database, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(0);
            file.Write(bytes);
        }
    }

    private static ScoringDatabase Command(Workplace place) => new(new ScoringOptions(place.Database, place.Rules, "tester"));
}
