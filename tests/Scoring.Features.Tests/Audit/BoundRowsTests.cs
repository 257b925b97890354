using System.Data.Common;
using Microsoft.Data.Sqlite;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Tests.Audit;

/// <summary>What an event binds: the rows that this program wrote since the event before, and nothing else.</summary>
public sealed class BoundRowsTests
{
    private const string Regions = "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n";
    private const string Pick =
        "INSERT INTO hand_picks (edition, for_id, unit, picked, reason, "
        + "decided_by, by, at) VALUES ('a/1', 'final', 'x', 1, '', '', '', '')";

    [Test]
    public async Task An_event_names_every_row_that_it_wrote()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2026", "regions.csv", Regions);
        await place.Given(ImportKind.Regions, "iga/2026", "regions.csv", Regions + "13,Sumatera Barat,provinsi,13\n");
        var events = (await place.Send(new ListAudit())).Events;
        Bound(events[0].Event.Data).ShouldBe(["import_columns 1", "imports 1"]);
        // The second file takes the place of the first, whose row says so.
        Bound(events[1].Event.Data).ShouldBe(["import_columns 2", "imports 1", "imports 2"]);
        (await place.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public void Rows_that_no_event_tells_of_are_bound_when_they_are_stored()
    {
        using var writer = new Writer();
        writer.InTransaction(_ => writer.Run(Pick));
        writer.Last().What.ShouldBe(AuditAction.RowsStored);
        Bound(writer.Last().Data).ShouldBe(["hand_picks 1"]);
    }

    [Test]
    public void What_was_rolled_back_or_changed_nothing_is_bound_by_no_event()
    {
        using var writer = new Writer();
        writer.Session.Begin();
        writer.Run(Pick);
        writer.Session.Drop();
        writer.InTransaction(trail => trail.Record(AuditAction.BackupMade, "database", ""));
        Bound(writer.Last().Data).ShouldBeEmpty();
        writer.InTransaction(_ => { });
        writer.Last().Sequence.ShouldBe(1);
    }

    [Test]
    public void Rows_that_another_program_put_in_are_vouched_for_by_no_later_event()
    {
        using var writer = new Writer();
        writer.InTransaction(_ => writer.Run(Pick));
        using (var other = writer.Other())
            Run(other, Pick);
        writer.InTransaction(_ => writer.Run(Pick));
        Bound(writer.Last().Data).ShouldBe(["hand_picks 3"]);
        var finding = writer.Findings().ShouldHaveSingleItem();
        (finding.Code, finding.Table, finding.Arguments[0]).ShouldBe(("row-added", "hand_picks", "2 (a/1, final, x)"));
    }

    [Test]
    public void A_hundred_consecutive_rows_share_a_hash_and_a_missing_one_is_still_named()
    {
        using var writer = new Writer();
        writer.InTransaction(_ =>
        {
            for (var i = 0; i < 250; i++)
                writer.Run(Pick);
        });
        Bound(writer.Last().Data).ShouldBe(["hand_picks 1-100", "hand_picks 101-200", "hand_picks 201-250"]);
        writer.Findings().ShouldBeEmpty();
        using (var other = writer.Other())
            Run(other, TestStore.Unlocked("hand_picks") + "DELETE FROM hand_picks WHERE pick_id = 150");
        var finding = writer.Findings().ShouldHaveSingleItem();
        (finding.Code, finding.Arguments[0]).ShouldBe(("row-gone", "150"));
    }

    [Test]
    public void A_column_that_a_migration_adds_changes_no_hash_of_before()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, "CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, bytes BLOB) STRICT");
        Run(connection, "INSERT INTO things VALUES (1, 'é', x'00FF'), (2, NULL, x'')");
        var table = new BoundTable("things", BoundAs.Numbered, "id");
        string Hash(BoundTable bound)
        {
            using var rows = TableScan.Of(new Db(connection, null), bound);
            return rows.TakeAll()!;
        }
        var before = Hash(table);
        // Documented: name, kind, length and bytes, in order of the names, without what is NULL.
        byte[] text = [.. "bytes b 2:"u8, 0, 255, .. "\nid i 1:1\nname t 2:é\n\nbytes b 0:\nid i 1:2\n\n"u8];
        before.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text)));
        Run(connection, "ALTER TABLE things ADD COLUMN a_note TEXT");
        Run(connection, "ALTER TABLE things ADD COLUMN level INTEGER NOT NULL DEFAULT 0");
        var later = table with { Added = new Dictionary<string, string> { ["level"] = "0" } };
        Hash(later).ShouldBe(before);
        Run(connection, "UPDATE things SET level = 1 WHERE id = 2");
        Hash(later).ShouldNotBe(before);
    }

    [Test]
    public void A_database_of_before_is_bound_by_one_event_as_it_stands()
    {
        using var writer = new Writer();
        writer.InTransaction(_ => writer.Run(Pick));
        using (var other = writer.Other())
            Run(other, TestStore.Unlocked("audit_events") + "UPDATE audit_events SET data = '{}'"); // as an earlier program told it
        writer.Notes().ShouldBe(["not-bound-yet"]);
        writer.InTransaction(_ => writer.Run(Pick));
        writer.Trail().Select(told => told.What).ShouldBe([AuditAction.RowsStored, AuditAction.TablesBound, AuditAction.RowsStored]);
        Bound(writer.Trail()[1].Data).ShouldBe(["hand_picks 1"]);
        Bound(writer.Trail()[2].Data).ShouldBe(["hand_picks 2"]);
        writer.Notes().ShouldBe(["bound-from-here"]);
        writer.Findings().ShouldBeEmpty();
        writer.InTransaction(_ => writer.Run(Pick));
        writer.Trail().Count(told => told.What == AuditAction.TablesBound).ShouldBe(1);
    }

    [Test]
    public void A_clock_that_went_back_is_warned_of_and_noted()
    {
        var clock = StandingClock.AtEight();
        var steps = new List<ClockStep>();
        using var writer = new Writer(clock, steps.Add);
        writer.InTransaction(trail => trail.Record(AuditAction.BackupMade, "database", ""));
        writer.InTransaction(trail => trail.Record(AuditAction.BackupMade, "database", ""));
        steps.ShouldBeEmpty("the same moment is not back");
        clock.Time -= TimeSpan.FromSeconds(1);
        writer.InTransaction(trail => trail.Record(AuditAction.BackupMade, "database", ""));
        var step = steps.ShouldHaveSingleItem();
        (step.Sequence, step.Before - step.Now).ShouldBe((3, TimeSpan.FromSeconds(1)));
        writer.Notes().ShouldBe(["clock-back"]);
        writer.Findings().ShouldBeEmpty();
    }

    private static List<string> Bound(string data) => [.. EventData.BoundIn(data)!.Select(rows => $"{rows.Table} {rows.Key}")];

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>An empty database, and a trail that a test writes with rows of its own.</summary>
    private sealed class Writer : IDisposable
    {
        private readonly string _folder = TemporaryFolder.New();
        private readonly ScoringOptions _options;
        private readonly ScoringDatabase _database;
        private readonly AuditTrail _trail;

        public Writer(TimeProvider? clock = null, Action<ClockStep>? warned = null)
        {
            _options = new ScoringOptions(TestStore.New(_folder), "", "tester") { ClockWentBack = warned };
            _database = new ScoringDatabase(_options);
            Session = new UnitOfWork(_database);
            _trail = new AuditTrail(Session, new Caller(_options), _options, clock);
        }

        public UnitOfWork Session { get; }

        public void InTransaction(Action<AuditTrail> work)
        {
            Session.Begin();
            work(_trail);
            Session.End();
        }

        public void Run(string sql)
        {
            using var command = Session.Db.Connection.CreateCommand();
            command.Transaction = Session.Db.Transaction;
#pragma warning disable CA2100 // written above
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }

        /// <summary>A connection as another program opens it.</summary>
        public DbConnection Other() => TestStore.Open(_options.DatabasePath);

        public List<Domain.Audit.AuditEvent> Trail() => [.. AuditTrail.All(Session.Db).Select(record => record.Event)];

        public Domain.Audit.AuditEvent Last() => Trail()[^1];

        public List<AuditRemark> Findings() => VerifyAuditHandler.RowFindings(Session.Db, AuditTrail.All(Session.Db));

        public IEnumerable<string> Notes() => TrailNotes.Of(AuditTrail.All(Session.Db)).Select(note => note.Code);

        public void Dispose()
        {
            Session.Dispose();
            _database.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
