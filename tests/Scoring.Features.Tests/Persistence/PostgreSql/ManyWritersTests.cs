using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Persistence;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Features.Tests.Persistence.PostgreSql;

/// <summary>Many processes on one database: one order of writes, no lost update, and one whole trail.</summary>
[Category(TestStore.Server)]
public sealed class ManyWritersTests
{
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = TemporaryFolder.New();

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Twenty_that_import_at_once_are_taken_one_after_the_other()
    {
        var address = TestStore.New(_folder, isServer: true);
        string[] files = [.. Enumerable.Range(0, 20).Select(File)];
        await Task.WhenAll(files.Select(file => Task.Run(() => Import(address, file))));
        using var place = Workplace.On(address);
        var verdict = await place.Send(new VerifyAudit());
        (verdict.IsWhole, verdict.Events).ShouldBe((true, 20), string.Join("; ", verdict.Findings));
        // Each takes the place of the one before it: the numbers have no gap, and one is in force.
        place.Ask<long>("SELECT max(import_id) FROM imports").ShouldBe(20);
        place.Ask<long>("SELECT count(*) FROM imports WHERE in_force = 1").ShouldBe(1);
        place.Ask<long>("SELECT count(*) FROM imports WHERE replaces = import_id - 1").ShouldBe(19);
    }

    [Test]
    public async Task Of_forty_windows_that_saw_the_same_version_one_adds_the_next()
    {
        using var made = await Place(isServer: true);
        made.Person = Ana;
        for (var seen = 0; seen < 5; seen++)
        {
            var version = seen;
            var taken = await Task.WhenAll(
                Enumerable.Range(0, 40).Select(window => Task.Run(() => IsTaken(made, Mark("one", 1 + window % 7, version))))
            );
            taken.Count(one => one).ShouldBe(1, $"version {version}");
        }
        made.Person = null;
        (await made.Sheet("i1", "ana")).Revisions.Select(one => one.Number).ShouldBe([1, 2, 3, 4, 5]);
        // The seats were given behind the program; all else is as the trail says.
        var verdict = await made.Send(new VerifyAudit());
        (verdict.Broken, verdict.Findings.Single().Table).ShouldBe((null, "seat_changes"));
    }

    [Test]
    public async Task A_change_that_is_sent_by_several_at_once_is_done_once()
    {
        using var made = await Place(isServer: true);
        made.Person = Ana;
        var change = new SaveChange(Edition, Stage, "i1", "ana", "one", 4m, null, 0, "key-1");
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => IsTaken(made, change))));
        (await made.Send(change)).Revision.ShouldBe(1);
        made.Person = null;
        (await made.Sheet("i1", "ana")).Revisions.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_commit_that_the_server_confirms_with_a_warning_is_not_told_as_done()
    {
        // What a server says whose standby is away, when the wait for it was broken off.
        using var place = Workplace.On(TestStore.New(_folder, isServer: true));
        await place.ImportText(ImportKind.Regions, "iga/2026", "regions.csv", Regions);
        place.Execute(
            """
            CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE WARNING 'canceling wait' USING ERRCODE = '01000';
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER warning AFTER INSERT ON audit_events DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION warn()
            """
        );
        var fault = await Should.ThrowAsync<RefusalException>(() =>
            place.ImportText(ImportKind.Regions, "iga/2019", "regions.csv", Regions)
        );
        (fault.Code, fault.Kind).ShouldBe(("database-outcome-unknown", RefusalKind.State));
    }

    [Test]
    public async Task Who_waits_too_long_for_others_is_told_that_they_are_writing()
    {
        var address = TestStore.New(_folder, isServer: true);
        using var database = new ScoringDatabase(new ScoringOptions(address, "", "tester") { KeepsConnections = true });
        using var first = new UnitOfWork(database);
        first.Begin();
        using var second = new UnitOfWork(database);
        // Another edition waits for nothing but a command about everything.
        (await Should.ThrowAsync<RefusalException>(() => second.BeginAsync(new WriteScope("iga/2026", IsBeside: true)))).Code.ShouldBe(
            Store.BusyCode
        );
        first.Drop();
        await second.BeginAsync(new WriteScope("iga/2026", IsBeside: true));
        using var third = new UnitOfWork(database);
        third.Begin(new WriteScope("iga/2026", IsBeside: true));
        using var fourth = new UnitOfWork(database);
        fourth.Begin(new WriteScope("iga/2019", IsBeside: false));
    }

    [Test]
    public async Task Waiting_for_others_and_for_a_commit_holds_no_thread()
    {
        var address = TestStore.New(_folder, isServer: true);
        using var database = new ScoringDatabase(new ScoringOptions(address, "", "tester"));
        using var first = new UnitOfWork(database);
        await first.BeginAsync();
        using var second = new UnitOfWork(database);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var waiting = second.BeginAsync();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        waiting.IsCompleted.ShouldBeFalse();
        await first.EndAsync();
        await waiting;
        second.InTransaction.ShouldBeTrue();
        await second.EndAsync();
        second.InTransaction.ShouldBeFalse();
    }

    private const string Regions = "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n";

    private string File(int number)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, $"of-{number}")).FullName;
        var path = Path.Combine(folder, "regions.csv");
        System.IO.File.WriteAllText(path, Regions + $"{13 + number},Provinsi {number},provinsi,{13 + number}\n");
        return path;
    }

    private static async Task Import(string address, string file)
    {
        using var place = Workplace.On(address);
        (await place.Send(new ImportFile(ImportKind.Regions, file, "iga/2026", Replacing: Replacing.Replace))).Status.ShouldBe(
            ImportStatus.Stored
        );
    }

    private static async Task<bool> IsTaken(Workplace place, MediatR.IRequest<SheetAnswer> change)
    {
        try
        {
            await place.Send(change);
            return true;
        }
        catch (RefusalException refusal) when (refusal.Code == "sheet-changed-since")
        {
            return false;
        }
    }
}
