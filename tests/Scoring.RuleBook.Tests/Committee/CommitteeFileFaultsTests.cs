using Scoring.Domain.Rules;

namespace Scoring.RuleBook.Tests.Committee;

/// <summary>Faults of a committee's file, and of what waits for one, found by the reader that reads editions.</summary>
public class CommitteeFileFaultsTests
{
    private static readonly string Open = Path.Combine(TestFolders.Project, "open");

    [TestCase("share-of-paper: { value: 60,", "share-of-paper: { value: 50,", "weights-total award/2026/edition.yaml:30 parts")]
    [TestCase("weight: 70", "weight: 71", "weights-total award/2026/edition.yaml:16 criteria")]
    [TestCase("weight: 70", "wieght: 70", "unknown-key committee/award.yaml:11 wieght|missing-key committee/award.yaml:11 weight")]
    [TestCase("value: 60", "value: -60", "not-positive committee/award.yaml:13 weight")]
    [TestCase("finalists: 2", "finalists: two", "not-a-number committee/award.yaml:14 top")]
    [TestCase("finalists: 2", "finalist: 2", "open-unknown committee/award.yaml:14 finalist")]
    [TestCase("finalists: 2", "finalists: 2\n  closing: soon", "not-a-date committee/award.yaml:15 closing")]
    [TestCase(
        "finalists: 2",
        "finalists: 2\n  closing: { years: 2 }",
        "open-given committee/award.yaml:15 years|missing-key award/2026/edition.yaml:48 closing"
    )]
    [TestCase(
        "finalists: 2",
        "finalists: 2\n  closing: { day: 2 }",
        "unknown-key committee/award.yaml:15 day|missing-key award/2026/edition.yaml:48 closing"
    )]
    [TestCase("finalists: 2", "finalists: 2\n  objection: [ 5 ]", "wrong-type committee/award.yaml:15 objection")]
    [TestCase("finalists: 2", "finalists: 2\n  objection: { stage: [] }", "unknown-key committee/award.yaml:15 stage")]
    [TestCase("finalists: 2", "finalists: 2\n  objection: { rounding: { places: 1 } }", "open-given committee/award.yaml:15 places")]
    [TestCase(
        "finalists: 2",
        "finalists: 2\n  objection: { rankings: [ { id: papers, name: P, score: paper-mark } ] }",
        "open-given committee/award.yaml:15 rankings/papers"
    )]
    [TestCase("finalists: 2", "finalists:", "missing-key committee/award.yaml:14 finalists")]
    [TestCase("id: use", "id: idea", "id-duplicate committee/award.yaml:12 idea")]
    [TestCase("sk-panitia, pasal 3", "sk-panita, pasal 3", "unknown-source committee/award.yaml:13 sk-panita")]
    [TestCase(
        "id: sk-panitia",
        "id: decree",
        "id-duplicate committee/award.yaml:3 decree|unknown-source committee/award.yaml:13 sk-panitia"
    )]
    [TestCase("year: 2026", "standing: official", "unknown-choice committee/award.yaml:7 official")]
    [TestCase("fills: award/2026", "fills: award/2025", "edition-unknown committee/award.yaml:1 award/2025")]
    public void The_same_reader_finds_a_faulty_value_in_the_committees_file(string from, string to, string expected)
    {
        using var rules = new TemporaryRules(Open);
        rules.Change("committee/award.yaml", from, to);
        new RuleFolder(rules.Path).Read("award/2026").Faults.Select(Described).ShouldBe(expected.Split('|'), ignoreOrder: true);
    }

    [TestCase("paper-mark, weight:", "paper-marks, weight:", "reference-to-nothing award/2026/edition.yaml:31 paper-marks")]
    [TestCase("{ open: finalists }", "{ open: finalist }", "reference-to-nothing award/2026/edition.yaml:37 finalist")]
    [TestCase("stage: interview }", "stage: interviews }", "stage-unknown award/2026/edition.yaml:25 interviews")]
    [TestCase("weights-of: 100", "weihgts-of: 100", "unknown-key award/2026/edition.yaml:29 weihgts-of")]
    public void What_waits_for_a_committee_is_checked_all_the_same(string from, string to, string expected)
    {
        using var rules = Empty();
        rules.Change("award/2026/edition.yaml", from, to);
        new RuleFolder(rules.Path).Read("award/2026").Faults.Select(Described).ShouldBe([expected]);
    }

    private static TemporaryRules Empty()
    {
        var rules = new TemporaryRules(Open);
        Directory.Delete(rules.PathOf("committee"), true);
        return rules;
    }

    private static string Cited(Citation? citation) => $"{citation!.Source.Id}, {citation.At}, {citation.Standing}";

    private static string Described(RuleFault fault) => $"{fault.Code} {fault.File}:{fault.Line} {fault.Key}";
}
