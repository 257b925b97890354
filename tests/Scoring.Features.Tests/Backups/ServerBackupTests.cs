using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Backups;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Backups;

/// <summary>A database on a server is backed up by pg_dump, checked, and comes back whole into an empty one or not at all.</summary>
[Category(TestStore.Server)]
public sealed class ServerBackupTests
{
    private string _folder = "";
    private string _address = "";
    private Workplace _place = null!;

    [SetUp]
    public async Task Publish()
    {
        _folder = TemporaryFolder.New();
        using var file = await SmallSeason.Filled();
        await file.Send(new PickByHand(SmallSeason.Club, "final", "e3", "New", "Pleno"));
        await file.Send(new ResolveReviewItem(SmallSeason.Club, "spread/desk/e2", ReviewDecisionKind.Keep, "Talked over", "Pleno"));
        await file.Send(new FinaliseRanking(SmallSeason.Club));
        await file.Send(new Publish(SmallSeason.Club));
        _address = NewServer();
        (await file.Send(new CopyDatabase(_address))).Faults.ShouldBeEmpty();
        _place = Workplace.On(_address);
        Directory.CreateDirectory(_place.Files + ".keys");
        await File.WriteAllTextAsync(Path.Combine(_place.Files + ".keys", "key-1.xml"), "<key/>");
    }

    [TearDown]
    public void Remove()
    {
        _place.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task A_backup_is_brought_back_to_be_checked_and_gives_every_row_back()
    {
        var (before, made) = (_place.WholeDatabase(), await BackUp());

        (made.Check.How, made.Publications, made.Keys).ShouldBe((CheckedBy.Restoring, 1, 1));
        Path.GetFileName(made.Check.Program).ShouldBe("pg_dump");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(made.Target).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await NothingIsLeftOfTheCheck();
        (await _place.Send(new ListAudit(What: AuditAction.BackupMade))).Events.ShouldHaveSingleItem();

        using var restored = Workplace.On(NewServer());
        var outcome = await restored.Send(new RestoreBackup(made.Target));
        (outcome.Faults.Count, outcome.Publications, outcome.Keys, outcome.Aside).ShouldBe((0, 1, 1, null));
        var events = (await restored.Send(new ListAudit())).Events;
        events.Select(record => record.Event.What).ShouldContain(AuditAction.BackupRestored);
        (await restored.Send(new VerifyAudit(outcome.Head))).IsWhole.ShouldBeTrue();
        (await restored.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
        (await File.ReadAllTextAsync(Path.Combine(restored.Files + ".keys", "key-1.xml"))).ShouldBe("<key/>");
        // But for the event about the restore and the times of the steps.
        Rows(restored.WholeDatabase()).ShouldBe(Rows(before));
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(restored.Files)!, "*.restoring*").ShouldBeEmpty();
        await restored.Given(ImportKind.Regions, "iga/2019", "regions.csv", SmallSeason.Regions);
    }

    [Test]
    public async Task A_user_who_may_not_make_databases_has_it_read_through()
    {
        using (var other = TestStore.Open(_address))
        using (var command = other.CreateCommand())
        {
            command.CommandText =
                $"DROP ROLE IF EXISTS keeper; CREATE ROLE keeper LOGIN; GRANT ALL ON ALL TABLES IN SCHEMA public TO keeper; "
                + "GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO keeper";
            command.ExecuteNonQuery();
        }
        try
        {
            using var keeper = Workplace.On(_address.Replace("postgres@", "keeper@", StringComparison.Ordinal));
            var made = await keeper.Send(new BackUp(Path.Combine(_folder, "copy.dump")));
            made.Check.How.ShouldBe(CheckedBy.Reading);
        }
        finally
        {
            _place.Execute("DROP OWNED BY keeper; DROP ROLE keeper");
        }
    }

    [Test]
    public async Task Keys_in_the_database_are_not_in_the_dump()
    {
        _place.Execute("INSERT INTO data_protection_keys (name, xml) VALUES ('one', '<key>very-secret</key>')");
        var made = await BackUp();
        // They lie beside it, as those of a folder do.
        (await File.ReadAllTextAsync(Path.Combine(made.Target + ".keys", "one.xml"))).ShouldBe("<key>very-secret</key>");
        made.Keys.ShouldBe(2);
        using var bare = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("pg_restore", ["--file=-", made.Target]) { RedirectStandardOutput = true }
        )!;
        var text = await bare.StandardOutput.ReadToEndAsync();
        text.ShouldContain("CREATE TABLE public.data_protection_keys");
        text.ShouldNotContain("very-secret");
    }

    [Test]
    public async Task A_backup_that_was_changed_is_named_and_leaves_the_database_empty()
    {
        var made = await BackUp();
        var published = Directory.GetFiles(made.Target + ".publications", "*.csv", SearchOption.AllDirectories)[0];
        await File.AppendAllTextAsync(published, "x");
        using var restored = Workplace.On(NewServer());
        (await restored.Send(new RestoreBackup(made.Target))).Faults.Select(fault => fault.Code).Distinct().ShouldBe(["publication"]);
        restored.Ask<long>(Relations).ShouldBe(0);
        restored.Ask<long>("SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace").ShouldBe(0);
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(restored.Files)!).ShouldBeEmpty();

        _place.Execute("SET session_replication_role = replica; UPDATE audit_events SET who = 'nobody' WHERE sequence = 2");
        var changed = await _place.Send(new BackUp(Path.Combine(_folder, "changed.dump")));
        (await restored.Send(new RestoreBackup(changed.Target))).Faults.ShouldContain(fault =>
            fault.Code == "trail" && fault.Subject == "2"
        );
        restored.Ask<long>(Relations).ShouldBe(0);
    }

    [Test]
    public async Task Only_a_whole_dump_of_this_program_goes_into_an_empty_database()
    {
        var made = await BackUp();
        using var restored = Workplace.On(NewServer());
        var text = _place.Write("text.dump", "hello");
        var cut = Path.Combine(_folder, "cut.dump");
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(made.Target))[..^4000]);
        using var file = await SmallSeason.Filled();
        var ofFile = (await file.Send(new BackUp(Path.Combine(_folder, "file.db")))).Target;
        foreach (
            var (source, code) in new[]
            {
                (text, "restore-no-backup"),
                (cut, "backup-program-failed"),
                (ofFile, "restore-of-file"),
                (Path.Combine(_folder, "missing.dump"), "file-not-found"),
            }
        )
        {
            (await restored.Refusal(new RestoreBackup(source))).Code.ShouldBe(code, source);
            restored.Ask<long>(Relations).ShouldBe(0, source);
        }
        (await file.Refusal(new RestoreBackup(made.Target))).Code.ShouldBe("restore-of-server");
        var before = _place.WholeDatabase();
        (await _place.Refusal(new RestoreBackup(made.Target))).Code.ShouldBe("restore-not-empty");
        _place.WholeDatabase().ShouldBe(before);
    }

    [Test]
    public async Task Nothing_that_is_there_is_written_over_and_nothing_half_made_is_left()
    {
        var there = _place.Write("there.dump", "x");
        (await _place.Refusal(new BackUp(there))).Code.ShouldBe("backup-exists");
        (await File.ReadAllTextAsync(there)).ShouldBe("x");
        (await _place.Refusal(new BackUp(Path.Combine(_folder, "nowhere", "x.dump")))).Code.ShouldBe("backup-folder-missing");
        // What pg_dump complains of is repeated.
        _place.Execute(
            "CREATE ROLE half LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO half; REVOKE SELECT ON hand_picks FROM half"
        );
        try
        {
            using var half = Workplace.On(_address.Replace("postgres@", "half@", StringComparison.Ordinal));
            var refusal = await half.Refusal(new BackUp(Path.Combine(_folder, "half.dump")));
            refusal.Code.ShouldBe("backup-program-failed");
            refusal.Arguments[1].ToString()!.ShouldContain("hand_picks");
            Directory.EnumerateFileSystemEntries(_folder, "half.dump*").ShouldBeEmpty();
        }
        finally
        {
            _place.Execute("DROP OWNED BY half; DROP ROLE half");
        }
    }

    private const string Relations = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace";

    private async Task<BackupMade> BackUp() => await _place.Send(new BackUp(Path.Combine(_folder, "copy.dump")));

    // Other tests check backups on the same server at the same time, each for a few seconds.
    private async Task NothingIsLeftOfTheCheck()
    {
        for (var pause = 0; pause < 150 && Databases().Contains("scoring_check", StringComparison.Ordinal); pause++)
            await Task.Delay(200);
        Databases().ShouldNotContain("scoring_check");
    }

    private string Databases() => _place.Ask<string>("SELECT string_agg(datname, ' ') FROM pg_database");

    private string NewServer() =>
        TestStore.New(Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName, isServer: true);

    private static IEnumerable<string> Rows(string database) =>
        database
            .Split('\n')
            .Where(line =>
                !line.Contains("|backup-", StringComparison.Ordinal)
                && !line.StartsWith($"{Scoring.Features.Persistence.PostgreSql.PostgresSchema.Newest}|20", StringComparison.Ordinal)
            );
}
