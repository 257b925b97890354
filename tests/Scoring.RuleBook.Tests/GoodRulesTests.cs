namespace Scoring.RuleBook.Tests;

public class GoodRulesTests
{
    private static readonly RuleFolder Folder = new(TestFolders.Good);

    [Test]
    public void Every_good_edition_reads_without_faults()
    {
        Folder.EditionIds.ShouldBe(["carried/2019", "index/2026", "jury/2018"]);
        foreach (var id in Folder.EditionIds)
        {
            var reading = Folder.Read(id);
            reading.Faults.Select(fault => $"{fault.Code} {fault.File}:{fault.Line} {fault.Key}").ShouldBeEmpty();
            reading.Edition.ShouldNotBeNull().Id.ShouldBe(id);
        }
    }
}
