using Microsoft.Data.Sqlite;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Backups;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Backups;

/// <summary>A restore gives back exactly what was backed up, after a crash too, and a bad backup changes nothing.</summary>
[Category(TestStore.FilesOnly)]
public sealed class RestoreBackupTests
{
    [Test]
    public async Task After_a_crash_the_backup_comes_back_whole_and_the_log_of_the_old_database_is_not_in_it()
    {
        using var place = await Published();
        var backup = await BackUp(place);
        var then = new ListAudit();
        var events = (await place.Send(then)).Events.Count - 1;
        Crash(place);
        File.Exists(place.Database + "-wal").ShouldBeTrue();

        var outcome = await place.Send(new RestoreBackup(backup));

        (outcome.Faults.Count, outcome.Publications, outcome.WasReadable).ShouldBe((0, 1, true));
        var after = (await place.Send(then)).Events;
        after.Count.ShouldBe(events + 1);
        after.Select(record => record.Event.What).ShouldContain(AuditAction.BackupRestored);
        (await place.Send(new VerifyAudit())).Broken.ShouldBeNull();
        (await place.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
        place.Ask<long>("SELECT count(*) FROM sqlite_master WHERE name = 'crashed'").ShouldBe(0);
        Leftovers(place).ShouldBeEmpty();

        // What was there is kept, with what its log held.
        using var old = new SqliteConnection($"Data Source={outcome.Aside};Mode=ReadOnly;Pooling=False");
        old.Open();
        using var command = old.CreateCommand();
        command.CommandText = "SELECT count(*) FROM crashed";
        command.ExecuteScalar().ShouldBe(1L);
        Directory.Exists(outcome.Aside + ".publications").ShouldBeTrue();
    }

    [Test]
    public async Task A_damaged_database_is_kept_as_it_is_with_its_log_and_replaced()
    {
        using var place = await Published();
        var backup = await BackUp(place);
        Crash(place);
        var garbage = "This is no database."u8.ToArray();
        await File.WriteAllBytesAsync(place.Database, garbage);

        var outcome = await place.Send(new RestoreBackup(backup));

        outcome.WasReadable.ShouldBeFalse();
        (await File.ReadAllBytesAsync(outcome.Aside!)).ShouldBe(garbage);
        File.Exists(outcome.Aside + "-wal").ShouldBeTrue();
        (await place.Send(new VerifyAudit())).Broken.ShouldBeNull();
    }

    [Test]
    public async Task A_database_that_a_program_has_open_is_not_replaced()
    {
        using var place = await Published();
        var backup = await BackUp(place);
        using (var other = new SqliteConnection($"Data Source={place.Database};Pooling=False"))
        {
            other.Open();
            using var read = other.CreateCommand();
            read.CommandText = "SELECT count(*) FROM imports";
            read.ExecuteScalar();
            var refusal = await place.Refusal(new RestoreBackup(backup));
            (refusal.Code, refusal.Kind).ShouldBe(("restore-in-use", RefusalKind.State));
        }
        (await place.Send(new RestoreBackup(backup))).Faults.ShouldBeEmpty();
    }

    [Test]
    public async Task A_backup_whose_publication_or_trail_was_changed_is_named_and_changes_nothing()
    {
        using var place = await Published();
        var backup = await BackUp(place);
        await place.Send(new ListAudit());
        var before = place.WholeDatabase();
        var file = Directory.GetFiles(backup + ".publications", "*.csv", SearchOption.AllDirectories)[0];
        await File.AppendAllTextAsync(file, "x");
        Change(backup, "DROP TRIGGER IF EXISTS audit_events_stay_as_they_are; UPDATE audit_events SET who = 'nobody' WHERE sequence = 2");

        var outcome = await place.Send(new RestoreBackup(backup));

        outcome.Faults.Select(fault => fault.Code).Distinct().ShouldBe(["trail", "rows", "publication"], ignoreOrder: true);
        outcome.Faults.ShouldContain(fault => fault.Code == "trail" && fault.Subject == "2");
        outcome.Faults.ShouldContain(fault => fault.Code == "rows" && fault.Subject == "trigger audit_events_stay_as_they_are");
        place.WholeDatabase().ShouldBe(before);
        Leftovers(place).ShouldBeEmpty();
    }

    [Test]
    public async Task Only_a_whole_backup_of_this_program_is_taken()
    {
        using var place = await Published();
        var backup = await BackUp(place);
        var text = place.Write("text.db", "hello");
        var other = Path.Combine(place.Folder, "other.db");
        Change(other, "CREATE TABLE imports (n); PRAGMA user_version = 5");
        var cut = Path.Combine(place.Folder, "cut.db");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(backup))[..^8192]);
        foreach (
            var (source, code) in new[]
            {
                (text, "restore-no-backup"),
                (other, "restore-no-backup"),
                (cut, "restore-not-whole"),
                (Path.Combine(place.Folder, "missing.db"), "file-not-found"),
                (place.Database, "restore-onto-itself"),
            }
        )
            (await place.Refusal(new RestoreBackup(source))).Code.ShouldBe(code, source);
        (
            await Should.ThrowAsync<RefusalException>(() =>
                place.SendAs(new Person("x", Roles.Secretariat | Roles.Chair), new RestoreBackup(backup))
            )
        ).Code.ShouldBe("not-allowed");
    }

    [Test]
    public async Task It_also_makes_a_database_where_there_is_none_and_brings_the_keys_back()
    {
        using var place = await Published();
        Directory.CreateDirectory(place.Database + ".keys");
        await File.WriteAllTextAsync(Path.Combine(place.Database + ".keys", "key-1.xml"), "<key/>");
        var made = await place.Send(new BackUp(Path.Combine(place.Folder, "copy.db")));
        made.Keys.ShouldBe(1);
        using var elsewhere = Workplace.WithRules(place.Rules);

        var outcome = await elsewhere.Send(new RestoreBackup(made.Target));

        (outcome.Aside, outcome.Keys).ShouldBe((null, 1));
        (await File.ReadAllTextAsync(Path.Combine(elsewhere.Database + ".keys", "key-1.xml"))).ShouldBe("<key/>");
        foreach (var table in new[] { "imports", "runs", "publications", "seat_changes" })
            elsewhere.Ask<long>($"SELECT count(*) FROM {table}").ShouldBe(place.Ask<long>($"SELECT count(*) FROM {table}"), table);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(made.Target).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static async Task<Workplace> Published()
    {
        var place = await SmallSeason.Filled();
        await place.Send(new PickByHand(SmallSeason.Club, "final", "e3", "New", "Pleno"));
        await place.Send(new ResolveReviewItem(SmallSeason.Club, "spread/desk/e2", ReviewDecisionKind.Keep, "Talked over", "Pleno"));
        await place.Send(new FinaliseRanking(SmallSeason.Club));
        await place.Send(new Publish(SmallSeason.Club));
        return place;
    }

    private static async Task<string> BackUp(Workplace place) =>
        (await place.Send(new BackUp(Path.Combine(place.Folder, "copy.db")))).Target;

    // What was written after the backup is only in the log, as a killed program leaves it.
    private static void Crash(Workplace place)
    {
        var (file, log) = (place.Database + ".crashed", place.Database + "-wal");
        using (var holder = new SqliteConnection($"Data Source={place.Database};Pooling=False"))
        {
            holder.Open();
            using var write = holder.CreateCommand();
            write.CommandText = "PRAGMA journal_mode = WAL; CREATE TABLE crashed (n); INSERT INTO crashed VALUES (1)";
            write.ExecuteNonQuery();
            File.Copy(place.Database, file);
            File.Copy(log, file + "-wal");
        }
        File.Move(file, place.Database, overwrite: true);
        File.Move(file + "-wal", log, overwrite: true);
    }

    private static void Change(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the text is a test's own
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static IEnumerable<string> Leftovers(Workplace place) => Directory.EnumerateFileSystemEntries(place.Folder, "*.restoring*");
}
