using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Krippendorff's alpha with his own examples.</summary>
public class KrippendorffAlphaTests
{
    /// <summary>Krippendorff (2011), section C: four observers, twelve units, marks missing.</summary>
    private static readonly string[] FourObservers =
    [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ];

    [TestCase(Metric.Nominal, .743)]
    [TestCase(Metric.Ordinal, .815)]
    [TestCase(Metric.Interval, .849)]
    [TestCase(Metric.Ratio, .797)]
    public void Four_observers_and_missing_marks(Metric metric, decimal published)
    {
        var result = KrippendorffAlpha.Of(Tables.Across(FourObservers), metric);
        Math.Round(result.Alpha!.Value, 3).ShouldBe(published);
        (result.Entries, result.Marks).ShouldBe((11, 40));
    }

    [Test]
    public void Two_observers_of_pass_and_fail() =>
        // Section A: ten units, α = 0.095.
        Math.Round(KrippendorffAlpha.Of(Tables.Across("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), Metric.Nominal).Alpha!.Value, 3)
            .ShouldBe(0.095m);

    [Test]
    public void Two_observers_of_five_categories() =>
        // Section B: a a b b d c c c e d d a / b a b b b c c c e d d d, α = 0.692.
        Math.Round(
                KrippendorffAlpha.Of(Tables.Across("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4"), Metric.Nominal).Alpha!.Value,
                3
            )
            .ShouldBe(0.692m);

    [TestCase(Metric.Nominal)]
    [TestCase(Metric.Ordinal)]
    [TestCase(Metric.Interval)]
    [TestCase(Metric.Ratio)]
    public void Perfect_agreement_is_1_whatever_is_missing(Metric metric)
    {
        var chance = new Random(3);
        for (var world = 0; world < 20; world++)
        {
            var marks =
                from entry in Enumerable.Range(0, 15)
                from juror in "ABCD"
                where juror == 'A' || chance.Next(3) > 0
                select new JurorMark(entry, $"{juror}", entry * 6.3m);
            KrippendorffAlpha.Of(new MarkTable(marks), metric).Alpha.ShouldBe(1m);
        }
    }

    [TestCase(Metric.Nominal)]
    [TestCase(Metric.Ordinal)]
    [TestCase(Metric.Interval)]
    [TestCase(Metric.Ratio)]
    public void It_agrees_with_the_definition_by_all_pairs(Metric metric)
    {
        var chance = new Random(11);
        for (var world = 0; world < 20; world++)
        {
            JurorMark[] marks =
            [
                .. from entry in Enumerable.Range(0, 9)
                from juror in "ABCD"
                where juror < 'C' || chance.Next(3) > 0
                select new JurorMark(entry, $"{juror}", chance.Next(0, 8)),
            ];
            ((double)KrippendorffAlpha.Of(new MarkTable(marks), metric).Alpha!.Value).ShouldBe(ByPairs(marks, metric), 1e-12);
        }
    }

    [Test]
    public void What_cannot_be_told_is_refused_with_the_reason()
    {
        KrippendorffAlpha.Of(Tables.Of("3 3", "3 3"), Metric.Interval).Refusal.ShouldBe(AgreementRefusal.NoVariation);
        KrippendorffAlpha.Of(Tables.Of("3 .", "4 .", "5 5"), Metric.Interval).Refusal.ShouldBe(AgreementRefusal.TooFewEntries);
        KrippendorffAlpha.Of(Tables.Of("-3 4", "4 5"), Metric.Ratio).Refusal.ShouldBe(AgreementRefusal.BelowZero);
    }

    private static double ByPairs(JurorMark[] marks, Metric metric)
    {
        double Delta(decimal c, decimal k)
        {
            var (low, high) = (Math.Min(c, k), Math.Max(c, k));
            return metric switch
            {
                Metric.Nominal => c == k ? 0 : 1,
                Metric.Interval => Math.Pow((double)(c - k), 2),
                Metric.Ratio => c == k ? 0 : Math.Pow((double)((c - k) / (c + k)), 2),
                _ => Math.Pow(
                    marks.Count(mark => mark.Mark >= low && mark.Mark <= high)
                        - (marks.Count(mark => mark.Mark == low) + marks.Count(mark => mark.Mark == high)) / 2.0,
                    2
                ),
            };
        }

        var observed = marks
            .GroupBy(mark => mark.Entry)
            .Sum(unit => unit.Sum(one => unit.Sum(other => Delta(one.Mark, other.Mark))) / (unit.Count() - 1));
        return 1 - observed / (marks.Sum(one => marks.Sum(other => Delta(one.Mark, other.Mark))) / (marks.Length - 1));
    }
}
