namespace Scoring.RuleBook.Tests;

public class CaseRunnerTests
{
    [Test]
    public void A_case_that_does_not_come_out_says_what_was_expected_and_what_came()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change("index/2026/index.cases.yaml", "sid: 10.00", "sid: 10.01");
        rules.Change("index/2026/index.cases.yaml", "band: Inovatif", "band: Sangat Inovatif");
        var (outcomes, faults) = CaseRunner.Run(new RuleFolder(rules.Path), "index/2026");
        faults.ShouldBeEmpty();
        var failed = outcomes.Where(outcome => !outcome.Passed).ShouldHaveSingleItem();
        failed.Case.ShouldBe("two innovations are still divided by three");
        failed.File.ShouldBe("index/2026/index.cases.yaml");
        failed.Line.ShouldBe(1);
        failed.Mismatches.ShouldBe([new CaseMismatch("sid", "10.01", "10.00"), new CaseMismatch("band", "Sangat Inovatif", "Inovatif")]);
    }

    [Test]
    public void A_mismatch_of_several_units_names_the_unit()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change("index/2026/index.cases.yaml", "\"11.03\": { rank: 3 }", "\"11.03\": { rank: 2 }");
        var failed = CaseRunner
            .Run(new RuleFolder(rules.Path), "index/2026")
            .Outcomes.Where(outcome => !outcome.Passed)
            .ShouldHaveSingleItem();
        failed.Mismatches.ShouldBe([new CaseMismatch("11.03: rank", "2", "3")]);
    }

    [Test]
    public void A_changed_weight_is_noticed_by_a_case()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change("index/2026/innovation.csv", "Users,3", "Users,4");
        CaseRunner.Run(new RuleFolder(rules.Path), "index/2026").Outcomes.ShouldContain(outcome => !outcome.Passed);
    }

    [Test]
    public void Cases_of_an_edition_with_faults_are_not_run()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change("index/2026/edition.yaml", "each: 0.5", "each: half");
        var (outcomes, faults) = CaseRunner.Run(new RuleFolder(rules.Path), "index/2026");
        outcomes.ShouldBeEmpty();
        faults.ShouldBeEmpty();
    }
}
