using Scoring.Domain.Hierarchy;
using Scoring.Domain.Steps;

namespace Scoring.RuleBook.Tests.Composite;

/// <summary>How rules say that gaps are estimated, and what of it is a fault.</summary>
public sealed class GapOptionsTests
{
    private const string Official = "impute: { by: mean, group: type }";
    private const string Edition = "composite/2026/edition.yaml";

    private static EditionReading Read(string impute)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        rules.Change(Edition, Official, $"impute: {{ {impute} }}");
        return new RuleFolder(rules.Path).Read("composite/2026");
    }

    [TestCase("by: regression", Estimator.Regression, "", "")]
    [TestCase("by: em", Estimator.Em, "", "")]
    [TestCase("by: regression, from: [ wages, crime ], of: [ roads ]", Estimator.Regression, "roads", "wages crime")]
    [TestCase("by: regression, from: wages", Estimator.Regression, "", "wages")]
    public void Estimates_are_read(string impute, Estimator by, string of, string from)
    {
        var reading = Read(impute);
        reading.Faults.ShouldBeEmpty();
        var read = ((HierarchyStep)reading.Edition!.Steps["index"]).Rule.Before.OfType<Estimation>().Single();
        (read.By, string.Join(' ', read.Of), string.Join(' ', read.From)).ShouldBe((by, of, from));
        read.Citation.ShouldNotBeNull();
    }

    [TestCase("by: guess", "unknown-choice", "by")]
    [TestCase("by: regression, group: type", "unknown-key", "group")]
    [TestCase("by: em, group: type", "unknown-key", "group")]
    [TestCase("by: em, from: [ wages ]", "unknown-key", "from")]
    [TestCase("by: mean, from: [ wages ]", "unknown-key", "from")]
    [TestCase("by: median, of: [ wages ]", "unknown-key", "of")]
    [TestCase("by: regression, from: [ wagse ]", "reference-to-nothing", "from")]
    [TestCase("by: regression, from: [ economy ]", "reference-to-nothing", "from")]
    [TestCase("by: regression, of: [ area ]", "reference-to-nothing", "of")]
    [TestCase("by: regression, from: [ wages, wages ]", "id-duplicate", "wages")]
    public void Faults_have_file_line_and_key(string impute, string code, string key)
    {
        var fault = Read(impute).Faults.ShouldHaveSingleItem();
        (fault.Code, fault.File, fault.Line).ShouldBe((code, Edition, 16));
        $"{fault.Key} {string.Join(' ', fault.Arguments)}".ShouldContain(key);
    }

    [TestCase("by: regression", "crime")]
    [TestCase("by: em", "crime")]
    [TestCase("by: regression, from: [ wages ]", "wages")]
    [TestCase("by: regression, from: [ wages ], of: [ roads, crime ]", null)]
    [TestCase("by: regression, from: [ wages, crime ]", null)]
    [TestCase("by: mean", null)]
    public void An_indicator_that_nothing_could_predict_is_warned_of(string impute, string? indicator)
    {
        var warned = Read(impute).Warnings.Where(warning => warning.Code == "nothing-to-predict-from").ToList();
        warned.Select(warning => (string)warning.Key).ShouldBe(indicator is null ? [] : [indicator]);
    }
}
