namespace Scoring.RuleBook.Tests.Editions;

/// <summary>Decimal commas, thousands and semicolons in rule files: read as meant and said, or refused with the right form.</summary>
public sealed class SeparatorTests
{
    private static EditionReading Changed(string file, Func<string, string> change, string edition)
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        var path = rules.PathOf(file);
        var text = File.ReadAllText(path);
        var changed = change(text);
        changed.ShouldNotBe(text);
        File.WriteAllText(path, changed);
        return new RuleFolder(rules.Path).Read(edition);
    }

    private static string Told(IEnumerable<RuleFault> faults) =>
        string.Join("; ", faults.Select(fault => $"{fault.Code} {fault.Key} {string.Join(' ', fault.Arguments)}"));

    // No field of this table holds a comma of its own.
    private static string Semicolons(string text) => text.Replace(',', ';');

    [Test]
    public void A_table_with_semicolons_is_read_as_with_commas()
    {
        var reading = Changed("composite/2026/hierarchy.csv", Semicolons, "composite/2026");
        reading.Faults.ShouldBeEmpty();
        reading.Warnings.ShouldBeEmpty();
        var plain = new RuleFolder(TestFolders.Good).Read("composite/2026").Edition!;
        reading
            .Edition!.Steps.Values.Select(step => $"{step.Id} {step.Constants.Count}")
            .ShouldBe(plain.Steps.Values.Select(step => $"{step.Id} {step.Constants.Count}"));
    }

    [TestCase("indicator;2,5;higher", "", "csv-decimal-comma weight 2,5 2.5")]
    [TestCase("indicator;1,250;higher", "comma-ambiguous weight 1,250 1.250 1250", "")]
    public void Decimal_commas_in_it_are_read_as_meant_and_said_or_refused(string by, string faults, string warnings)
    {
        var reading = Changed(
            "composite/2026/hierarchy.csv",
            text =>
                Semicolons(text).Replace("indicator;3;higher", by, StringComparison.Ordinal).Replace("3.5", "4", StringComparison.Ordinal),
            "composite/2026"
        );
        Told(reading.Faults).ShouldBe(faults);
        Told(reading.Warnings).ShouldBe(warnings);
    }

    [Test]
    public void A_table_with_both_signs_is_refused_with_both_numbers() =>
        Told(
                Changed(
                    "composite/2026/hierarchy.csv",
                    text => Semicolons(text).Replace("indicator;3;higher", "indicator;2,5;higher", StringComparison.Ordinal),
                    "composite/2026"
                ).Faults
            )
            .ShouldBe("csv-decimals-mixed weight 2,5 3.5 7");

    [TestCase("factor: 2 }", "factor: 0,25 }", "decimal-comma factor 0,25 0.25")]
    [TestCase("factor: 2 }", "factor: '0,25' }", "decimal-comma factor 0,25 0.25")]
    [TestCase("factor: 2 }", "factor: { value: 0,25 } }", "decimal-comma factor 0,25 0.25")]
    [TestCase("factor: 2 }", "factor: -0,25 }", "decimal-comma factor -0,25 -0.25")]
    [TestCase("factor: 2 }", "factor: 0,25 % }", "percent-sign factor 0,25 % 0.25")]
    [TestCase("factor: 2 }", "factor: 25% }", "percent-sign factor 25% 25")]
    [TestCase("factor: 2 }", "factor: 1.125,5 }", "thousands-separator factor 1.125,5 1125.5")]
    [TestCase("factor: 2 }", "factor: 1.000.000 }", "thousands-separator factor 1.000.000 1000000")]
    [TestCase("factor: 2 }", "factor: \"1,250\" }", "comma-ambiguous factor 1,250 1.250 1250")]
    [TestCase("limits: [10, 20, 30]", "limits: [10, 20,5, 30]", "decimal-comma limits 20,5 20.5")]
    public void A_wrong_sign_in_an_edition_is_told_once_with_the_right_form(string replace, string by, string told) =>
        Told(Changed("kinds/2026/edition.yaml", text => text.Replace(replace, by, StringComparison.Ordinal), "kinds/2026").Faults)
            .ShouldBe(told);

    [TestCase("limits: [10, 20, 30]", "limits: [10,20,30]", "tight-list 10 10,20,30 3 10.20, 30")]
    [TestCase("limits: [10, 20, 30]", "limits: [1,5]", "tight-list 1 1,5 2 1.5")]
    [TestCase("limits: [10, 20, 30]", "limits: [ 10, 20, 30 ]", "")]
    [TestCase("factor: 2 }", "factor: 1.125 }", "point-ambiguous factor 1.125 1.125 1125")]
    [TestCase("factor: 2 }", "factor: 0.125 }", "")]
    [TestCase("factor: 2 }", "factor: 1.1250 }", "")]
    [TestCase("{ use: a, weight: 2 }", "{ use: a, weight: 0.2 }, { use: b, weight: 40 }", "weights-mixed parts 0.2 40")]
    [TestCase("{ use: a, weight: 2 }", "{ use: a, weight: 94 }", "weights-nearly parts 99 100")]
    [TestCase("{ use: a, weight: 2 }", "{ use: a, weight: 95 }", "")]
    [TestCase("{ use: a, weight: 2 }", "{ use: a, weight: 89.99 }", "")]
    public void What_can_be_meant_otherwise_is_warned_of(string replace, string by, string told)
    {
        var reading = Changed("kinds/2026/edition.yaml", text => text.Replace(replace, by, StringComparison.Ordinal), "kinds/2026");
        reading.Faults.ShouldBeEmpty();
        var before = new RuleFolder(TestFolders.Good).Read("kinds/2026").Warnings.Select(warning => warning.Code).ToList();
        Told(reading.Warnings.Where(warning => !before.Contains(warning.Code))).ShouldBe(told);
    }
}
