using Scoring.Domain.Explanations;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Explanations;

namespace Scoring.Features.Tests.Ranking.Explanations;

/// <summary>Every step without a value says why, by a note or by what is read from the explanation when it is shown.</summary>
public sealed class WhyNoValueTests
{
    private static readonly string Everything = Path.Combine(Checkout.Root, "tests", "independent", "every-kind");

    // Every kind of step with all its facts, and with a part of them gone.
    [TestCase(0)]
    [TestCase(2)]
    public async Task Every_kind_of_step_says_why_it_has_no_value(int dropped)
    {
        var input = TemporaryFolder.New();
        Copies.Folder(Path.Combine(Everything, "input"), input);
        foreach (var name in dropped == 0 ? [] : new[] { "marks.csv", "measures.csv", "measures-innovation.csv", "results.csv" })
        {
            var lines = File.ReadAllLines(Path.Combine(input, name));
            File.WriteAllLines(Path.Combine(input, name), lines.Where((_, i) => i == 0 || i % dropped != 1));
        }
        using var place = Workplace.WithRules(Path.Combine(Everything, "rules"));
        await place.Run(input);
        Directory.Delete(input, recursive: true);
        var absent = 0;
        foreach (var ranking in (await place.Rank("every-kind/2026")).Rankings)
        {
            var explanations = await place.ExplainAll("every-kind/2026", ranking.Rows.Select(row => row.Id), ranking.Rule.Id);
            foreach (var node in explanations.SelectMany(one => one.Root.Flatten()).Where(node => !node.Value.IsPresent))
            {
                Said(node).ShouldNotBeEmpty($"{node.Kind} {node.Id} of {node.UnitId}");
                Said(node).ShouldNotContain(note => note == Texts.Get("why.formula", "en"), $"{node.Kind} {node.Id} of {node.UnitId}");
                ExplanationLine.Of(node, null, "id").Notes.ShouldNotContain(note => note.Contains("why.", StringComparison.Ordinal));
                absent++;
            }
        }
        absent.ShouldBeGreaterThan(50);
    }

    private static IReadOnlyList<string> Said(Explanation node) => ExplanationLine.Of(node, null, "en").Notes;

    private static async Task<IReadOnlyList<string>> Of(Workplace place, string unit, string node)
    {
        var explained = (await place.ExplainAll("small/2026", [unit], "all"))[0];
        return Said(explained.Root.Flatten().First(one => one.Id == node));
    }

    private static Workplace Index(string tree, string normalise = "{ by: min-max }", string aggregate = "[{ by: arithmetic }]")
    {
        var place = SmallIndex.Place();
        place.WriteRule("small/2026/tree.csv", tree);
        place.WriteRule(
            "small/2026/edition.yaml",
            SmallIndex
                .Rules.Replace("{ by: min-max }", normalise, StringComparison.Ordinal)
                .Replace("aggregate: [{ by: arithmetic }]", "aggregate: " + aggregate, StringComparison.Ordinal)
                .Replace("by: left-out, coverage: 0.5", "by: left-out", StringComparison.Ordinal)
        );
        return place;
    }

    private static string Tree(string column, string ofRoads) =>
        string.Concat(
            SmallIndex
                .Tree.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(
                    (line, i) =>
                        line
                        + (
                            i == 0 ? $",{column}"
                            : line.StartsWith("roads,", StringComparison.Ordinal) ? $",{ofRoads}"
                            : ","
                        )
                        + "\n"
                )
        );

    [TestCase("{ by: min-max }", "no value, because all values of the indicator are equal: the formula would divide by 0")]
    [TestCase("{ by: z-score }", "no value, because all values of the indicator are equal: the formula would divide by 0")]
    public async Task An_indicator_that_is_equal_for_all_says_so(string normalise, string reason)
    {
        using var place = Index(SmallIndex.Tree, normalise);
        await place.Bring("small/2026", ("72.01", 5, 10, 1), ("72.02", 5, 20, 5), ("72.03", 5, 30, 3));
        (await Of(place, "72.01", "index.roads")).ShouldBe([reason]);
    }

    [TestCase("{ by: z-score }")]
    [TestCase("{ by: percentile-rank }")]
    public async Task A_single_unit_has_nobody_to_be_compared_with(string normalise)
    {
        using var place = Index(SmallIndex.Tree, normalise);
        await place.Bring("small/2026", ("72.01", 5, 10, 1));
        (await Of(place, "72.01", "index.roads")).ShouldBe(["no value, because the indicator has no second value to compare with"]);
        (await Of(place, "72.01", "index.economy")).ShouldBe(["no value, because none of its parts has one"]);
        (await Of(place, "72.01", "index")).ShouldBe(["no value, because Index has none"]);
    }

    [Test]
    public async Task What_has_no_logarithm_and_no_ratio_says_its_figure()
    {
        using var place = Index(Tree("treat", "log"), "{ by: distance-to-best }");
        await place.Bring("small/2026", ("72.01", 0, -3, 1), ("72.02", 4, 20, 5), ("72.03", 9, 30, 3));
        (await Of(place, "72.01", "index.roads.log")).ShouldBe(["no value, because 0 is not above 0 and has no logarithm"]);
        (await Of(place, "72.01", "index.roads")).ShouldBe(["no value, because Roads has none"]);
        (await Of(place, "72.01", "index.wages")).ShouldBe(["no value, because -3 is not above 0 and makes no ratio to the best"]);
    }

    [Test]
    public async Task A_denominator_of_0_is_named()
    {
        using var place = Index(Tree("denominator", "crime"));
        await place.Bring("small/2026", ("72.01", 4, 10, 0), ("72.02", 5, 20, 5), ("72.03", 9, 30, 3));
        (await Of(place, "72.01", "index.roads.per-denominator"))
            .ShouldHaveSingleItem()
            .ShouldStartWith("no value, because the denominator");
    }

    [Test]
    public void A_part_below_0_under_a_geometric_mean_is_not_said_to_be_missing()
    {
        var node = new Explanation
        {
            Id = "index.economy",
            Kind = "geometric",
            Name = new("Ekonomi", "Economy"),
            UnitId = "72.01",
            UnitName = "Kabupaten",
            Value = default,
            Combine = _ => default,
            Inputs = [Part("Roads", -2m), Part("Wages", 3m)],
            Notes = [new Note(NoteCode.TooFewChildren, 2, 2)],
        };
        Said(node).ShouldBe(["no value, because this mean takes nothing below 0: Roads"]);
        Said(node with { Notes = [new Note(NoteCode.TooFewChildren, 1, 2)] }).ShouldBe(["only 1 of 2 parts have a value: too few"]);
    }

    private static Explanation Part(string name, decimal value) =>
        new()
        {
            Id = name,
            Kind = "min-max",
            Name = new(name, name),
            UnitId = "72.01",
            UnitName = "Kabupaten",
            Value = Domain.Numbers.Value.Of(value),
            Combine = _ => Domain.Numbers.Value.Of(value),
        };

    [Test]
    public async Task A_winsorised_mean_says_how_many_marks_it_needs()
    {
        using var place = SmallRules.Place();
        place.WriteRule(
            "club/2020/edition.yaml",
            SmallRules.Jury.Replace(
                "step: mean-of-jurors, stage: final, missing-mark: left-out",
                "step: winsorised-mean-of-jurors, stage: final, raise-lowest: 1, lower-highest: 1",
                StringComparison.Ordinal
            )
        );
        await place.Given(
            ImportKind.Submissions,
            "club/2020",
            "submissions.csv",
            "innovation_id,title,category\ne1,Satu,Umum\ne2,Dua,Umum\ne3,Tiga,Umum\n"
        );
        await place.Given(
            ImportKind.Marks,
            "club/2020",
            "marks.csv",
            "stage,innovation_id,juror,one,two,three\nfinal,e1,A,5,5,5\nfinal,e1,B,6,6,6\nfinal,e1,C,7,7,7\n"
                + "final,e2,A,4,4,4\nfinal,e2,B,5,5,5\n"
        );
        var all = await place.ExplainAll("club/2020", ["e1", "e2", "e3"], "all");
        Said(all[0].Root).ShouldBeEmpty();
        Said(all[1].Root).ShouldBe(["no value: 2 marks there, 3 needed to raise the lowest and lower the highest"]);
        Said(all[2].Root).ShouldBe(["no value, because there is no scoresheet"]);
        // What is stored of it is what it was.
        using var json = new MemoryStream();
        ExplanationJson.WriteLine(json, all[1], "en");
        System.Text.Encoding.UTF8.GetString(json.ToArray()).ShouldNotContain("needed to raise");
    }
}
