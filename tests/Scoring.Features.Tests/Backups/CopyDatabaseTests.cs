using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Backups;
using Scoring.Features.Core;
using Scoring.Features.Jury.Seating;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;
using Scoring.Features.Users;

namespace Scoring.Features.Tests.Backups;

/// <summary>A copy from one kind of database to the other holds the same bytes and goes on with the same trail.</summary>
[Category(TestStore.Server)]
public sealed partial class CopyDatabaseTests
{
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = TemporaryFolder.New();

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase("kipp-2023")]
    [TestCase("solok-2018")]
    [TestCase("iga-2018-2019")]
    public async Task A_golden_competition_goes_to_a_server_and_back_with_every_byte(string competition)
    {
        var golden = Path.Combine(Checkout.Root, "tests", "golden", competition);
        var (own, rules) = (Path.Combine(golden, "input"), Path.Combine(golden, "rules"));
        using var file = Workplace.On(NewFile("one"), Directory.Exists(rules) ? rules : null);
        await file.Run(Directory.Exists(own) ? own : Checkout.Sample(competition));
        var (server, back) = (NewServer(), NewFile("two"));

        var there = await Copied(file, server);
        var again = await Copied(Workplace.On(server), back);

        there.Tables.Sum(table => table.Rows).ShouldBeGreaterThan(10);
        again.Tables.ShouldBe(there.Tables);
        again.Head.ShouldBe(there.Head);
        // Without the program's own hashes: every row of every table; where their order means nothing it may be another.
        using var returned = Workplace.On(back);
        (Sorted(returned) == Sorted(file)).ShouldBeTrue();
    }

    [Test]
    public async Task The_same_commands_afterwards_give_the_same_head_in_all_three()
    {
        using var file = await Published();
        await file.Send(new AddUser("Sari Dewi", "sari@example.go.id", Roles.Secretariat, Password: "kupu-kupu biru di sawah"));
        Directory.CreateDirectory(file.Files + ".keys");
        await File.WriteAllTextAsync(Path.Combine(file.Files + ".keys", "key-1.xml"), "<key/>");
        var (server, back) = (NewServer(), NewFile("back"));
        var outcome = await Copied(file, server);
        (outcome.Publications, outcome.Keys).ShouldBe((1, 1));
        using var onServer = Workplace.On(server, file.Rules);
        onServer.Execute("INSERT INTO data_protection_keys (name, xml) VALUES ('key-2', '<key/>')");
        // Another machine has nothing of it but the database.
        Directory.Delete(onServer.Files + ".publications", recursive: true);
        (await Copied(onServer, back)).Keys.ShouldBe(2);
        File.Exists(Path.Combine(DatabaseAddress.Files(back) + ".keys", "key-2.xml")).ShouldBeTrue();
        using var returned = Workplace.On(back, file.Rules);

        var heads = new List<string>();
        foreach (var place in new[] { file, onServer, returned })
        {
            place.Restart();
            place.Clock = StandingClock.AtEight();
            await place.Given(
                ImportKind.Marks,
                SmallSeason.Club,
                "marks.csv",
                SmallSeason.Marks.Replace("80,80", "81,81", StringComparison.Ordinal)
            );
            await place.Rank(SmallSeason.Club);
            await place.Send(new ResolveReviewItem(SmallSeason.Club, "spread/desk/e2", ReviewDecisionKind.Keep, "Again", "Pleno"));
            var verdict = await place.Send(new VerifyAudit());
            verdict.IsWhole.ShouldBeTrue(string.Join("; ", verdict.Findings));
            heads.Add(verdict.Head!.Hash);
            (await place.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
            (await File.ReadAllTextAsync(Path.Combine(place.Files + ".keys", "key-1.xml"))).ShouldBe("<key/>");
            (await place.Send(new ListUsers())).ShouldHaveSingleItem().Email.ShouldBe("sari@example.go.id");
        }
        heads.Distinct().ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(back).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Test]
    public async Task Numbers_go_on_where_they_were()
    {
        using var made = await SmallJury.Place(isServer: true);
        // The seats that are given behind the program no event vouches for.
        made.Execute("DELETE FROM seat_changes");
        await made.Send(new ChangeSeats(SmallJury.Edition, SmallJury.Stage, SeatAction.Give, new Seat("i1", "ana"), null, "Ada"));
        await made.SendAs(SmallJury.Ana, SmallJury.Mark("one", 3, 0));
        await made.SendAs(SmallJury.Ana, SmallJury.Mark("one", 4, 1));
        // A change that was rolled back has taken a number with it.
        made.Execute("SELECT nextval(pg_get_serial_sequence('sheet_revisions', 'revision_id'))");
        foreach (var to in new[] { NewServer(), NewFile("file") })
        {
            await Copied(made, to);
            using var copy = Workplace.On(to, made.Rules);
            copy.Clock = StandingClock.AtEight();
            await copy.SendAs(SmallJury.Ana, SmallJury.Mark("one", 2, 2));
            copy.Ask<long>("SELECT max(revision_id) FROM sheet_revisions").ShouldBe(DatabaseAddress.IsServer(to) ? 4 : 3);
            await copy.Given(ImportKind.Submissions, SmallJury.Edition, "submissions.csv", "innovation_id,title,category\ni1,Satu,Umum\n");
            copy.Ask<long>("SELECT max(import_id) FROM imports").ShouldBe(3);
            (await copy.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
        }
    }

    [Test]
    public async Task What_may_only_be_added_to_is_as_fixed_in_the_copy_as_before()
    {
        using var file = await Published();
        var server = NewServer();
        await Copied(file, server);
        using var copy = Workplace.On(server);
        foreach (var change in new[] { "UPDATE audit_events SET who = 'x'", "DELETE FROM hand_picks", "TRUNCATE final_runs" })
            Should.Throw<System.Data.Common.DbException>(() => copy.Execute(change)).Message.ShouldContain("append-only");
    }

    [Test]
    public async Task While_others_write_one_moment_is_copied()
    {
        using var file = await SmallSeason.Filled();
        var server = NewServer();
        using var stop = new CancellationTokenSource();
        using var other = Workplace.On(file.Database, file.Rules);
        var writing = Task.Run(async () =>
        {
            for (var mark = 1; !stop.IsCancellationRequested; mark = mark % 90 + 1)
                await other.Given(
                    ImportKind.Marks,
                    SmallSeason.Club,
                    "marks.csv",
                    $"stage,innovation_id,juror,idea,use\ndesk,e1,Ani,{mark},{mark}\n"
                );
        });
        try
        {
            var outcome = await Copied(file, server);
            (await file.Send(new VerifyAudit(outcome.Head))).IsWhole.ShouldBeTrue();
            using var copy = Workplace.On(server);
            (await copy.Send(new VerifyAudit(outcome.Head))).IsWhole.ShouldBeTrue();
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_copy_that_is_stopped_leaves_nothing_behind_and_can_be_made_again(bool isServer)
    {
        using var file = await Published();
        var to = isServer ? NewServer() : NewFile("copy");
        await Should.ThrowAsync<OperationCanceledException>(() => file.Send(new CopyDatabase(to, StopAtPublications)));
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(DatabaseAddress.Files(to))!).ShouldBeEmpty();
        if (isServer)
        {
            using var left = Workplace.On(to);
            left.Ask<long>("SELECT count(*) FROM imports").ShouldBe(0);
        }
        (await Copied(file, to)).Publications.ShouldBe(1);
    }

    [Test]
    public async Task A_place_that_is_not_empty_is_left_as_it_is()
    {
        using var file = await Published();
        var there = NewServer();
        await Copied(file, there);
        using var standing = Workplace.On(there);
        var before = standing.WholeDatabase();
        (await file.Refusal(new CopyDatabase(there))).Code.ShouldBe("copy-files-there");
        // Files elsewhere, the same rows.
        var same = there[..there.IndexOf("&files=", StringComparison.Ordinal)] + "&files=" + _folder;
        (await file.Refusal(new CopyDatabase(same))).Code.ShouldBe("copy-not-empty");
        standing.WholeDatabase().ShouldBe(before);

        var foreign = NewServer();
        using (var other = TestStore.Open(foreign))
        using (var command = other.CreateCommand())
        {
            command.CommandText = "CREATE TABLE letters (id int)";
            command.ExecuteNonQuery();
        }
        (await file.Refusal(new CopyDatabase(foreign))).Code.ShouldBe("copy-not-empty");

        var text = file.Write("there.txt", "x");
        (await file.Refusal(new CopyDatabase(text))).Code.ShouldBe("copy-not-empty");
        (await File.ReadAllTextAsync(text)).ShouldBe("x");
        (await file.Refusal(new CopyDatabase(file.Database))).Code.ShouldBe("copy-onto-itself");
        (await standing.Refusal(new CopyDatabase(there.Replace("postgres@", "guest@", StringComparison.Ordinal)))).Code.ShouldBe(
            "copy-onto-itself"
        );
        (await file.Refusal(new CopyDatabase(Path.Combine(_folder, "nowhere", "x.db")))).Code.ShouldBe("backup-folder-missing");
        foreach (var empty in new[] { NewServer(), Path.Combine(_folder, "missing.db") })
        {
            using var nothing = Workplace.On(empty);
            (await nothing.Refusal(new CopyDatabase(NewFile("x")))).Code.ShouldBe("copy-nothing");
        }
        (
            await Should.ThrowAsync<RefusalException>(() =>
                file.SendAs(new Person("x", Roles.Secretariat | Roles.Chair), new CopyDatabase(NewServer()))
            )
        ).Code.ShouldBe("not-allowed");
    }

    private string NewServer() =>
        TestStore.New(Directory.CreateDirectory(Path.Combine(_folder, Guid.NewGuid().ToString("N"))).FullName, isServer: true);

    private string NewFile(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, name)).FullName, "scoring.db");

    private static async Task<CopyOutcome> Copied(Workplace from, string to)
    {
        var outcome = await from.Send(new CopyDatabase(to));
        outcome.Faults.ShouldBeEmpty();
        return outcome;
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

    private static string Sorted(Workplace place) => string.Join('\n', place.WholeDatabase().Split('\n').Order(StringComparer.Ordinal));

    private static void StopAtPublications(string table, double part)
    {
        if (table == "publications")
            throw new OperationCanceledException();
    }
}
