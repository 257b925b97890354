namespace Scoring.Cli.Tests.Verbs;

/// <summary>eligibility, funnel, points, pick, rank, finalise: a small season from files to the final ranking by commands only.</summary>
public sealed class DecisionVerbsTests : OwnFolder
{
    private const string Rules = """
        programme: club
        edition: 2027
        name: Klub
        cite: committee, pasal 7
        eligibility:
          - { id: in-use, name: { id: Sudah setahun, en: A year in use }, rule: in-use-at-least, years: 1, closing: 2026-04-30 }
        stages:
          - id: desk
            name: Meja
            scale: { from: 0, to: 100 }
            consensus: { juror: pleno }
            discuss-when: { spread: 20, in: points }
            criteria: [{ id: idea, name: Gagasan, weight: 100 }]
        scores:
          - { id: mark, step: consensus-of-jurors, stage: desk, until-then: { id: jurors, step: mean-of-jurors, stage: desk } }
        rounding: { places: 2 }
        rankings:
          - { id: final, name: Final, score: mark, top: 1, pick: { how: by-hand } }
        """;

    [SetUp]
    public void MakeTheFolder()
    {
        Write("scoring-rules/sources.yaml", SmallRules.Sources);
        Write("scoring-rules/club/2027/edition.yaml", Rules);
        Write("submissions.csv", "innovation_id,title,start_date\ne1,Antar Obat,2020-01-01\ne2,Antre,2020-01-01\ne3,Baru,2026-01-01\n");
        Write("marks.csv", "stage,innovation_id,juror,idea\ndesk,e1,Ani,90\ndesk,e1,Budi,60\ndesk,e2,Ani,70\ndesk,e2,Budi,70\n");
        Run(0, "import", "submissions", "submissions.csv", "--edition", "club/2027");
        Run(0, "import", "marks", "marks.csv", "--edition", "club/2027");
    }

    [Test]
    public void All_open_points_of_a_kind_are_closed_by_one_command()
    {
        string[] all = ["points", "club/2027", "--all", "--decision", "keep", "--reason", "Talked over", "--by-plenary", "Pleno"];
        Run(2, [.. all, "--close", "spread/desk/e1"]).Error.ShouldContain("Only one of --all, --close can be given at a time.");
        Run(2, [.. all, "--kind", "spreads"]).Error.ShouldContain("Did you mean spread?");
        Run(0, "points", "club/2027", "--kind", "conflict", "--format", "csv").Lines.Length.ShouldBe(1);
        Run(0, [.. all, "--kind", "conflict"]).Error.ShouldContain("0 points decided. Left to close: 1.");
        Run(0, [.. all, "--kind", "spread", "--stage", "desk"]).Error.ShouldContain("1 point decided. Left to close: 0.");
    }

    [Test]
    public void A_season_is_decided_and_kept_as_final_by_commands_only()
    {
        Run(0, "rank", "club/2027").Error.ShouldContain("preview: open points: 1");
        Run(4, "finalise", "club/2027").Error.ShouldContain("1 point has to be closed:\nspread/desk/e1: Ani/- 90; Budi/- 60");
        Run(0, "points", "club/2027", "--format", "csv")
            .Lines.ShouldBe([
                "point,kind,name,found,state,decision,reason,decided_by,at",
                "spread/desk/e1,spread,Antar Obat,Ani/- 90; Budi/- 60,open,,,,",
            ]);
        Run(0, "points", "club/2027", "--close", "spread/desk/e1", "--decision", "keep", "--reason", "Talked over", "--by-plenary", "Pleno")
            .Error.ShouldContain("spread/desk/e1: closed. Left to close: 0.");
        Run(4, "finalise", "club/2027").Error.ShouldContain("the plenary has still to pick for final");
        Run(0, "pick", "club/2027", "--for", "final", "--unit", "e2", "--reason", "New", "--decided-by", "Pleno")
            .Output.ShouldBe("picked: New (Pleno); by marks alone: not in\n");
        Run(4, "pick", "club/2027", "--for", "final", "--unit", "e1", "--reason", "New", "--decided-by", "Pleno")
            .Error.ShouldContain("All places of final are given: 1.");
        var final = Run(0, "finalise", "club/2027");
        final.Output.ShouldContain("picked: New (Pleno)");
        final.Error.ShouldContain("Final since ");
        Run(0, "rank", "club/2027").Error.ShouldContain("Final since ");
        Run(0, "audit", "list", "--what", "run-final", "--format", "csv").Lines.Length.ShouldBe(2);
    }

    [Test]
    public void Eligibility_is_listed_with_the_citation_and_overridden_with_a_reason()
    {
        Run(0, "eligibility", "club/2027", "--refused", "--format", "csv")
            .Lines.ShouldBe([
                "id,name,outcome,by_hand,rule,rule_name,found,source,reason,decided_by",
                "e3,Baru,refused,false,in-use,Sudah setahun,\"mulai 2026-01-01, seharusnya paling lambat 2025-04-30\","
                    + "\"committee, pasal 7: ditetapkan panitia\",,",
            ]);
        var answer = Run(0, "eligibility", "club/2027", "--accept", "e3", "--reason", "A slip of the pen", "--as", "Sekretariat");
        answer.Error.ShouldContain("Baru (e3) is accepted.");
        answer.Output.ShouldContain("A slip of the pen");
        Run(0, "eligibility", "club/2027").Error.ShouldContain("3 accepted, 0 refused.");
        Run(0, "funnel", "club/2027", "--format", "csv")
            .Lines.ShouldBe([
                "step,ranking,count,dropped,from_outside",
                "registered,,3,0,0",
                "submitted,,3,0,0",
                "passed,,3,0,0",
                "within-cut,final,0,3,0",
            ]);
        Run(0, "eligibility", "club/2027", "--undo", "e3", "--reason", "It was none").Error.ShouldContain("Baru (e3) is refused.");
        Run(4, "eligibility", "club/2027", "--undo", "e3", "--reason", "Again").Error.ShouldContain("the rules already apply");
        Run(2, "eligibility", "club/2027", "--accept", "e3").Error.ShouldContain("--reason is missing.");
        Run(2, "eligibility", "club/2027", "--accept", "e3", "--refuse", "e1", "--reason", "x")
            .Error.ShouldContain("Only one of --refused, --accept, --refuse, --undo can be given at a time.");
    }

    [TestCase("json")]
    [TestCase("xlsx")]
    public void Every_list_is_written_in_every_format(string format)
    {
        foreach (var verb in new[] { "eligibility", "funnel", "points" })
        {
            Run(0, verb, "club/2027", "--format", format, "--output", $"{verb}.{format}");
            new FileInfo(Path.Combine(Folder, $"{verb}.{format}")).Length.ShouldBeGreaterThan(100);
        }
    }
}
