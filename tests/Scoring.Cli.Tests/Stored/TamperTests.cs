using System.Text.RegularExpressions;

namespace Scoring.Cli.Tests.Stored;

/// <summary>
/// Somebody with the database file and a tool for SQLite changes what is stored, with the triggers out of the way. <c>audit verify</c>
/// names each of the 27 kinds of change that a reviewer tried; <c>tests/tamper</c> runs these tests alone.
/// </summary>
public sealed partial class TamperTests
{
    private const string NewestOfAni = "revision_id = (SELECT max(revision_id) FROM sheet_revisions WHERE entry = 'e1' AND juror = 'ani')";

    private string _head = "";

    private static StoredCopy Made => MadeAgain.By(StoredCopy.Names.First());

    [OneTimeSetUp]
    public void Make()
    {
        var whole = Made.Does("audit verify", MadeAgain.Database).Output;
        whole.ShouldContain("every table agrees with it");
        _head = Head().Match(whole).Value;
    }

    // Marks.
    [TestCase(
        "UPDATE sheet_revisions SET marks = replace(marks, '90.5', '99') WHERE " + NewestOfAni,
        "Scoresheets: ",
        TestName = "01 The mark of a submitted sheet"
    )]
    [TestCase("DELETE FROM sheet_revisions WHERE " + NewestOfAni, "is missing", TestName = "03 The newest version of a sheet removed")]
    [TestCase(
        "DELETE FROM sheet_revisions WHERE entry = 'e1' AND juror = 'ani'",
        "Scoresheets: 1, which event",
        TestName = "04 All versions of a sheet removed"
    )]
    [TestCase(
        "DELETE FROM seat_changes WHERE change_id = (SELECT max(change_id) FROM seat_changes WHERE juror = 'budi')",
        "Seats: ",
        TestName = "05 A seat removed"
    )]
    [TestCase(
        "UPDATE import_columns SET texts = '99' || substr(texts, instr(texts, ';')) WHERE name = '(marks)'",
        "Columns read from a file, import: ",
        TestName = "06 Marks of an imported file"
    )]
    // Files.
    [TestCase(
        "UPDATE level_blocks SET cells = CAST(unhex('09') || substr(cells, 2) AS BLOB) WHERE rowid = 1",
        "Indicator levels of a file, import: ",
        TestName = "07 One level of an imported file"
    )]
    [TestCase(
        "UPDATE numbers SET value = '99' WHERE row = 0 AND import_id = (SELECT min(import_id) FROM numbers)",
        "Numbers of a file, import: ",
        TestName = "08 A published score of an imported file"
    )]
    [TestCase(
        "UPDATE imports SET sha256 = replace(sha256, 'a', 'b') WHERE import_id = 2",
        "Imported files: 2 (",
        TestName = "09 The hash of an imported file"
    )]
    [TestCase("UPDATE imports SET in_force = 0 WHERE import_id = 2", "Imported files: 2 (", TestName = "10 A file no longer in force")]
    // Runs.
    [TestCase(
        "UPDATE runs SET result_hash = replace(result_hash, 'a', 'b') WHERE run_id = 1",
        "Runs: 1 (",
        TestName = "11 The result hash of a run"
    )]
    [TestCase(
        "UPDATE run_rankings SET lines = replace(lines, '\"1\"', '\"2\"') WHERE rowid = 1",
        "Ranking lists of a run, run: 1",
        TestName = "12 The stored list of a ranking"
    )]
    [TestCase("DELETE FROM run_inputs WHERE run_id = 1", "Files of a run, run: 1", TestName = "13 A file of a run removed")]
    // The trail.
    [TestCase("UPDATE audit_events SET who = 'Orang lain' WHERE sequence = 40", "Event 40 was changed", TestName = "14 Who an event names")]
    [TestCase(
        "UPDATE audit_events SET hash = 'f' || substr(hash, 2) WHERE sequence "
            + "= 40 AND hash NOT LIKE 'f%' OR sequence = 41 AND hash NOT LIKE 'f%'",
        "Event 4",
        TestName = "15 The hash of an event"
    )]
    [TestCase(
        "DELETE FROM audit_events WHERE sequence = 40",
        "Events 40 to 40 are missing",
        TestName = "16 An event removed in the middle"
    )]
    [TestCase(
        "DELETE FROM audit_events WHERE sequence > (SELECT max(sequence) - 5 FROM audit_events)",
        "Accounts: ",
        TestName = "17 The last five events cut off"
    )]
    [TestCase("DELETE FROM audit_events", "Imported files: 1 (", TestName = "19 The trail emptied")]
    // Publications.
    [TestCase(
        "UPDATE publications SET note = 'x', by = 'x' WHERE publication_id = 1",
        "Publications: 1 (",
        TestName = "20 Note and publisher"
    )]
    [TestCase(
        "UPDATE publications SET result_hash = replace(result_hash, 'a', 'b') WHERE publication_id = 1",
        "Publications: 1 (",
        TestName = "21 The result hash of a publication"
    )]
    [TestCase(
        "UPDATE publications SET manifest_sha256 = replace(manifest_sha256, 'a', 'b') WHERE publication_id = 1",
        "Publications: 1 (",
        TestName = "22 The manifest hash of a publication"
    )]
    [TestCase("DELETE FROM publications WHERE publication_id = 2", "Publications: 2, which event", TestName = "23 A publication removed")]
    // People and decisions.
    [TestCase(
        "UPDATE accounts SET roles = 511 WHERE account_id = 5",
        "Accounts: 5 (tamu@example.go.id)",
        TestName = "24 The roles of an account"
    )]
    [TestCase(
        "INSERT INTO objection_windows (edition, until, by, at) VALUES ('club/2027', NULL, 'x', '2026-01-01T00:00:00Z')",
        "Objection periods: 2 (club/2027) was added outside the program",
        TestName = "25 An objection period put in"
    )]
    [TestCase(
        "INSERT INTO disqualifications (edition, unit, undone, reason, decided_by, by, at) "
            + "VALUES ('club/2027', 'e1', 0, 'x', 'x', 'x', '2026-01-01T00:00:00Z')",
        "Disqualifications: 4 (club/2027, e1) was added outside the program",
        TestName = "26 A disqualification put in"
    )]
    public void Changed_behind_the_program_it_is_named(string sql, string named)
    {
        var answer = After(database =>
        {
            database.WithoutTriggers();
            database.Change(sql);
        });
        answer.ExitCode.ShouldBe(5);
        answer.Error.ShouldContain(named);
    }

    [Test]
    public void Triggers_that_are_gone_are_named_27()
    {
        var answer = After(database => database.Run("DROP TRIGGER publications_are_kept"));
        answer.ExitCode.ShouldBe(5);
        answer.Error.ShouldContain("The database lacks the trigger publications_are_kept");
    }

    [Test]
    public void A_mark_changed_together_with_its_event_and_all_hashes_is_found_by_a_published_head_02() =>
        OnlyAHeadFinds(database =>
        {
            var before = database.HashOf("sheet_revisions", NewestOfAni);
            database.Change("UPDATE sheet_revisions SET marks = replace(marks, '90.5', '99') WHERE " + NewestOfAni);
            var after = database.HashOf("sheet_revisions", NewestOfAni);
            database.WriteTrailAnew(told => told with { Data = told.Data.Replace(before, after, StringComparison.Ordinal) });
        });

    [Test]
    public void A_whole_trail_written_anew_is_found_by_a_published_head_18() => OnlyAHeadFinds(OtherNames);

    // Such a forgery is consistent: but for a head that was published nothing is found.
    private void OnlyAHeadFinds(Action<TamperedDatabase> forge)
    {
        var forged = (TamperedDatabase database) =>
        {
            database.WithoutTriggers();
            forge(database);
        };
        After(forged).ExitCode.ShouldBe(0, "the database alone");
        var withHead = After(forged, options: ["--head", _head]);
        (withHead.ExitCode, withHead.Error).ShouldSatisfyAllConditions(
            answer => answer.ExitCode.ShouldBe(5),
            answer => answer.Error.ShouldContain("was rewritten")
        );
        var withPublications = After(forged, withPublications: true);
        withPublications.ExitCode.ShouldBe(5);
        withPublications.Error.ShouldContain("Publication club-2027-1 holds the head ");
    }

    private static void OtherNames(TamperedDatabase database) =>
        database.WriteTrailAnew(told => told with { Who = told.Who == "Ketua" ? "Sekretariat" : told.Who });

    private static Answer After(Action<TamperedDatabase> change, bool withPublications = false, params string[] options)
    {
        var folder = ScoringProgram.NewFolder();
        try
        {
            var path = Path.Combine(folder, "scoring.db");
            File.Copy(Made.At(MadeAgain.Database), path);
            if (withPublications)
                Copies.Folder(Made.At(MadeAgain.Database) + ".publications", path + ".publications");
            using (var database = new TamperedDatabase(path))
                change(database);
            string[] place = ["--database", path, "--rules", Made.At("rules"), "--language", "en"];
            return ScoringProgram.RunIn(folder, new Dictionary<string, string>(), ["audit", "verify", .. options, .. place]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("[0-9]+:[0-9a-f]{64}")]
    private static partial Regex Head();
}
