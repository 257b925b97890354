namespace Scoring.RuleBook.Tests;

public class FaultExcerptTests
{
    [Test]
    public void Every_fault_of_the_broken_rule_files_has_its_line_and_a_place_in_it()
    {
        foreach (var change in BrokenRules.All)
        {
            using var rules = new TemporaryRules(TestFolders.Good);
            change.Apply(rules);
            foreach (
                var fault in new RuleFolder(rules.Path)
                    .Read(change.Reads)
                    .Faults.Where(fault => fault.Code is not ("file-empty" or "file-missing"))
            )
            {
                var excerpt = FaultExcerpt.Of(rules.Path, fault).ShouldNotBeNull(change.ToString());
                excerpt.Column.ShouldBeInRange(1, excerpt.Text.Length + 1, change.ToString());
            }
        }
    }

    [TestCase("total-weight: 3.5", "total-wieght: 3.5", "total-wieght")]
    [TestCase("each: 0.5", "each: 0,5", "0,5")]
    [TestCase("mode: down", "mode: dwon", "dwon")]
    [TestCase("use: sid", "use: sidd", "sidd")]
    public void The_place_is_that_of_the_key_or_value(string from, string to, string word)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change("index/2026/edition.yaml", from, to);
        var excerpt = FaultExcerpt.Of(rules.Path, new RuleFolder(rules.Path).Read("index/2026").Faults[0])!;
        excerpt.Text.Substring(excerpt.Column - 1, excerpt.Length).ShouldBe(word);
    }

    [Test]
    public void A_file_that_is_not_there_has_no_line() =>
        FaultExcerpt.Of(TestFolders.Good, new RuleFault("file-missing", "nowhere.yaml", 1, "x", [])).ShouldBeNull();
}
