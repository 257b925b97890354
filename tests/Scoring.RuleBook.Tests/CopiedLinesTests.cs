namespace Scoring.RuleBook.Tests;

public sealed class CopiedLinesTests
{
    [TestCase("# Dates of 2026.", "2026")]
    [TestCase("closing: \"2025-12-31\"", "2025-12-31")]
    [TestCase("cite: letter-2026, page 2", "2026")]
    [TestCase("closing: \"2027-12-31\"", null)]
    [TestCase("minimum: 20260", null)]
    [TestCase("about: carried from 2024", null)]
    [TestCase("# 2026 was looked at for 2027", null)]
    public void A_line_with_the_old_year_or_a_date_is_left_over_while_it_is_as_it_was(string line, string? left)
    {
        string[] before =
        [
            "edition: 2026",
            "# Dates of 2026.",
            "closing: \"2025-12-31\"",
            "cite: letter-2026, page 2",
            "minimum: 20260",
            "about: carried from 2024",
        ];
        Left(CopiedLines.Mark("award/2026"), line, string.Join('\n', before)).ShouldBe(left is null ? [] : [left]);
    }

    [Test]
    public void Without_its_first_line_nothing_is_left_over() => Left("# Award", "closing: \"2025-12-31\"", "").ShouldBeEmpty();

    [Test]
    public void Without_the_edition_copied_every_such_line_may_be_left_over() =>
        Left(CopiedLines.Mark("award/2026"), "closing: \"2027-12-31\"", null).ShouldBe(["2027-12-31"]);

    [Test]
    public void The_check_of_a_folder_names_file_line_and_the_edition_copied()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        var text = File.ReadAllText(rules.PathOf("index/2026/edition.yaml"));
        Directory.CreateDirectory(rules.PathOf("index/2031"));
        File.WriteAllText(rules.PathOf("index/2031/edition.yaml"), CopiedLines.Mark("index/2026") + "\n# For 2026.\n" + text);
        File.WriteAllText(rules.PathOf("index/2026/edition.yaml"), "# For 2026.\n" + text);
        var found = new RuleFolder(rules.Path).LeftOver("index/2031")[0];
        (found.Code, found.File, found.Line, found.Key, found.Arguments.Single()).ShouldBe(
            ("left-over", "index/2031/edition.yaml", 2, "2026", "index/2026")
        );
    }

    private static string[] Left(string first, string line, string? before) =>
        [.. CopiedLines.LeftIn($"{first}\n{line}", "edition.yaml", _ => before).Select(fault => fault.Key)];
}
