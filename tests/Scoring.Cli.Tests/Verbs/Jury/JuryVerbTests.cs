using System.Globalization;
using System.Text.Json;

namespace Scoring.Cli.Tests.Verbs.Jury;

public sealed class JuryVerbTests : OwnFolder
{
    private const string Rules = """
        programme: season
        edition: 2026
        name: Musim
        cite: committee
        stages:
          - id: desk
            name: Seleksi
            scale: { from: 0, to: 100 }
            criteria:
              - { id: idea, name: Gagasan, weight: 100 }
        scores:
          - { id: mark, name: Nilai, step: mean-of-jurors, stage: desk }
        rounding: { places: 2 }
        rankings:
          - { id: selection, name: Seleksi, score: mark, top: 99 }
        """;

    [SetUp]
    public void WriteTheRules()
    {
        Write("rules/sources.yaml", SmallRules.Sources);
        Write("rules/season/2026/edition.yaml", Rules);
    }

    [Test]
    public void A_season_of_3500_entries_gets_three_of_60_jurors_each_through_the_command()
    {
        Given(3500, 60);
        var file = Path.Combine(Folder, "seats.csv");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var drawn = Jury(
            "assign",
            "--stage",
            "desk",
            "--seed",
            "lottery of 1 August",
            "--per-entry",
            "3",
            "--at-most",
            "180",
            "--format",
            "csv",
            "--output",
            file
        );
        TestContext.Progress.WriteLine($"3,500 × 3 of 60 by the command, start and storing included: {watch.ElapsedMilliseconds} ms");
        drawn.ExitCode.ShouldBe(0, drawn.Error);
        drawn.Error.ShouldContain("10,500 seats drawn for 3,500 entries, 175 to 175 for each juror.");
        drawn.Error.ShouldContain("All jurors are linked");
        var rows = File.ReadAllLines(file).Skip(1).Select(line => line.Split(',')).ToList();
        rows.Count.ShouldBe(10_500);
        rows.Select(row => (row[1], row[2])).Distinct().Count().ShouldBe(10_500, "nobody has two seats at an entry");
        rows.GroupBy(row => row[1]).Select(group => group.Count()).Distinct().ShouldBe([3]);
        rows.GroupBy(row => row[2]).Select(group => group.Count()).ShouldAllBe(load => load == 175);
        rows.ShouldAllBe(row => Number(row[1]) % 40 != Number(row[2]) % 45, "nobody marks the own institution");

        var listed = Jury("assign", "--stage", "desk", "--format", "csv");
        listed.Output.ShouldBe(File.ReadAllText(file));
    }

    [Test]
    public void Seats_are_changed_by_hand_and_a_refusal_changes_nothing()
    {
        Given(4, 3);
        var again = Jury("assign", "--stage", "desk", "--give", "E0003:J00", "--reason", "asked for");
        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.ShouldBe("Given: E0003:J00. Taken: –. The stage has 1 seat.\n");
        Jury("assign", "--stage", "desk", "--give", "E0002:J01").ExitCode.ShouldBe(2, "no reason");
        var conflict = Jury("assign", "--stage", "desk", "--give", "E0001:J01", "--reason", "x");
        conflict.ExitCode.ShouldBe(4);
        conflict.Error.ShouldContain("J01 may not mark E0001: own institution: Dinas 1.");
        Jury("assign", "--stage", "desk", "--give", "E0002:J01", "--reason", "x").ExitCode.ShouldBe(0);
        Jury("assign", "--stage", "desk", "--swap", "E0003:J00,E0002:J01", "--reason", "travel").ExitCode.ShouldBe(0);
        Jury("assign", "--stage", "desk", "--format", "csv")
            .Lines.ShouldBe([
                "stage,innovation_id,juror,title,name,conflict",
                "desk,E0002,J00,Inovasi 2,Juri 0,",
                "desk,E0003,J01,Inovasi 3,Juri 1,",
            ]);
        Jury("assign", "--stage", "desk", "--take", "E0002:J00", "--reason", "ill").Output.ShouldContain("Taken: E0002:J00");
        var over = Jury("assign", "--stage", "desk", "--seed", "x", "--per-entry", "1");
        over.ExitCode.ShouldBe(4);
        over.Error.ShouldContain("--again");
    }

    [Test]
    public void A_conflict_is_declared_and_told_in_Indonesian_too()
    {
        Given(4, 3);
        Jury("assign", "--stage", "desk", "--give", "E0003:J00", "--reason", "x");
        var declared = Jury("conflict", "--juror", "J00", "--entry", "E0003", "--reason", "saudara", "--language", "id");
        declared.ExitCode.ShouldBe(0, declared.Error);
        declared.Output.ShouldBe("Dinyatakan: J00 tidak boleh menilai E0003.\n");
        declared.Error.ShouldContain("tukar atau lepaskan");
        using var json = JsonDocument.Parse(Jury("assign", "--stage", "desk", "--format", "json").Output);
        json.RootElement.GetProperty("seats")[0]
            .GetProperty("conflict")
            .GetString()
            .ShouldBe("benturan kepentingan yang dinyatakan: saudara");
    }

    [Test]
    public void A_stage_has_a_deadline_in_a_zone_and_is_closed()
    {
        Given(4, 3);
        var set = Jury("stage", "--stage", "desk", "--deadline", "2099-08-31 17:00 WITA");
        set.ExitCode.ShouldBe(0, set.Error);
        set.Output.ShouldBe("Stage desk is open.\nDeadline: 2099-08-31 16:00 WIB (09:00 UTC).\n");
        Jury("stage", "--stage", "desk", "--deadline", "tomorrow").ExitCode.ShouldBe(2);
        Jury("stage", "--stage", "desk").ExitCode.ShouldBe(2);
        Jury("stage", "--stage", "desk", "--open", "--close").ExitCode.ShouldBe(2);
        Jury("stage", "--stage", "desk", "--close").Output.ShouldContain("Stage desk is closed since");
        Jury("stage", "--stage", "desk", "--open").ExitCode.ShouldBe(2, "what was closed opens with a reason only");
    }

    [Test]
    public void Progress_is_told_by_juror_entry_seat_and_stage()
    {
        Given(4, 3);
        Jury("assign", "--stage", "desk", "--seed", "x", "--per-entry", "2").ExitCode.ShouldBe(0);
        var seat = Jury("assign", "--stage", "desk", "--format", "csv").Lines[1].Split(',');
        var marks = Write("marks.csv", $"stage,innovation_id,juror,idea\ndesk,{seat[1]},{seat[2]},80\n");
        ScoringProgram.Run([.. Import("marks", marks)]).ExitCode.ShouldBe(0);
        Jury("progress", "--stage", "desk", "--by", "stage", "--format", "csv")
            .Lines.ShouldBe(["stage,seats,untouched,draft,reopened,submitted,abstained,to_do,empty_seats", "desk,8,7,0,0,1,0,7,0"]);
        Jury("progress", "--stage", "desk", "--format", "csv").Lines.Length.ShouldBe(4);
        Jury("progress", "--stage", "desk", "--by", "entry", "--format", "csv").Lines.Length.ShouldBe(5);
        using var json = JsonDocument.Parse(Jury("progress", "--stage", "desk", "--by", "seat", "--format", "json").Output);
        json.RootElement.EnumerateArray().Count(row => row.GetProperty("state").GetString() == "submitted").ShouldBe(1);
        var table = Jury("progress", "--stage", "desk");
        table.Error.ShouldContain("1 of 8 seats done, 7 to do, 0 empty.");
        Jury("progress", "--stage", "desk", "--by", "week").ExitCode.ShouldBe(2);
    }

    private static int Number(string id) => int.Parse(id[1..], CultureInfo.InvariantCulture);

    private void Given(int entries, int jurors)
    {
        var submissions = Write(
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital\n"
                + string.Concat(
                    Enumerable
                        .Range(0, entries)
                        .Select(i => string.Create(CultureInfo.InvariantCulture, $"E{i:0000},,Inovasi {i},Umum,Dinas {i % 40},,0\n"))
                )
        );
        var people = Write(
            "jurors.csv",
            "juror,name,institution,region_code\n"
                + string.Concat(
                    Enumerable
                        .Range(0, jurors)
                        .Select(i => string.Create(CultureInfo.InvariantCulture, $"J{i:00},Juri {i},Dinas {i % 45},\n"))
                )
        );
        foreach (var (kind, file) in new[] { ("submissions", submissions), ("jurors", people) })
        {
            var answer = ScoringProgram.Run([.. Import(kind, file)]);
            answer.ExitCode.ShouldBe(0, answer.Error);
        }
    }

    private string[] Import(string kind, string file) => ["import", kind, file, "--edition", "season/2026", .. Globals];

    private Answer Jury(string verb, params string[] more) => ScoringProgram.Run(["jury", verb, "season/2026", .. Globals, .. more]);

    private string[] Globals => ["--database", Path.Combine(Folder, "jury.db"), "--rules", Path.Combine(Folder, "rules")];
}
