using Scoring.RuleBook.Eligibility;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Tests;

public class GoodRulesTests
{
    private static readonly RuleFolder Folder = new(TestFolders.Good);

    [Test]
    public void Every_good_edition_reads_without_faults()
    {
        Folder.EditionIds.Count.ShouldBeGreaterThan(6);
        foreach (var id in Folder.EditionIds)
        {
            var reading = Folder.Read(id);
            reading.Faults.Select(fault => $"{fault.Code} {fault.File}:{fault.Line} {fault.Key}").ShouldBeEmpty();
            reading.Edition.ShouldNotBeNull().Id.ShouldBe(id);
        }
    }

    [Test]
    public void Every_case_beside_a_good_edition_passes()
    {
        var runs = Folder.EditionIds.Select(id => CaseRunner.Run(Folder, id)).ToList();
        runs.SelectMany(run => run.Faults).Select(fault => $"{fault.File}:{fault.Line} {fault.Code} {fault.Key}").ShouldBeEmpty();
        runs.SelectMany(run => run.Outcomes).Count().ShouldBeGreaterThan(20);
        runs.SelectMany(run => run.Outcomes)
            .Where(outcome => !outcome.Passed)
            .Select(outcome => $"{outcome.File}:{outcome.Line} {outcome.Case}: {string.Join("; ", outcome.Mismatches)}")
            .ShouldBeEmpty();
    }

    [Test]
    public void Every_kind_of_step_is_used_in_a_good_edition()
    {
        var used = Folder.EditionIds.SelectMany(id => Folder.Read(id).Edition!.Steps.Values).Select(step => step.Kind);
        StepKinds.All.Keys.Except(used).ShouldBeEmpty();
    }

    [Test]
    public void Every_kind_of_eligibility_rule_is_used_in_a_good_edition()
    {
        var used = Folder.EditionIds.SelectMany(id => Folder.Read(id).Edition!.Eligibility).Select(rule => rule.Kind);
        EligibilityKinds.All.Keys.ShouldBe(used.Distinct(), ignoreOrder: true);
    }
}
