using Scoring.Features.Core;
using Scoring.Features.Jury.Agreement;

namespace Scoring.Features.Tests.Jury.Agreement;

/// <summary>Whether the criteria of a stage measure one thing. The expected figure is that of cronbach.py.</summary>
public sealed class CriteriaAlphaTests
{
    private const string Marks = """
        stage,innovation_id,juror,use,cost,reach
        final,e1,ana,8,6,9
        final,e1,budi,7,7,8
        final,e2,ana,5,5,4
        final,e2,budi,6,5,6
        final,e3,ana,9,8,7
        final,e3,budi,9,7,
        final,e4,ana,3,6,5
        final,e4,budi,4,4,5
        final,e5,ana,7,4,8
        final,e5,budi,5,6,9
        """;

    [Test]
    public async Task It_is_that_of_the_mean_marks_of_each_criterion()
    {
        var report = await Report(
            "[ { id: use, name: A, weight: 1 }, { id: cost, name: B, weight: 1 }, { id: reach, name: C, weight: 1 } ]"
        );
        ((double)report.CriteriaAlpha!.Value).ShouldBe(0.8038563829787234, 1e-9);
        Words(report, "en").ShouldContain("Cronbach's alpha of the criteria is 0.8: they rise and fall together");
        Words(report, "id").ShouldContain("Alfa Cronbach kriteria 0,8: naik turun bersama");
    }

    [Test]
    public async Task A_single_criterion_has_none()
    {
        var report = await Report("[ { id: use, name: A, weight: 1 } ]", Marks.Replace(",cost,reach", "", StringComparison.Ordinal), 4);
        report.CriteriaAlpha.ShouldBeNull();
        Words(report, "en").ShouldNotContain("Cronbach");
    }

    [Test]
    public async Task Criteria_that_run_against_each_other_measure_no_one_thing_and_show_no_general_impression()
    {
        const string Opposed = """
            stage,innovation_id,juror,use,cost
            final,e1,ana,2,9
            final,e1,budi,3,8
            final,e2,ana,4,7
            final,e2,budi,4,8
            final,e3,ana,5,5
            final,e3,budi,6,6
            final,e4,ana,7,4
            final,e4,budi,7,3
            final,e5,ana,9,2
            final,e5,budi,8,2
            """;
        var report = await Report("[ { id: use, name: A, weight: 1 }, { id: cost, name: B, weight: 1 } ]", Opposed);
        // By hand: variances 45/8 and 73/10, of the sums 7/40: 2 × (1 − 517/40 ÷ 7/40) = −1020/7.
        ((double)report.CriteriaAlpha!.Value).ShouldBe(-1020.0 / 7, 1e-9);
        Words(report, "en").ShouldContain("Cronbach's alpha of the criteria is below 0: where one criterion is high another is low");
        Words(report, "id").ShouldContain("Alfa Cronbach kriteria di bawah 0: bila satu kriteria tinggi, yang lain rendah");
        Words(report, "en").ShouldContain("On average the criteria of one juror correlate by -0.9");
        Words(report, "en").ShouldContain("they run against each other, which is the opposite of one general impression.");
        Words(report, "en").ShouldNotContain("only a juror far above the others");
    }

    private static string Words(AgreementReport report, string language) =>
        string.Join(' ', AgreementSummary.Of(report, language).Select(line => line.Sentence));

    private static async Task<AgreementReport> Report(string criteria, string marks = Marks, int columns = int.MaxValue)
    {
        using var place = await JuryRules.Place(
            [],
            JuryRules
                .Text()
                .Replace("      - { id: one, name: Satu, weight: 1 }", "", StringComparison.Ordinal)
                .Replace("criteria:", "criteria: " + criteria, StringComparison.Ordinal)
                .Replace("weights-total: 1", $"weights-total: {criteria.Split("id:").Length - 1}", StringComparison.Ordinal)
        );
        await place.Given(
            ImportKind.Submissions,
            JuryRules.Edition,
            "entries.csv",
            "innovation_id,title\n" + string.Concat(Enumerable.Range(1, 5).Select(entry => $"e{entry},Entri {entry}\n"))
        );
        var lines = marks.Split('\n').Select(line => string.Join(',', line.Split(',').Take(columns)));
        await place.Given(ImportKind.Marks, JuryRules.Edition, "marks.csv", string.Join('\n', lines) + "\n");
        return await place.Send(new ReportAgreement(JuryRules.Edition, "final"));
    }
}
