using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Against rasch.py, which maximises the same likelihood by Newton's method on all parameters at once.</summary>
public class RatingScaleModelTests
{
    private const decimal Close = 1e-7m;

    // Entries down, jurors across, one digit for each criterion.
    private static readonly string[] Lines =
    [
        "433 432 443 322",
        "221 322 212 111",
        "544 433 555 433",
        "333 343 232 221",
        "455 344 454 343",
        "122 . 211 112",
        ". 433 322 322",
        "344 333 445 233",
    ];

    private static List<Rating> Ratings(params string[] lines) =>
        [
            .. from line in lines.Index()
            from cell in line.Item.Split(' ').Index()
            where cell.Item != "."
            from mark in cell.Item.Index()
            select new Rating(line.Index, $"{(char)('A' + cell.Index)}", $"c{mark.Index}", mark.Item - '0'),
        ];

    [Test]
    public void Measures_errors_fair_averages_and_fit_are_those_of_a_second_computation()
    {
        var model = RatingScaleModel.Of(Ratings(Lines));
        model.Refusal.ShouldBe(AgreementRefusal.None);
        Check(model.Entries[1], -3.915327919m, 0.560648431m, 1.638778620m, 1.023209362m, 0.926920739m);
        Check(model.Entries[5], -4.791641168m, 0.702157301m, 1.388978911m, 1.239460411m, 2.395680211m);
        Check(model.Entries[6], -0.417355697m, 0.572737211m, 2.762432855m, 1.203309920m, 1.179406165m);
        Check(model.Jurors["A"], -0.885433585m, 0.362086851m, 3.093330111m, 0.630443089m, 0.632584294m);
        Check(model.Jurors["D"], 1.844250882m, 0.380854721m, 2.157673561m, 0.719550707m, 1.179810370m);
        Check(model.Criteria["c2"], 0.417374588m, 0.311721601m, 2.637760818m, 1.037260051m, 1.422362148m);
        decimal[] thresholds = [-4.2739402694m, -1.1362741214m, 1.7079312863m, 3.7022831046m];
        foreach (var (found, wanted) in model.Thresholds.Zip(thresholds))
            found.ShouldBe(wanted, Close);
        model.Correction.ShouldBe(0.9111111111m, Close);
        model.Jurors["D"].Corrected.ShouldBe(1.844250882m * 0.9111111111m, Close);
        model.Jurors.Values.Sum(juror => juror.Measure).ShouldBe(0m, Close);
        model.SeverityReliability!.Value.ShouldBeInRange(0.85m, 0.95m);

        static void Check(Located found, decimal measure, decimal error, decimal fair, decimal infit, decimal outfit)
        {
            found.Measure.ShouldBe(measure, Close);
            found.StandardError.ShouldBe(error, Close);
            found.FairAverage.ShouldBe(fair, Close);
            found.Infit!.Value.ShouldBe(infit, Close);
            found.Outfit!.Value.ShouldBe(outfit, Close);
        }
    }

    [Test]
    public void An_entry_with_the_highest_marks_only_is_located_beyond_all_others_and_named()
    {
        var model = RatingScaleModel.Of(Ratings([.. Lines, "555 555 555 555"]));
        var best = model.Entries[8];
        best.IsExtreme.ShouldBeTrue();
        best.Infit.ShouldBeNull();
        best.Measure.ShouldBeGreaterThan(model.Entries.Where(entry => entry.Key < 8).Max(entry => entry.Value.Measure));
        best.FairAverage.ShouldBeInRange(4.5m, 5m);
        // It takes no part in what the others are.
        model.Jurors["D"].Measure.ShouldBe(1.844250882m, Close);
    }

    [Test]
    public void What_cannot_be_located_is_refused_for_a_reason()
    {
        RatingScaleModel.Of(Ratings("33 32")).Refusal.ShouldBe(AgreementRefusal.TooFewEntries);
        RatingScaleModel.Of(Ratings("33", "32")).Refusal.ShouldBe(AgreementRefusal.TooFewJurors);
        RatingScaleModel.Of(Ratings("33 33", "33 33")).Refusal.ShouldBe(AgreementRefusal.NoVariation);
        RatingScaleModel.Of(Ratings("31 32 . .", "23 12 . .", ". . 12 31", ". . 33 21")).Refusal.ShouldBe(AgreementRefusal.NotConnected);
        RatingScaleModel
            .Of([.. Enumerable.Range(0, 80).Select(i => new Rating(i / 4, $"J{i % 4}", "c", i))])
            .Refusal.ShouldBe(AgreementRefusal.NoSharedSteps);
    }
}
