using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Fleiss' kappa.</summary>
public class FleissKappaTests
{
    /// <summary>Fleiss (1971), table 1: thirty patients, six psychiatrists, five diagnoses; an entry a group of five digits.</summary>
    private const string Psychiatrists =
        "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
        + "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006";

    [Test]
    public void Six_psychiatrists_and_thirty_patients()
    {
        var result = FleissKappa.Of([
            .. Psychiatrists.Split(' ').Select(entry => (IReadOnlyList<int>)[.. entry.Select(digit => digit - '0')]),
        ]);
        Math.Round(result.Kappa!.Value, 3).ShouldBe(0.430m);
        result.Shares.Select(share => Math.Round(share, 3)).ShouldBe([.144m, .144m, .167m, .306m, .239m]);
        // The R package irr prints z = 17.7.
        Math.Round(result.Kappa.Value / result.StandardError!.Value, 1).ShouldBe(17.7m);
    }

    [Test]
    public void Fourteen_raters_and_ten_subjects() =>
        // The worked example of the encyclopedias: κ = 0.210.
        Math.Round(
                FleissKappa
                    .Of([
                        [0, 0, 0, 0, 14],
                        [0, 2, 6, 4, 2],
                        [0, 0, 3, 5, 6],
                        [0, 3, 9, 2, 0],
                        [2, 2, 8, 1, 1],
                        [7, 7, 0, 0, 0],
                        [3, 2, 6, 3, 0],
                        [2, 5, 3, 2, 2],
                        [6, 5, 2, 1, 0],
                        [0, 2, 2, 3, 7],
                    ])
                    .Kappa!.Value,
                3
            )
            .ShouldBe(0.210m);

    [Test]
    public void Marks_become_pass_and_fail_whoever_gave_them()
    {
        var table = Tables.Of("80 75 .", ". 40 50", "72 . 60", "90 . 91");
        FleissKappa
            .Of(table, mark => mark >= 70 ? 1 : 0)
            .Kappa.ShouldBe(
                FleissKappa
                    .Of([
                        [0, 2],
                        [2, 0],
                        [1, 1],
                        [0, 2],
                    ])
                    .Kappa
            );
    }

    [Test]
    public void What_cannot_be_told_is_refused_with_the_reason()
    {
        FleissKappa
            .Of([
                [2, 0],
                [1, 0],
            ])
            .Refusal.ShouldBe(AgreementRefusal.UnequalNumbersOfMarks);
        FleissKappa
            .Of([
                [2, 0],
                [2, 0],
            ])
            .Refusal.ShouldBe(AgreementRefusal.NoVariation);
        FleissKappa
            .Of([
                [1, 0],
                [0, 1],
            ])
            .Refusal.ShouldBe(AgreementRefusal.TooFewJurors);
        FleissKappa.Of([]).Refusal.ShouldBe(AgreementRefusal.TooFewEntries);
    }
}
