using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Against reml.py, which has the whole covariance matrix of the marks in decimals of 50 digits.</summary>
public class VarianceComponentsTests
{
    private const decimal Close = 1e-8m;

    private static readonly string[] ShroutFleiss = ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"];
    private static readonly string[] Incomplete = ["73 74 . 71", "75 . 67 72", ". 75 68 75", "73 75 69 .", "80 79 71 .", ". 66 60 65"];
    private static readonly string[] FewOfSome =
    [
        "70 . . 82 75",
        ". 64 71 . 70",
        "88 80 . . .",
        ". . 79 90 84",
        "61 59 . 72 .",
        "77 . 75 . 80",
        ". 70 68 81 .",
    ];

    private static VarianceComponents Of(params string[] lines) => VarianceComponents.Of(Tables.Of(lines));

    private static void Check(VarianceComponents found, decimal mean, decimal entries, decimal jurors, decimal error)
    {
        found.Refusal.ShouldBe(AgreementRefusal.None);
        found.Mean.ShouldBe(mean, Close);
        found.OfEntries.ShouldBe(entries, Close);
        found.OfJurors.ShouldBe(jurors, Close);
        found.OfError.ShouldBe(error, Close);
    }

    [Test]
    public void A_complete_table_has_the_components_of_its_mean_squares()
    {
        var found = Of(ShroutFleiss);
        // (BMS − EMS) / 4, (JMS − EMS) / 6, EMS with the published 11.24, 32.49 and 1.02.
        Check(found, 5.29166666667m, 2.55555555556m, 5.24444444444m, 1.01944444444m);
        found.Entries[4].Value.ShouldBe(7.29973848942m, Close);
        found.Entries[4].StandardError.ShouldBe(0.786797454131m, Close);
        found.Jurors["B"].Value.ShouldBe(-2.70406156477m, Close);
        found.Jurors["B"].StandardError.ShouldBe(1.1977239987m, Close);
    }

    [Test]
    public void Missing_marks_are_no_obstacle()
    {
        var found = Of(Incomplete);
        Check(found, 71.6995493013m, 16.4080971481m, 10.755443489m, 1.21493892311m);
        found.Entries[4].Value.ShouldBe(76.7037199378m, Close);
        found.Entries[5].StandardError.ShouldBe(1.75672073326m, Close);
        found.Jurors["C"].Value.ShouldBe(-4.71084885671m, Close);
        found.Jurors["A"].StandardError.ShouldBe(1.71404997299m, Close);
        var few = Of(FewOfSome);
        Check(few, 75.3733272863m, 60.11536261m, 26.0426162823m, 4.51291631279m);
        few.Entries[2].Value.ShouldBe(86.8398730133m, Close);
        few.Entries[2].StandardError.ShouldBe(3.27897923101m, Close);
        few.Jurors["D"].Value.ShouldBe(7.91686408752m, Close);
        few.Jurors["D"].StandardError.ShouldBe(2.49660099184m, Close);
    }

    [Test]
    public void A_component_below_zero_is_zero_and_the_others_make_up_for_it()
    {
        var found = Of("5 6 5", "8 7 9", "3 4 2", "6 6 7", "9 8 8");
        Check(found, 6.2m, 4.5m, 0m, 0.6m);
        found.Entries[0].Value.ShouldBe(5.37021276596m, Close);
        found.Jurors.Values.ShouldAllBe(juror => juror.Value == 0m && juror.Reliability == null);
        found = Of("5 8 2", "6 9 1", "4 8 3", "5 7 2");
        Check(found, 5m, 0m, 8.83333333333m, 0.666666666667m);
        found.Entries.Values.ShouldAllBe(entry => entry.Value == 5m);
        found.Jurors["C"].Value.ShouldBe(-2.94444444444m, Close);
        found.MarksFor(0.8m, ownJurors: false).ShouldBeNull();
    }

    [Test]
    public void Reliability_for_more_jurors_follows_from_the_components()
    {
        var found = Of(ShroutFleiss);
        // ICC(3,1), ICC(3,k), ICC(2,1) and ICC(2,k) as published.
        found.ReliabilityOf(1, ownJurors: false)!.Value.ShouldBe(0.714840714840m, Close);
        found.ReliabilityOf(4, ownJurors: false)!.Value.ShouldBe(0.909315542377m, Close);
        found.ReliabilityOf(1, ownJurors: true)!.Value.ShouldBe(0.289763779528m, Close);
        found.ReliabilityOf(4, ownJurors: true)!.Value.ShouldBe(0.620050547599m, Close);
        found.MarksFor(0.8m, ownJurors: false).ShouldBe(2);
        found.MarksFor(0.9m, ownJurors: false).ShouldBe(4);
        // 4 (5.2444 + 1.0194) / 2.5556 = 9.8.
        found.MarksFor(0.8m, ownJurors: true).ShouldBe(10);
        found.Separation(4, ownJurors: false)!.Value.ShouldBe(1.959963984540054m * 0.713948349m, 1e-7m);
    }

    [Test]
    public void Neither_the_order_of_the_marks_nor_a_shift_of_all_matters()
    {
        var marks = Tables.Marks(FewOfSome).ToList();
        var found = VarianceComponents.Of(new MarkTable(marks));
        var other = VarianceComponents.Of(
            new MarkTable(marks.AsEnumerable().Reverse().Select(mark => mark with { Mark = mark.Mark + 1000m }))
        );
        other.OfEntries.ShouldBe(found.OfEntries, Close);
        other.OfJurors.ShouldBe(found.OfJurors, Close);
        other.Mean.ShouldBe(found.Mean + 1000m, 1e-6m);
    }

    [Test]
    public void What_cannot_be_separated_is_refused_for_a_reason()
    {
        Of("1 2 3").Refusal.ShouldBe(AgreementRefusal.TooFewEntries);
        Of("1", "2").Refusal.ShouldBe(AgreementRefusal.TooFewJurors);
        Of("4 4", "4 4").Refusal.ShouldBe(AgreementRefusal.NoVariation);
        Of("4 5", "6 .", ". 3").Refusal.ShouldBe(AgreementRefusal.TooFewMarks);
        Of("70 73 76", "60 63 66", "50 53 56").Refusal.ShouldBe(AgreementRefusal.NoError);
        // Two panels that share nobody: each has an error of its own, and jurors are taken from one crowd.
        Of("7 5 . .", "6 6 . .", "8 5 . .", ". . 7 4", ". . 8 5", ". . 5 4").Refusal.ShouldBe(AgreementRefusal.None);
    }
}
