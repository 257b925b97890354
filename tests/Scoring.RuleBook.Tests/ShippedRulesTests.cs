namespace Scoring.RuleBook.Tests;

public class ShippedRulesTests
{
    private static readonly RuleFolder Folder = new(Environment.GetEnvironmentVariable("SHIPPED_RULES") ?? TestFolders.Shipped);

    [Test]
    public void Every_shipped_edition_reads_without_faults()
    {
        Folder.EditionIds.Count.ShouldBeGreaterThan(0);
        Folder.EditionIds.SelectMany(id => Folder.Read(id).Faults)
            .Select(fault => $"{fault.File}:{fault.Line} {fault.Code} {fault.Key} [{string.Join("|", fault.Arguments)}] {fault.Suggestion}").ShouldBeEmpty();
    }
}
