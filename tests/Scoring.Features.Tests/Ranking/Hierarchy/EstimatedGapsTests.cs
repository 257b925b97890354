using Scoring.Domain.Explanations;
using Scoring.Domain.Hierarchy;
using Scoring.Features.Core;
using Scoring.Features.Output.Charts;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;
using Scoring.Features.Ranking.Hierarchy;
using Scoring.Features.Ranking.Robustness.Index;
using Scoring.Features.Rules.Diff;

namespace Scoring.Features.Tests.Ranking.Hierarchy;

/// <summary>An index whose gaps are estimated, from the rule file to a published year that a stranger computes again.</summary>
public sealed class EstimatedGapsTests
{
    private const string Edition = "small/2026";

    // Wages = 2 × roads + 1, and crime follows neither; the last two have a gap.
    private const string Measures = """
        region_code,indicator,value
        72.01,roads,1
        72.01,wages,3
        72.01,crime,4
        72.02,roads,2
        72.02,wages,5
        72.02,crime,1
        72.03,roads,4
        72.03,wages,9
        72.03,crime,6
        72.04,roads,7
        72.04,wages,15
        72.04,crime,2
        72.05,roads,5
        72.05,wages,11.5
        72.05,crime,3
        72.06,roads,3.5
        72.06,crime,9
        72.07,wages,6
        72.07,crime,5
        """;

    private static async Task<Workplace> Place(string impute)
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule(
            "small/2026/tree.csv",
            "id,name-id,name-en,parent,level,weight\nindex,Indeks,Index,,index,\nroads,Jalan,Roads,index,,1\n"
                + "wages,Upah,Wages,index,,1\ncrime,Kejahatan,Crime,index,,1\n"
        );
        place.WriteRule(
            "small/2026/edition.yaml",
            $$"""
            programme: small
            edition: 2026
            name: Kecil
            cite: committee
            scores:
              - id: index
                step: hierarchy
                file: tree.csv
                before: [ {{impute}} ]
                normalise: { by: min-max }
                aggregate: [{ by: arithmetic }]
            rounding: { places: 2, mode: half-away-from-zero }
            rankings: [{ id: all, name: Semua, score: index, bands: none }]
            """
        );
        place.RuleFaults(Edition).ShouldBeEmpty();
        var codes = Enumerable.Range(1, 7).Select(i => $"72.0{i},Kabupaten {i},kabupaten,72\n");
        await place.Given(
            ImportKind.Regions,
            Edition,
            "regions.csv",
            "code,name,type,province_code\n72,Sulteng,provinsi,72\n" + string.Concat(codes)
        );
        await place.Given(ImportKind.Measures, Edition, "measures.csv", Measures);
        return place;
    }

    [TestCase("{ impute: { by: regression, from: [ roads ] } }", "estimated-by-regression")]
    [TestCase("{ impute: { by: em } }", "estimated-by-em")]
    [Category(SecondVerifier.Category)]
    public async Task An_estimate_is_explained_and_both_verifiers_compute_it_again(string impute, string kind)
    {
        using var place = await Place(impute);
        foreach (var unit in Enumerable.Range(1, 7))
        {
            var whole = (await place.Explain(Edition, $"72.0{unit}")).Root;
            foreach (var part in whole.Flatten())
                part.Recompute().ShouldBe(part.Value, part.Id);
        }
        var root = (await place.Explain(Edition, "72.06")).Root;
        var node = root.Flatten().Single(one => one.Kind == kind);
        node.Notes[0]
            .Code.ShouldBe(kind.EndsWith("em", StringComparison.Ordinal) ? NoteCode.EstimatedByEm : NoteCode.EstimatedByRegression);
        Texts.Notes(node.Notes, "en").ShouldStartWith("an estimate, not a reported value");
        Texts.Notes(node.Notes, "id").ShouldStartWith("taksiran, bukan nilai yang dilaporkan");
        // What was (not) reported, then each predictor with its coefficient, down to its file and line.
        node.Inputs[0].Value.IsPresent.ShouldBeFalse();
        node.Inputs[1].Weight!.Name.ShouldBe("coefficient");
        node.Inputs[1].Flatten().Last().Fact!.Origin.Line.ShouldBe(17);
        var line = node.Constants[0].Amount + node.Inputs.Skip(1).Sum(input => input.Weight!.Amount * input.Value.Number);
        node.Value.Number.ShouldBe(line, 1e-12m);
        await place.Publish(Edition);
        var bundle = Path.Combine(place.Folder, "year.zip");
        await place.Send(new ExportBundle(Edition, bundle));
        (await place.Send(new VerifyBundle(bundle))).Faults.ShouldBeEmpty();
        var (hash, fault) = SecondVerifier.Verify(bundle).ShouldHaveSingleItem();
        hash.ShouldBe((await place.Send(new ListPublications())).ShouldHaveSingleItem().ResultHash, fault);
    }

    [Test]
    public async Task The_report_lists_every_gap_with_what_filled_it()
    {
        using var place = await Place("{ impute: { by: regression, of: [ wages ], from: [ roads ] } }, { impute: { by: median } }");
        var report = await place.Send(new ReportHierarchy(Edition));
        var gaps = FilledValue.Of(report.Step.Rule.Root, report.Columns).ToDictionary(gap => (gap.Indicator.Id, report.UnitIds[gap.Unit]));
        gaps.Count.ShouldBe(5, "three of the province");
        var wages = gaps[("wages", "72.06")];
        // By hand: 8.7 + 46.2 / 22.8 × (3.5 − 3.8).
        (wages.Kind, wages.Estimate!.Units, wages.Value!.Value).ShouldBe(("estimated-by-regression", 5, 8.09210526315789m));
        gaps[("wages", "72")].Kind.ShouldBe("imputed", "nothing predicts it, and the median fills it");
        (gaps[("roads", "72.07")].Kind, gaps[("roads", "72.07")].Value).ShouldBe(("imputed", 3.75m));
    }

    [Test]
    public async Task Ways_to_estimate_are_varied_in_the_robustness_of_the_ranks()
    {
        using var place = await Place("{ impute: { by: em } }");
        var vary = new VariedChoices { Impute = ["none", "mean", "regression", "em"], LeaveOut = ["indicators"] };
        var report = await place.Send(new ReportIndexRobustness(Edition) { Vary = vary, Draws = 60 });
        var said = string.Join('\n', IndexRobustnessSummary.Of(report, report.Rankings[0], report.Rankings[0].Lists[0], "en"));
        said.ShouldContain("estimated by least squares, estimated by the joint normal distribution (EM)");
    }

    [Test]
    public async Task A_scatter_plot_shows_what_was_reported_and_hollow_what_was_filled_in()
    {
        using var place = await Place("{ impute: { by: regression, of: [ wages ], from: [ roads ] } }");
        var report = await place.Send(new ReportHierarchy(Edition));
        var scatter = Scatter.Of(report, "roads", "wages");
        scatter
            .Points.Select(point => (report.UnitIds[point.Unit], point.X, point.Y, point.IsFilled))
            .ShouldBe([
                ("72.01", 1m, 3m, false),
                ("72.02", 2m, 5m, false),
                ("72.03", 4m, 9m, false),
                ("72.04", 7m, 15m, false),
                ("72.05", 5m, 11.5m, false),
                ("72.06", 3.5m, 8.09210526315789m, true),
            ]);
        scatter.Reported.ShouldBe(5);
        // By hand: 46.2 / √(22.8 × 93.8).
        scatter.Pearson!.Value.ShouldBe(0.99901758m, 1e-7m);
        scatter.Spearman.ShouldBe(1m);
        var chart = new ScatterChart(report, scatter, "en").Draw("72.03").ShouldNotBeNull();
        (chart.Title, chart.Columns.Count, chart.Rows.Count).ShouldBe(("Wages against Roads", 3, 6));
        chart.Legend.Select(entry => entry.Text).ShouldBe(["Kabupaten 3", "reported", "filled in, not reported"]);
        chart.Note.ShouldBe(
            "Wages against Roads: correlation 1.00 (Pearson), 1.00 (Spearman) over 5 units that reported both. The dashed line is that of "
                + "least squares. 2 units lack one of the two and are not drawn."
        );
        foreach (var drawing in new[] { chart.Drawing, chart.Narrow! })
            drawing.Shapes.OfType<Point>().Count().ShouldBe(6);
    }

    [Test]
    public async Task The_index_and_its_parts_can_be_drawn_and_what_is_no_part_is_refused()
    {
        using var place = await Place("{ impute: { by: em } }");
        var report = await place.Send(new ReportHierarchy(Edition));
        var index = Scatter.Of(report, "crime", "index");
        index.Y.Values.ShouldBe(report.Columns.Of("index"));
        Should.Throw<RefusalException>(() => Scatter.Of(report, "crime", "crmie")).Code.ShouldBe("unknown-node");
        new ScatterChart(report, index with { Points = [] }, "id").Draw().ShouldBeNull();
    }

    [Test]
    public async Task Rules_say_that_another_edition_estimates_otherwise()
    {
        using var place = await Place("{ impute: { by: regression, of: [ wages ], from: [ roads ] } }, { impute: { by: em } }");
        foreach (var file in new[] { "edition.yaml", "tree.csv" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(place.Rules, "small", "2026", file));
            place.WriteRule(
                $"small/2027/{file}",
                text.Replace("edition: 2026", "edition: 2027", StringComparison.Ordinal)
                    .Replace("from: [ roads ]", "from: [ crime ]", StringComparison.Ordinal)
            );
        }
        var diff = await place.Send(new DiffEditions("small/2026", "small/2027"));
        var value = diff.Changes.ShouldHaveSingleItem().ToString();
        value.ShouldContain("roads");
        value.ShouldContain("crime");
    }
}
