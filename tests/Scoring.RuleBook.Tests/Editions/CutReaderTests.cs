using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.RuleBook.Tests.Editions;

/// <summary>How many advance, as a number or a share, and what becomes of those equal at the line.</summary>
public sealed class CutReaderTests
{
    [TestCase("top: 2", "", TiedAtLine.Together)]
    [TestCase("top: 2, ties: shared-worst", "", TiedAtLine.None)]
    [TestCase("top: 2, ties: dense", "", TiedAtLine.Together)]
    [TestCase("top: 2, ties: shared-worst", "pick: { tied-at-the-line: together }", TiedAtLine.Together)]
    [TestCase("top: 2", "pick: { tied-at-the-line: none }", TiedAtLine.None)]
    [TestCase("top: 2", "pick: { tied-at-the-line: run-off }", TiedAtLine.RunOff)]
    public void Those_equal_at_the_line_go_on_as_the_rule_says(string keys, string pick, TiedAtLine expected) =>
        Cut(keys, pick)!.AtLine.ShouldBe(expected);

    [Test]
    public void A_share_stands_in_place_of_a_number()
    {
        var share = Cut("ties: shared", "pick: { top-share: 12.5, share-rounds: up }")!.Share!;
        (share.Percent.Amount, share.Mode, share.PlacesOf(50)).ShouldBe((12.5m, RoundingMode.Up, 7));
        Cut("ties: shared", "pick: { top-share: 100 }")!.Share!.PlacesOf(3).ShouldBe(3);
    }

    [TestCase("top: 2", "pick: { top-share: 20 }", "key-without-effect")]
    [TestCase("ties: shared", "pick: { top-share: 101 }", "range-wrong")]
    [TestCase("ties: shared", "pick: { top-share: 0 }", "not-positive")]
    [TestCase("top: 2", "pick: { share-rounds: up }", "key-without-effect")]
    [TestCase("top: 2", "pick: { how: by-hand, tied-at-the-line: none }", "key-without-effect")]
    [TestCase("top: 2", "pick: { tied-at-the-line: all }", "unknown-choice")]
    public void What_contradicts_itself_is_a_fault(string keys, string pick, string code) =>
        Read(keys, pick).Faults.ShouldContain(fault => fault.Code == code);

    private static Cut? Cut(string keys, string pick)
    {
        var reading = Read(keys, pick);
        reading.Faults.ShouldBeEmpty();
        return reading.Edition!.Rankings.Single(ranking => ranking.Id == "all").Cut;
    }

    private static EditionReading Read(string keys, string pick)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        var cut = pick.Length == 0 ? keys : $"{keys}, {pick}";
        rules.Change("composite/2026/edition.yaml", "name: { id: Semua, en: All }, score: index }", $"name: Semua, score: index, {cut} }}");
        return new RuleFolder(rules.Path).Read("composite/2026");
    }
}
