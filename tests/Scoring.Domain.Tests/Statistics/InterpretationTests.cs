using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>What figures are taken to mean.</summary>
public class InterpretationTests
{
    [TestCase(-0.2, "agreement-poor", null, 0.5)]
    [TestCase(0.5, "agreement-moderate", 0.5, 0.75)]
    [TestCase(0.8999, "agreement-good", 0.75, 0.9)]
    [TestCase(0.9, "agreement-excellent", 0.9, null)]
    public void An_icc_is_read_with_its_limits(decimal icc, string code, double? from, double? below)
    {
        var interpretation = Interpretation.OfIntraclass(icc);
        interpretation.Code.ShouldBe(code);
        (interpretation.From, interpretation.Below).ShouldBe(((decimal?)from, (decimal?)below));
        interpretation.Source.ShouldContain("Koo and Li");
    }

    [Test]
    public void Every_figure_has_its_own_codes()
    {
        Interpretation.OfConcordance(0.83m).Code.ShouldBe("concordance-strong");
        Interpretation.OfAlpha(0.743m).Code.ShouldBe("alpha-tentative");
        Interpretation.OfKappa(0.43m).Code.ShouldBe("kappa-moderate");
        Interpretation.OfDifference(-2.1m, 60).Code.ShouldBe("difference-likely");
        Interpretation.OfDifference(-2.1m, 6).Code.ShouldBe("difference-within-chance");
        Interpretation.OfHalo(0.62m).Code.ShouldBe("halo-large");
        Interpretation.OfJurorFit(1.1m).Code.ShouldBe("fit-as-expected");
        Interpretation.OfPlace(0.5m).Code.ShouldBe("place-unsure");
        Interpretation.OfPlace(0.95m).Code.ShouldBe("place-sure");
    }
}
