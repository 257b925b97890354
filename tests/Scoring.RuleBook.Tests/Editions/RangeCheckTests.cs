namespace Scoring.RuleBook.Tests.Editions;

/// <summary>
/// A maximum that the parts can exceed or never reach, and scores outside all bands, are warned of with the chain that gives them.
/// </summary>
public sealed class RangeCheckTests
{
    private const string Before = """
        programme: ranges
        edition: 2026
        name: Ranges
        cite: decree
        measures:
          - { id: own, name: Own, on: region, from: 0, to: 60 }
          - { id: free, name: Free, on: region }
          - { id: work, name: Work, on: innovation, from: 0, to: 110 }
        stages:
          - id: final
            name: Final
            scale: { from: 0, to: 10 }
            weights-of: 1
            seats: 3
            criteria: [{ id: idea, name: Idea, weight: 4 }, { id: use, name: Use, weight: 6 }]
        scores:
          - id: index
            step: percent-of-maximum
            maximum: 
        """;

    private const string Whole =
        "200 of: { id: total, step: sum, parts: [{ id: own, step: measure, of: own }, "
        + "{ id: works, step: mean-of-items, of: { id: work, step: measure, of: work } }, "
        + "{ id: number, step: count-of-items, each: 0.5, at-most: 60 }] }";

    private static IReadOnlyList<RuleFault> Warnings(string index, string after = "", string rankings = "")
    {
        using var rules = new TemporaryRules(TestFolders.Good);
        var (maximum, of) = (index[..index.IndexOf(' ')], index[(index.IndexOf(' ') + 1)..]);
        var text =
            $"{Before.TrimEnd()} {maximum}\n    {of}\n{after}rounding: {{ places: 2 }}\n"
            + $"rankings: [{{ id: all, name: All, score: index{rankings} }}]\n";
        Directory.CreateDirectory(rules.PathOf("ranges/2026"));
        File.WriteAllText(rules.PathOf("ranges/2026/edition.yaml"), text);
        var reading = new RuleFolder(rules.Path).Read("ranges/2026");
        reading.Faults.Select(fault => $"{fault.Code} {fault.Line} {fault.Key}").ShouldBeEmpty();
        return reading.Warnings;
    }

    [TestCase("geometric", "own", true)]
    [TestCase("harmonic", "own", true)]
    [TestCase("arithmetic", "own", false)]
    [TestCase("geometric", "free", false)]
    public void A_mean_that_one_zero_makes_zero_is_warned_of_where_a_part_can_be_zero(string mean, string part, bool isTold)
    {
        var index =
            $"60 of: {{ id: both, step: weighted-mean, mean: {mean}, weights-total: 2, parts: "
            + $"[{{ id: a, step: measure, of: {part}, weight: 1 }}, {{ id: b, step: measure, of: free, weight: 1 }}] }}";
        Warnings(index)
            .Where(warning => warning.Code == "mean-of-zero-parts")
            .Select(warning => (warning.Key, warning.Arguments[1]))
            .ShouldBe(isTold ? [("both", "a")] : []);
    }

    // 60 + 110 + 30 = 200.
    [TestCase("200", null, null)]
    [TestCase("199.99", "maximum-exceeded", "total ≤ 200 (own ≤ 60, works ≤ 110 (work ≤ 110), number ≤ 30)")]
    [TestCase("200.01", "maximum-out-of-reach", "total ≤ 200 (own ≤ 60, works ≤ 110 (work ≤ 110), number ≤ 30)")]
    public void The_maximum_is_that_of_the_parts_to_the_hundredth(string maximum, string? code, string? chain)
    {
        var warnings = Warnings(Whole.Replace("200 of", $"{maximum} of", StringComparison.Ordinal));
        warnings.Select(warning => warning.Code).ShouldBe(code is null ? [] : [code]);
        warnings.Select(warning => warning.Arguments[1]).ShouldBe(chain is null ? [] : [chain]);
        warnings.Select(warning => (warning.Line, warning.Key)).ShouldBe(code is null ? [] : [(17, "index")]);
    }

    [TestCase("200 of: { step: sum-of-items, of: { id: work, step: measure, of: work } }", "maximum-endless")]
    [TestCase("200 of: { step: count-of-items, each: 2 }", "maximum-endless")]
    [TestCase("200 of: { step: clamp, at-most: 200, of: { step: count-of-items, each: 2 } }", null)]
    [TestCase("200 of: { step: count-of-items, each: 2, at-most: 100 }", null)]
    [TestCase("200 of: { id: free, step: measure, of: free }", null)]
    [TestCase("220 of: { step: best-of-items, best: 2, of: { id: work, step: measure, of: work } }", null)]
    [TestCase("110 of: { step: best-of-items, best: 2, of: { id: work, step: measure, of: work } }", "maximum-exceeded")]
    [TestCase("110 of: { step: best-of-items, best: 2, as: mean, of: { id: work, step: measure, of: work } }", null)]
    [TestCase("100 of: { step: mean-of-jurors, stage: final }", null)]
    [TestCase("100 of: { step: sum-of-jurors, stage: final }", "maximum-exceeded")]
    [TestCase("300 of: { step: sum-of-jurors, stage: final }", null)]
    [TestCase("10 of: { step: median-of-jurors, stage: final }", "maximum-exceeded")]
    [TestCase("60 of: { step: rounded, places: 0, mode: up, of: { id: own, step: measure, of: own } }", null)]
    [TestCase("120 of: { step: product, factor: 2, of: { id: own, step: measure, of: own } }", null)]
    [TestCase("120 of: { step: product, factor: -2, of: { id: own, step: measure, of: own } }", "maximum-out-of-reach")]
    public void Each_kind_of_step_has_its_range(string index, string? code) =>
        Warnings(index).Select(warning => warning.Code).ShouldBe(code is null ? [] : [code]);

    [TestCase("to: 100", null)]
    [TestCase("to: 99.99", "outside-bands")]
    [TestCase("to: 200", null)]
    public void A_score_that_can_be_in_no_band_is_told(string top, string? code) =>
        Warnings(Whole, $"bands:\n  of: rounded\n  list:\n    - {{ name: A, from: 50, {top} }}\n    - {{ name: B, from: 0, below: 50 }}\n")
            .Select(warning => warning.Code)
            .ShouldBe(code is null ? [] : [code]);

    [Test]
    public void The_sentence_names_the_maximum_and_the_chain()
    {
        var warning = Warnings(Whole.Replace("200 of", "180 of", StringComparison.Ordinal)).Single();
        RuleFaultTexts
            .Message(warning, "en")
            .ShouldBe(
                "“index”: the declared maximum is 180, and the parts can exceed it, so that the result is above 100: "
                    + "total ≤ 200 (own ≤ 60, works ≤ 110 (work ≤ 110), number ≤ 30)."
            );
        RuleFaultTexts.Message(warning, "id").ShouldContain("maksimum yang dinyatakan 180");
    }
}
