namespace Scoring.RuleBook.Tests.Editions;

public class EditionHashTests
{
    [Test]
    public void Windows_line_ends_do_not_change_it() =>
        Changed("index/2026", rules =>
            {
                foreach (var file in Directory.GetFiles(rules.PathOf("index/2026")))
                    File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));
            })
            .ShouldBeFalse();

    [Test]
    public void A_weight_changes_it() =>
        Changed("index/2026", rules => rules.Change("index/2026/innovation.csv", "Users,3", "Users,4")).ShouldBeTrue();

    [Test]
    public void A_weight_of_a_stage_changes_it() =>
        Changed("jury/2018", rules => rules.Change("jury/2018/edition.yaml", "weight: 2 ", "weight: 3 ")).ShouldBeTrue();

    [Test]
    public void A_weight_of_the_edition_that_is_carried_over_from_changes_it() =>
        Changed("carried/2019", rules => rules.Change("index/2026/innovation.csv", "Users,3", "Users,4")).ShouldBeTrue();

    [Test]
    public void Cases_and_notes_do_not_change_it() =>
        Changed("index/2026", rules =>
            {
                File.WriteAllText(rules.PathOf("index/2026/README.md"), "A note.");
                File.Delete(rules.PathOf("index/2026/index.cases.yaml"));
            })
            .ShouldBeFalse();

    [Test]
    public void It_is_sixty_four_hexadecimal_digits() =>
        new RuleFolder(TestFolders.Good).Read("index/2026").Edition!.Hash.ShouldMatch("^[0-9a-f]{64}$");

    private static bool Changed(string edition, Action<TemporaryRules> change)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        var before = new RuleFolder(rules.Path).Read(edition).Edition!.Hash;
        change(rules);
        return new RuleFolder(rules.Path).Read(edition).Edition.ShouldNotBeNull().Hash != before;
    }
}
