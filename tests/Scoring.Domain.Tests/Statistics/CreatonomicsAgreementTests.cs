using System.Globalization;
using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>
/// Real marks: the final of a student business-idea contest of 2018, 12 jurors for 49 teams, in six pairs of jurors that never share a
/// team. The file is read
/// where it lies next to the checkout (shared/facts/kipp) and is not part of this project.
/// </summary>
[Category("Shared")]
public class CreatonomicsAgreementTests
{
    private static readonly int[] Weights = [10, 20, 20, 5, 5, 10, 5, 15, 10];
    private List<(int Team, string Juror, decimal[] Marks)> _sheets = [];

    private MarkTable Totals =>
        new(
            _sheets.Select(sheet => new JurorMark(sheet.Team, sheet.Juror, sheet.Marks.Zip(Weights, (mark, weight) => mark * weight).Sum()))
        );

    [SetUp]
    public void Given()
    {
        if (Checkout.Shared("facts", "kipp", "creatonomics2018_juror_scores.csv") is not { } path)
            throw new DirectoryNotFoundException(
                "The folder shared does not lie beside the checkout; tests/run leaves these tests out where it is not there, but not in CI."
            );
        // The newest sheet of a juror for a team counts; one without a time is the oldest.
        _sheets =
        [
            .. File.ReadLines(path)
                .Skip(1)
                .Select(line => line.Split(','))
                .GroupBy(cells => (cells[2], cells[4]))
                .Select(sheets => sheets.MaxBy(cells => cells[1], StringComparer.Ordinal)!)
                .Select(cells =>
                    (
                        int.Parse(cells[2], CultureInfo.InvariantCulture),
                        cells[4],
                        cells[5..14].Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture)).ToArray()
                    )
                ),
        ];
    }

    [Test]
    public void Jurors_are_compared_within_their_closed_pair_and_not_across()
    {
        var severity = SeverityTable.Of(Totals);
        severity.Refusal.ShouldBe(FitRefusal.NotConnected);
        severity.Model.Groups.ShouldBe(6);
        severity
            .Groups.Select(group => string.Join('+', group.Members))
            .ShouldBe(["J1+J4", "J10+J7", "J11+J8", "J12+J9", "J2+J5", "J3+J6"]);
        foreach (var group in severity.Groups)
        {
            group.Refusal.ShouldBe(FitRefusal.None);
            foreach (var juror in group.Jurors)
            {
                TestContext.Out.WriteLine(
                    $"{juror.Juror, -4} {Math.Round(juror.Severity, 1), 7} ± {Math.Round(juror.StandardError, 1)} points of 700, "
                        + $"{juror.Marks} teams: {Interpretation.OfDifference(juror.Standardised!.Value, group.Freedom).Code}"
                );
                // Two jurors who marked the same teams: half the difference of their means.
                var others = Totals
                    .Marks.Where(mark => group.Members.Contains(mark.Juror))
                    .GroupBy(mark => mark.Juror)
                    .ToDictionary(own => own.Key, own => own.Average(mark => mark.Mark));
                juror.Severity.ShouldBe((others[juror.Juror] - others.Values.Average()), 1e-9m);
            }
        }
        RegionBias.Of(Totals, juror => juror, team => $"J{team % 12 + 1}").Refusal.ShouldNotBe(AgreementRefusal.None);
    }

    [Test]
    public void Complete_figures_are_refused_for_the_whole_and_given_for_a_pair()
    {
        // Two marks for each team, not of the same jurors: only the one-way forms.
        IntraclassCorrelation.Of(Totals).IsOneWay.ShouldBeTrue();
        IntraclassCorrelation.Of(Totals).Of(IntraclassForm.FixedMean).ShouldBeNull();
        KendallW.Of(Totals).Refusal.ShouldBe(AgreementRefusal.Incomplete);
        var pair = new MarkTable(Totals.Marks.Where(mark => mark.Juror is "J2" or "J5"));
        var figures = IntraclassCorrelation.Of(pair);
        figures.Refusal.ShouldBe(AgreementRefusal.None);
        foreach (var figure in figures.Figures)
            TestContext.Out.WriteLine(
                $"{figure.Form, -13} {figure.Value:0.00} [{figure.Lower:0.00}, {figure.Upper:0.00}] "
                    + $"{Interpretation.OfIntraclass(figure.Value!.Value).Code}"
            );
        var alpha = KrippendorffAlpha.Of(Totals, Metric.Interval);
        alpha.Entries.ShouldBe(49);
        TestContext.Out.WriteLine($"alpha (interval) {alpha.Alpha:0.000} {Interpretation.OfAlpha(alpha.Alpha!.Value).Code}");
        TypingErrors.Of(Totals).NotLookedAt.Count.ShouldBe(49);
    }

    [Test]
    public void The_ranks_of_all_teams_have_intervals_and_the_line_of_the_best_ten_is_not_sure()
    {
        var sure = RankCertainty.Of(Totals, RankCertaintyTests.Mean, top: 10);
        // Three different draws of each of six pairs.
        (sure.IsExact, sure.Draws, sure.Entries.Count).ShouldBe((true, 729, 49));
        // Ten places, and those who are equal to the tenth in some draws.
        sure.Entries.Sum(span => span.InTop!.Value).ShouldBeInRange(10m, 10.2m);
        foreach (var span in sure.Entries.Take(15))
            TestContext.Out.WriteLine(
                $"{span.Rank, 2}. team {span.Entry, -3} {span.Score, 6} ranks {span.From} to {span.To}, among the ten "
                    + $"{span.InTop:0.00} {Interpretation.OfPlace(span.InTop!.Value).Code}"
            );
        sure.AtLine.ShouldNotBeEmpty();
        TestContext.Out.WriteLine($"{sure.AtLine.Count} pairs at the line cannot be told apart; the unsurest: {sure.AtLine[0]}");
    }

    [Test]
    public void Each_juror_has_a_halo_over_the_nine_criteria()
    {
        var halo = Halo.Of([
            .. Enumerable
                .Range(0, 9)
                .Select(leaf => new MarkTable(_sheets.Select(sheet => new JurorMark(sheet.Team, sheet.Juror, sheet.Marks[leaf])))),
        ]);
        halo.Jurors.Count.ShouldBe(12);
        foreach (var juror in halo.Jurors)
            TestContext.Out.WriteLine(
                $"{juror.Juror, -4} mean correlation {juror.MeanCorrelation:0.00} over {juror.Pairs} pairs of criteria, "
                    + $"{juror.Entries} teams"
            );
        halo.JuryMean!.Value.ShouldBeInRange(0.1m, 0.95m);
    }
}
