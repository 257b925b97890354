namespace Scoring.Cli.Tests.Verbs;

/// <summary>The sheets of a jury by commands only.</summary>
public sealed class JurySheetVerbsTests : OwnFolder
{
    private string _database = null!;

    [SetUp]
    public void Given()
    {
        _database = Path.Combine(Folder, "jury.db");
        var rules = Directory.CreateDirectory(Path.Combine(Folder, "rules", "club", "2020")).FullName;
        File.WriteAllText(Path.Combine(Folder, "rules", "sources.yaml"), SmallRules.Sources);
        File.WriteAllText(
            Path.Combine(rules, "edition.yaml"),
            """
            programme: club
            edition: 2020
            name: Klub
            cite: committee
            stages:
              - id: final
                name: Final
                scale: { from: 1, to: 10 }
                weights-of: 100
                second-sheet: newest-counts
                criteria:
                  - { id: one, name: Satu, weight: 40 }
                  - { id: two, name: Dua, weight: 60 }
            scores:
              - { id: mark, name: Nilai, step: mean-of-jurors, stage: final, missing-mark: left-out }
            rounding: { places: 2, mode: half-away-from-zero }
            rankings:
              - { id: all, name: Semua, score: mark }
            """
        );
        File.WriteAllText(Path.Combine(Folder, "submissions.csv"), "innovation_id,title\ni1,Satu\ni2,Dua\n");
        Run("import", "submissions", Path.Combine(Folder, "submissions.csv"), "--edition", "club/2020").ExitCode.ShouldBe(0);
        foreach (var (entry, juror) in new[] { ("i1", "ana"), ("i2", "ana"), ("i1", "budi") })
            Seat(entry, juror);
    }

    private Answer Run(params string[] args) =>
        ScoringProgram.Run([.. args, "--database", _database, "--rules", Path.Combine(Folder, "rules"), "--language", "en"]);

    private Answer Jury(string verb, string entry, string juror, params string[] more) =>
        Run(["jury", .. verb.Split(' '), "club/2020", "--stage", "final", "--entry", entry, "--juror", juror, .. more]);

    private void Seat(string entry, string juror)
    {
        using var connection = TestStore.Open(ScoringProgram.DatabaseOf(_database));
        using var command = connection.CreateCommand();
        command.CommandText =
            "INSERT INTO seat_changes (edition, stage, entry, juror, seated, how, reason, by, at) VALUES ('club/2020', 'final', "
            + "@entry, @juror, 1, 'assign', '', 'test', '2026-08-01T07:00:00Z')";
        foreach (var (name, value) in new[] { ("@entry", entry), ("@juror", juror) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        command.ExecuteNonQuery();
    }

    [Test]
    public void A_sheet_is_filled_handed_in_given_back_and_abstained_from()
    {
        var filled = Jury("mark", "i1", "ana", "--set", "one=8", "--set", "two=7", "--comment", "one=Jelas", "--submit");
        filled.ExitCode.ShouldBe(0, filled.Error);
        filled.Error.ShouldContain("Version 4: submitted, total so far 7.4");
        Jury("mark", "i1", "ana", "--set", "one=9").ExitCode.ShouldBe(4);
        Jury("reopen", "i1", "ana").ExitCode.ShouldBe(2);
        Jury("reopen", "i1", "ana", "--reason", "salah baca").Error.ShouldContain("returned");
        Jury("mark", "i1", "ana", "--set", "one=11").ExitCode.ShouldBe(1);
        Jury("abstain", "i1", "ana", "--reason", "saudara").Error.ShouldContain("gives no mark");
        Jury("mark", "i1", "ana", "--format", "csv")
            .Output.ShouldStartWith("criterion,name,weight,allowed,mark,comment\none,Satu,40,1–10,,Jelas\n");
    }

    [Test]
    public void A_paper_is_typed_in_by_two_persons_and_ruled_on()
    {
        Jury("paper enter", "i1", "ana", "--set", "one=8", "--set", "two=7", "--as", "Sari").ExitCode.ShouldBe(0);
        Jury("paper compare", "i1", "ana", "--as", "Tono").Output.ShouldNotContain("7");
        Jury("paper enter", "i1", "ana", "--set", "one=8", "--set", "two=1", "--as", "Sari").ExitCode.ShouldBe(4);
        Jury("paper enter", "i1", "ana", "--set", "one=8", "--set", "two=1", "--as", "Tono", "--format", "csv")
            .Output.ShouldBe("criterion,first,second,ruled,reason\ntwo,7,1,,\n");
        var ruled = Jury("paper rule", "i1", "ana", "--set", "two=7", "--reason", "terbaca 1");
        ruled.ExitCode.ShouldBe(0, ruled.Error);
        ruled.Error.ShouldContain("submitted");
        Run("explain", "club/2020", "i1").Output.ShouldContain("(entered marks) final/i1/ana");
    }

    [Test]
    public void Scoresheets_go_out_for_one_juror_or_for_all()
    {
        var csv = Run("jury", "sheet", "club/2020", "--stage", "final", "--juror", "ana", "--output", Path.Combine(Folder, "ana.csv"));
        csv.ExitCode.ShouldBe(0, csv.Error);
        File.ReadAllText(Path.Combine(Folder, "ana.csv"))
            .ShouldBe("stage,innovation_id,juror,one,two,note\nfinal,i1,ana,,,Satu\nfinal,i2,ana,,,Dua\n");
        var folder = Path.Combine(Folder, "sheets");
        Run("jury", "sheet", "club/2020", "--stage", "final", "--all", "--output", folder)
            .Error.ShouldContain("Scoresheets: 2, rows to fill in: 3");
        Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["final-ana.xlsx", "final-budi.xlsx"]);
        Run("import", "marks", Path.Combine(folder, "final-ana.xlsx"), "--edition", "club/2020")
            .ExitCode.ShouldBe(1, "nobody has filled it");
        Run("jury", "sheet", "club/2020", "--stage", "final", "--output", folder).ExitCode.ShouldBe(2);
    }
}
