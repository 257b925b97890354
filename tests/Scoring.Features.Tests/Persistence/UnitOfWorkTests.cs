using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Tests.Persistence;

/// <summary>One transaction at a time, in the order of the commands, and the next can start however the last one ended.</summary>
[Category(TestStore.FilesOnly)]
public sealed class UnitOfWorkTests
{
    [Test]
    public async Task A_transaction_begins_when_the_one_before_has_ended()
    {
        using var place = Workplace.WithShippedRules();
        using var database = Database(place);
        using var first = new UnitOfWork(database);
        using var second = new UnitOfWork(database);
        await first.BeginAsync();
        var waiting = second.BeginAsync();
        waiting.IsCompleted.ShouldBeFalse();
        first.End();
        await waiting;
        second.InTransaction.ShouldBeTrue();
    }

    [Test]
    public void The_next_one_begins_also_where_taking_back_what_was_done_fails()
    {
        using var place = Workplace.WithShippedRules();
        using var database = Database(place);
        using var first = new UnitOfWork(database);
        first.Begin();
        first.Undo(() => throw new IOException("The folder is in use."));
        Should.Throw<IOException>(first.Drop);
        using var second = new UnitOfWork(database);
        second.Begin();
        second.InTransaction.ShouldBeTrue();
    }

    [Test]
    public void What_may_be_noted_later_waits_for_nobody_who_writes_here_or_in_another_process()
    {
        using var place = Workplace.WithShippedRules();
        using var database = Database(place);
        using var reader = new UnitOfWork(database);
        reader.WriteIfFree(Note).ShouldBeTrue();
        using (var writer = new UnitOfWork(database))
        {
            writer.Begin();
            reader.WriteIfFree(Note).ShouldBeFalse();
        }
        using (var elsewhere = new ScoringDatabase(new ScoringOptions(place.Database, place.Rules, "tester")))
        using (var writer = new UnitOfWork(elsewhere))
        {
            writer.Begin();
            reader.WriteIfFree(Note).ShouldBeFalse();
        }
        reader.WriteIfFree(Note).ShouldBeTrue();
        place.Ask<long>("SELECT count(*) FROM noted").ShouldBe(2);

        void Note(Db db) => Run(reader, "CREATE TABLE IF NOT EXISTS noted (n); INSERT INTO noted VALUES (1)");
    }

    [Test]
    public void The_connection_that_makes_the_file_writes_straight_into_it_and_the_next_one_turns_the_log_on()
    {
        using var place = Workplace.WithShippedRules();
        using var database = new ScoringDatabase(new ScoringOptions(place.Database, place.Rules, "tester"));
        using (var first = new UnitOfWork(database))
        {
            first.Begin();
            first.End();
            Mode(first).ShouldBe("delete");
        }
        using var second = new UnitOfWork(database);
        Mode(second).ShouldBe("wal");

        static object? Mode(UnitOfWork work)
        {
            using var command = work.Db.Connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode";
            return command.ExecuteScalar();
        }
    }

    [Test]
    public void A_database_that_cannot_be_opened_is_refused_each_time_and_nobody_waits()
    {
        using var database = new ScoringDatabase(new ScoringOptions("/nowhere/at/all/scoring.db", Checkout.Rules, "tester"));
        for (var time = 0; time < 2; time++)
        {
            using var work = new UnitOfWork(database);
            Should.Throw<RefusalException>(() => work.Begin()).Code.ShouldBe("database-cannot-open");
        }
    }

    [Test]
    public void Connections_that_were_kept_are_closed_at_the_end_and_leave_one_whole_file()
    {
        using var place = Workplace.WithShippedRules();
        using (var database = Database(place))
        {
            using var work = new UnitOfWork(database);
            work.Begin();
            work.End();
            File.Exists(place.Database + "-wal").ShouldBeTrue();
        }
        File.Exists(place.Database + "-wal").ShouldBeFalse();
    }

    [Test]
    public void A_file_that_takes_the_place_of_the_database_is_read_from_then_on()
    {
        using var place = Workplace.WithShippedRules();
        using var database = Database(place);
        var other = place.Database + ".other";
        using (var made = new ScoringDatabase(new ScoringOptions(other, place.Rules, "tester")))
        using (var work = new UnitOfWork(made))
            Run(work, "CREATE TABLE restored (n)");
        using (var before = new UnitOfWork(database))
            Run(before, "CREATE TABLE lost (n)");
        File.Delete(place.Database + "-wal");
        File.Delete(place.Database + "-shm");
        File.Move(other, place.Database, overwrite: true);
        using var after = new UnitOfWork(database);
        Run(after, "INSERT INTO restored VALUES (1)");
        place.Ask<long>("SELECT count(*) FROM restored").ShouldBe(1);
    }

    [TestCase(5, true)]
    [TestCase(6, true)]
    [TestCase(11, false)]
    public void A_database_that_others_write_into_is_busy_and_a_broken_one_is_not(int code, bool isBusy) =>
        ScoringDatabase.IsBusy(new SqliteException("", code)).ShouldBe(isBusy);

    [TestCase("database-busy", true)]
    [TestCase("database-newer", false)]
    public void So_is_one_whose_turn_did_not_come(string code, bool isBusy) =>
        ScoringDatabase.IsBusy(new RefusalException(RefusalKind.State, code)).ShouldBe(isBusy);

    private static void Run(UnitOfWork work, string sql)
    {
        using var command = work.Db.Connection.CreateCommand();
        command.CommandTimeout = 1;
#pragma warning disable CA2100 // the text is a test's own
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static ScoringDatabase Database(Workplace place) =>
        new(new ScoringOptions(place.Database, place.Rules, "tester") { KeepsConnections = true });
}
