using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

/// <summary>Marks compared with those of their own juror, and Copeland over the jurors' own orders.</summary>
public class StandardisedMarkTests
{
    // Means 70, 60, 80; standard deviations 10, 20, 0.
    private static readonly int[][] Marks =
    [
        [60, 40, 80],
        [70, 60, 80],
        [80, 80, 80],
    ];

    private static decimal?[] Of(Standardising how, int[][] marks) =>
        PlacesOfMarks.Values(
            new MeanOfItems(
                Make.Head("standardised-mean-of-jurors", Level.Innovation),
                new StandardisedMark(Make.Head("standardised-mark", Level.Sheet("final")), PlacesOfMarks.Total, how),
                AbsentInput.IsLeftOut
            ),
            PlacesOfMarks.FactsOf(marks)
        );

    [Test]
    public void A_flat_juror_has_no_standard_deviation_and_is_left_out()
    {
        Of(Standardising.ZScore, Marks).ShouldBe([-1m, 0m, 1m]);
        // All nine marks: mean 70, squared deviations 1,600, standard deviation √200.
        var spread = (decimal)Math.Sqrt(200);
        foreach (var (found, wanted) in Of(Standardising.Rescaled, Marks).Zip([70m - spread, 70m, 70m + spread]))
            found!.Value.ShouldBe(wanted, 1e-12m);
    }

    [Test]
    public void Centred_marks_and_ratios_need_no_spread()
    {
        // 60 − 70 + 70, 40 − 60 + 70, 80 − 80 + 70: mean 180 / 3.
        Of(Standardising.Centred, Marks).ShouldBe([60m, 70m, 80m]);
        // 60 × 70 / 70, 40 × 70 / 60, 80 × 70 / 80.
        Of(Standardising.Ratio, Marks)[0]!.Value.ShouldBe((60m + 140m / 3m + 70m) / 3m, 1e-24m);
        Of(
                Standardising.Ratio,
                [
                    [0, 50],
                    [0, 60],
                ]
            )
            .ShouldBe([Exact.Divide(50m * 27.5m, 55m), 30m]);
    }

    [Test]
    public void Copeland_counts_pairs_won_less_pairs_lost()
    {
        decimal?[] Copeland(int[][] marks, MissingSheets missing = MissingSheets.Refused) =>
            PlacesOfMarks.Values(
                new CopelandOfPlaces(
                    PlacesOfMarks.Head,
                    PlacesOfMarks.Places(RankConvention.Standard, missing: missing, equalNumbers: false)
                ),
                PlacesOfMarks.FactsOf(marks)
            );
        // Two of three jurors place 0 before 1 and before 2; 1 and 2 are equal: one each, one undecided.
        Copeland([
                [9, 8, 1],
                [5, 5, 7],
                [5, 4, 8],
            ])
            .ShouldBe([2m, -1m, -1m]);
        // A circle: 0 beats 1, 1 beats 2, 2 beats 0.
        Copeland([
                [3, 1, 2],
                [2, 3, 1],
                [1, 2, 3],
            ])
            .ShouldBe([0m, 0m, 0m]);
        // Only the jurors who marked both count in a pair.
        Copeland(
                [
                    [9, -1, 5],
                    [8, 9, -1],
                    [-1, 4, 6],
                ],
                MissingSheets.AmongOwn
            )
            .ShouldBe([0m, 0m, 0m]);
        Copeland([
                [9, -1],
                [8, 9],
            ])
            .ShouldBe([null, null]);
    }
}
