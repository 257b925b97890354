using Scoring.Domain.Explanations;
using Scoring.Domain.Hierarchy;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;
using Scoring.Features.Ranking.Hierarchy;
using Scoring.Features.Ranking.Robustness.Index;

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
        var root = (await place.Explain(Edition, "72.06")).Root;
        root.Recompute().ShouldBe(root.Value);
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
}
