using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Against drift.py: regression in fractions, the probability by integrating the density.</summary>
public class JurorDriftTests
{
    private static readonly string[] Lines =
    [
        "70 72 71",
        "64 66 69",
        "81 80 79",
        "75 70 73",
        "68 71 66",
        "77 74 72",
        "83 79 84",
        "60 63 61",
    ];
    private static readonly int[] OrderOfA = [3, 1, 2, 5, 5, 7, 6, 8];

    private static JurorDrift Of(MarkTable table) =>
        JurorDrift.Of(
            table,
            table.Marks.Select(mark => new TimedMark(
                mark,
                new DateTime(2026, 5, 1, 8, 0, 0, DateTimeKind.Utc).AddMinutes(mark.Juror == "A" ? OrderOfA[mark.Entry] : mark.Entry + 1)
            ))
        );

    [Test]
    public void Slopes_errors_and_probabilities_are_those_of_a_second_computation()
    {
        var found = Of(Tables.Of(Lines));
        found.Refusal.ShouldBe(AgreementRefusal.None);
        Check(found.Jurors[0], 0.3855421686746988m, 0.4213495496339425m, 0.39546683938423666m);
        Check(found.Jurors[1], -0.07738095238095238m, 0.490857938201153m, 0.879908600125384m);
        Check(found.Jurors[2], -0.22023809523809523m, 0.44513038761732243m, 0.6383540521898399m);
        found.Clear.ShouldBeEmpty();

        static void Check(JurorTrend found, decimal slope, decimal error, decimal probability)
        {
            found.Entries.ShouldBe(8);
            found.Slope.ShouldBe(slope, 1e-12m);
            found.StandardError.ShouldBe(error, 1e-12m);
            found.Probability!.Value.ShouldBe(probability, 1e-9m);
        }
    }

    [Test]
    public void A_juror_who_gets_a_point_stricter_with_each_entry_is_named()
    {
        var marks = Tables.Marks("72 70 71", "66 66 65", "80 81 79", "70 74 73", "65 70 69", "66 73 72", "72 80 79", "53 62 61");
        var clear = Of(new MarkTable(marks.Select(mark => mark.Juror == "A" ? mark with { Juror = "Z" } : mark))).Clear;
        clear.ShouldHaveSingleItem().Juror.ShouldBe("Z");
        clear[0].Slope.ShouldBeLessThan(-1m);
        clear[0].Change.ShouldBe(7m * clear[0].Slope, 1e-9m);
    }

    [Test]
    public void Without_times_or_with_a_few_marks_nothing_is_said()
    {
        var table = Tables.Of(Lines);
        Of(Tables.Of("70 72", "64 66", "81 80", "75 70", "68 71", "77 74", "83 79", "60 63"))
            .Refusal.ShouldBe(AgreementRefusal.TooFewMarks);
        JurorDrift.Of(table, []).Refusal.ShouldBe(AgreementRefusal.NoTimes);
        Of(Tables.Of(Lines[..5])).Refusal.ShouldBe(AgreementRefusal.TooFewMarks);
        JurorDrift
            .Of(table, table.Marks.Select(mark => new TimedMark(mark, DateTime.UnixEpoch)))
            .Refusal.ShouldBe(AgreementRefusal.TooFewMarks);
    }
}
