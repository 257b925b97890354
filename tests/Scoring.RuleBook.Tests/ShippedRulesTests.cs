namespace Scoring.RuleBook.Tests;

public class ShippedRulesTests
{
    private static readonly RuleFolder Folder = new(TestFolders.Shipped);

    [Test]
    public void Every_shipped_edition_reads_without_faults()
    {
        Folder.EditionIds.Count.ShouldBeGreaterThan(0);
        Folder
            .EditionIds.SelectMany(id => Folder.Read(id).Faults)
            .Select(fault => $"{fault.File}:{fault.Line} {fault.Code} {fault.Key} [{string.Join("|", fault.Arguments)}] {fault.Suggestion}")
            .ShouldBeEmpty();
    }

    [Test]
    public void Every_case_beside_a_shipped_edition_passes()
    {
        var runs = Folder.EditionIds.Select(id => CaseRunner.Run(Folder, id)).ToList();
        runs.SelectMany(run => run.Faults).Select(fault => $"{fault.File}:{fault.Line} {fault.Code} {fault.Key}").ShouldBeEmpty();
        runs.SelectMany(run => run.Outcomes).Count().ShouldBeGreaterThan(0);
        runs.SelectMany(run => run.Outcomes)
            .Where(outcome => !outcome.Passed)
            .Select(outcome => $"{outcome.File}:{outcome.Line} {outcome.Case}: {string.Join("; ", outcome.Mismatches)}")
            .ShouldBeEmpty();
    }
}
