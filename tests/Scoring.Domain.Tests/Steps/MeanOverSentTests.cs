using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

/// <summary>Innovations that were sent and do not count divide all the same.</summary>
public class MeanOverSentTests
{
    private static readonly ReportedMeasure Item = Make.Measure("m", Level.Innovation);

    [TestCase(10, 2, 10)]
    [TestCase(12, 0, 12)]
    [TestCase(12, 3, 15)]
    [TestCase(9, 1, 12)]
    public void What_was_rejected_divides_once_there_are_more_than_the_least_divisor(int counted, int rejected, int divisor)
    {
        var explained = Of(counted, rejected, 12m);
        explained.Value.Number.ShouldBe(Math.Round(counted * 60m / Math.Max(divisor, 12), 20), 0.000001m);
        explained.Recompute().ShouldBe(explained.Value);
        explained.Notes.Any(note => note.Code == NoteCode.UncountedDivide).ShouldBe(rejected > 0);
    }

    [Test]
    public void A_region_whose_every_innovation_was_rejected_has_zero_and_one_that_sent_none_has_none_without_a_least_divisor()
    {
        Of(0, 2, null).Value.OrNull.ShouldBe(0m);
        Of(0, 0, null).Value.OrNull.ShouldBeNull();
        Of(0, 0, 12m).Value.OrNull.ShouldBe(0m);
    }

    private static Explanation Of(int counted, int rejected, decimal? least)
    {
        var facts = new TestFacts().Region("R");
        for (var i = 0; i < counted + rejected; i++)
        {
            facts.Innovation($"i{i}", "R", ("verification", i < counted ? "diterima" : "ditolak"));
            facts.Measure($"i{i}", "m", 60m, Level.Innovation);
        }
        var step = new MeanOverSent(
            Make.Head("mean-of-items"),
            Item,
            AbsentInput.IsLeftOut,
            least is { } number ? Make.Constant(number) : null
        );
        var edition = Make.Edition([step]) with
        {
            CountedInnovations = [new NotSo(new AttributeIsOneOf("verification", ["ditolak"], null), null)],
        };
        return step.Explain(facts.Under(edition), 0);
    }
}
