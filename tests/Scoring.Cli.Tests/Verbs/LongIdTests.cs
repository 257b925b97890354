namespace Scoring.Cli.Tests.Verbs;

/// <summary>Ids as long as anybody makes them: nothing ends the program, and a right competition with long ids is run.</summary>
public sealed class LongIdTests : OwnFolder
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
            criteria: [{ id: idea, name: Gagasan, weight: 100 }]
        scores:
          - { id: mark, step: mean-of-jurors, stage: desk }
        rounding: { places: 2 }
        rankings:
          - { id: final, name: Final, score: mark }
        """;

    [SetUp]
    public void MakeTheFolder()
    {
        Write("scoring-rules/sources.yaml", SmallRules.Sources);
        Write("scoring-rules/club/2027/edition.yaml", Rules);
    }

    [TestCase(64)]
    [TestCase(65)]
    [TestCase(72)]
    [TestCase(10_000)]
    public void A_competition_whose_ids_are_long_is_run(int letters)
    {
        var (one, two) = (new string('a', letters), new string('b', letters));
        Write("regions.csv", $"code,name,type,province_code\n{one},Satu,provinsi,{one}\n{two},Dua,kabupaten,{one}\n");
        Write(
            "submissions.csv",
            $"innovation_id,region_code,title,start_date\n{one},{two},Antar Obat,2020-01-01\n{two},{two},Antre,2026-02-01\n"
        );
        Write("marks.csv", $"stage,innovation_id,juror,idea\ndesk,{one},{two},90\ndesk,{two},{two},60\n");
        Write(
            "inputs.yaml",
            """
            regions: regions.csv
            editions:
              - edition: club/2027
                files:
                  - { kind: submissions, file: submissions.csv }
                  - { kind: marks, file: marks.csv }
            """
        );

        Run(0, "run", ".").Error.ShouldNotContain("error");
        Run(0, "rank", "club/2027", "--format", "csv").Lines[1].ShouldStartWith($"final,1,{one},Antar Obat,");
        Run(0, "explain", "club/2027", one).Output.ShouldContain("90");
        Run(0, "eligibility", "club/2027", "--accept", two, "--reason", "In use before").Error.ShouldContain($"({two}) is accepted.");
        Run(4, "jury", "mark", "club/2027", "--stage", "desk", "--entry", one, "--juror", two, "--set", "idea=5").Error.ShouldNotBeEmpty();
    }

    [TestCase(64)]
    [TestCase(65)]
    [TestCase(72)]
    [TestCase(10_000)]
    public void A_long_id_that_is_not_known_is_answered_with_a_sentence(int letters)
    {
        var unknown = new string('x', letters);
        Write("submissions.csv", "innovation_id,title,start_date\ne1,Antar Obat,2020-01-01\n");
        Write("regions.csv", $"code,name,type,province_code\n13,Sumatera Barat,provinsi,{unknown}\n");
        Write("marks.csv", $"stage,innovation_id,juror,idea\ndesk,{unknown},Ani,90\n");
        Run(0, "import", "submissions", "submissions.csv", "--edition", "club/2027");

        Run(1, "import", "regions", "regions.csv", "--edition", "club/2027", "--dry-run").Error.ShouldContain("province_code");
        Run(1, "import", "marks", "marks.csv", "--edition", "club/2027", "--dry-run").Error.ShouldContain("innovation_id");
        Run(2, "explain", "club/2027", unknown).Error.ShouldContain(unknown);
        Run(2, "eligibility", "club/2027", "--accept", unknown, "--reason", "x").Error.ShouldContain(unknown);
        Run(2, "jury", "mark", "club/2027", "--stage", "desk", "--entry", unknown, "--juror", "Ani", "--set", "idea=5")
            .Error.ShouldContain(unknown);
    }
}
