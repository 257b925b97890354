using System.Text.RegularExpressions;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook.Tests;

public partial class BrokenRulesTests
{
    private static readonly string[] CoveredElsewhere =
    [
        FaultCodes.NotUtf8,
        FaultCodes.FileTooLarge,
        FaultCodes.FileUnreadable,
        FaultCodes.OpenUnknown,
        FaultCodes.OpenNothing,
        FaultCodes.OpenGiven,
        FaultCodes.Unused,
        FaultCodes.LeftOver,
        FaultCodes.WeightsNotHundred,
        FaultCodes.MeanOfZero,
        FaultCodes.NothingToPredictFrom,
        FaultCodes.WorstFirst,
        FaultCodes.CsvDecimalsMixed,
        FaultCodes.CsvDecimalComma,
        FaultCodes.PointAmbiguous,
        FaultCodes.TightList,
        FaultCodes.WeightsMixed,
        FaultCodes.WeightsNearly,
        FaultCodes.MaximumExceeded,
        FaultCodes.MaximumEndless,
        FaultCodes.MaximumOutOfReach,
        FaultCodes.OutsideBands,
        FaultCodes.PlacesWithMarks,
        FaultCodes.MeanOfZeroParts,
        FaultCodes.PublishedOffScale,
        FaultCodes.PublishedEmpty,
        FaultCodes.PublishedNoAddress,
        FaultCodes.PublishedPredicate,
        FaultCodes.DatesOrder,
        FaultCodes.ClosingDiffers,
    ];

    private static IEnumerable<TestCaseData> Changes =>
        BrokenRules.All.Select(change => new TestCaseData(change).SetName($"{{m}}({change})"));

    [TestCaseSource(nameof(Changes))]
    public void One_change_is_answered_with_exactly_its_fault(BrokenRule change)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        var line = change.Apply(rules);
        var folder = new RuleFolder(rules.Path);
        var faults = folder.Read(change.Reads).Faults.Concat(CaseRunner.Run(folder, change.Reads).Faults);
        faults.Select(Described).ShouldBe([$"{change.Code} {change.In ?? change.File}:{change.Line ?? line} {change.Suggest}"]);
    }

    [Test]
    public void Every_code_has_a_broken_rule_file()
    {
        // A file that is not text cannot be written in changes.yaml, and warnings and committee files have tests of their own.
        var covered = BrokenRules.All.Select(change => change.Code).Concat(CoveredElsewhere);
        FaultTexts.Codes.Except(covered).ShouldBeEmpty();
    }

    [Test]
    public void A_file_that_is_not_UTF_8_is_refused()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        File.WriteAllBytes(rules.PathOf("index/2026/region.csv"), [0x6E, 0xFF, 0xFE]);
        new RuleFolder(rules.Path).Read("index/2026").Faults.Select(Described).ShouldBe(["not-utf-8 index/2026/region.csv:1 "]);
    }

    [Test]
    public void Ten_faults_in_one_file_are_all_told_at_once()
    {
        var root = Path.Combine(TestFolders.Project, "broken", "ten-faults");
        var expected = File.ReadLines(Path.Combine(root, "ten", "2026", "edition.yaml"))
            .Select((text, i) => (Line: i + 1, Comment: CommentedCode().Match(text)))
            .Where(line => line.Comment.Success)
            .Select(line => $"{line.Comment.Groups[1].Value} {line.Line}")
            .ToList();
        expected.Count.ShouldBe(10);
        new RuleFolder(root).Read("ten/2026").Faults.Select(fault => $"{fault.Code} {fault.Line}").ShouldBe(expected);
    }

    [Test]
    public void A_missing_list_of_sources_is_one_fault()
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        File.Delete(rules.PathOf("sources.yaml"));
        var folder = new RuleFolder(rules.Path);
        folder.ReadSources().Select(Described).ShouldBe(["file-missing sources.yaml:1 "]);
        folder.Read("index/2026").Faults.Select(Described).ShouldBe(["file-missing sources.yaml:1 "]);
    }

    private static string Described(RuleFault fault) => $"{fault.Code} {fault.File}:{fault.Line} {fault.Suggestion}";

    [GeneratedRegex("# ([a-z-]+)$")]
    private static partial Regex CommentedCode();
}
