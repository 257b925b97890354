using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Severity, unexpected marks and home bias: what the additive model says about jurors.</summary>
public class SeverityTableTests
{
    /// <summary>
    /// Montgomery, Design and Analysis of Experiments, table 4-22: four catalysts (here jurors) in four incomplete batches (here
    /// entries).
    /// </summary>
    private static readonly MarkTable Montgomery = Tables.Across("73 74 . 71", ". 75 67 72", "73 75 68 .", "75 . 72 75");

    [Test]
    public void Montgomerys_incomplete_blocks_are_met()
    {
        // Intrablock estimates −9/8, −7/8, −4/8, 20/8; error mean square 0.65; variance of an estimate k (a − 1) σ² / (λ a²) = 9 × 0.65
        // / 32.
        var group = SeverityTable.Of(Montgomery).Groups.ShouldHaveSingleItem();
        group.Jurors.Select(juror => (juror.Juror, juror.Severity)).ShouldBe([("A", -1.125m), ("B", -0.875m), ("C", -0.5m), ("D", 2.5m)]);
        ((double)group.ResidualDeviation!.Value).ShouldBe(Math.Sqrt(0.65), 1e-12);
        group.Jurors.ShouldAllBe(juror => Math.Abs((double)juror.StandardError - Math.Sqrt(9 * 0.65 / 32)) < 1e-12);
        group.LeniencyRange.ShouldBe(3.625m);
        ((double)group.Jurors[3].Standardised!.Value).ShouldBe(2.5 / Math.Sqrt(9 * 0.65 / 32), 1e-12);
    }

    [Test]
    public void Leverages_add_up_to_the_number_of_unknowns() =>
        AdditiveModel.Fit(Montgomery.Marks).Residuals.Sum(each => each.Leverage).ShouldBe(7m, 1e-12m);

    [Test]
    public void A_constant_on_all_marks_of_a_juror_leaves_the_adjusted_order_unchanged()
    {
        var chance = new Random(5);
        for (var world = 0; world < 25; world++)
        {
            var marks = Incomplete(chance);
            var shift = chance.Next(-300, 300) / 10m;
            var before = AdditiveModel.Fit(marks);
            var after = AdditiveModel.Fit([.. marks.Select(mark => mark.Juror == "C" ? mark with { Mark = mark.Mark + shift } : mark)]);
            after
                .Entries.OrderByDescending(entry => entry.Value.Estimate)
                .Select(entry => entry.Key)
                .ShouldBe(before.Entries.OrderByDescending(entry => entry.Value.Estimate).Select(entry => entry.Key));
            after.Severities.Values.Sum(juror => juror.Estimate).ShouldBe(0m, 1e-10m);
        }
    }

    [Test]
    public void Closed_groups_have_severities_of_their_own_and_none_together()
    {
        var table = Tables.Of("80 70 . .", "61 50 . .", "70 62 . .", ". . 50 45", ". . 61 60", ". . 40 31");
        var severity = SeverityTable.Of(table);
        severity.Refusal.ShouldBe(FitRefusal.NotConnected);
        severity.Groups.Select(group => string.Join('+', group.Members)).ShouldBe(["A+B", "C+D"]);
        severity.Groups.ShouldAllBe(group => group.Refusal == FitRefusal.None && group.Jurors.Count == 2 && group.Entries == 3);
        SeverityTable.Of(Tables.Of("80 70", "60 .")).Groups.ShouldHaveSingleItem().Refusal.ShouldBe(FitRefusal.TooFewMarks);
    }

    [Test]
    public void The_mark_that_was_changed_stands_out()
    {
        var marks = Incomplete(new Random(9));
        marks[20] = marks[20] with { Mark = marks[20].Mark + 60 };
        var outliers = JurorOutliers.Of(AdditiveModel.Fit(marks));
        outliers.Largest[0].Mark.ShouldBe(marks[20]);
        outliers.Largest[0].Standardised.ShouldBeGreaterThan(3m);
        outliers.Jurors[0].Juror.ShouldBe(marks[20].Juror);
        outliers.Jurors.ShouldAllBe(juror => juror.MeanSquare >= 0m);
    }

    [Test]
    public void Kindness_to_the_home_region_is_found_exactly_where_nothing_else_disturbs()
    {
        // Regions by the remainder of three; juror A is at home in 0, B in 1 and so on; home brings 3 points.
        string Region(int entry) => $"{entry % 3}";
        string Home(string juror) => $"{(juror[0] - 'A') % 3}";
        var marks = Incomplete(new Random(2))
            .Select(mark =>
                mark with
                {
                    Mark = 60 + mark.Entry * 1.5m + (mark.Juror[0] - 'C') * 2 + (Home(mark.Juror) == Region(mark.Entry) ? 3 : 0),
                }
            );
        var bias = RegionBias.Of(new MarkTable(marks), Home, Region);
        bias.Bias.ShouldBe(3m);
        bias.StandardError.ShouldBe(0m);
        (bias.HomeResidual > 0m, bias.OtherResidual < 0m).ShouldBe((true, true));
    }

    [Test]
    public void The_bias_is_the_one_with_the_least_squares()
    {
        string Region(int entry) => $"{entry % 3}";
        string Home(string juror) => $"{(juror[0] - 'A') % 3}";
        var table = new MarkTable(Incomplete(new Random(4)));
        var bias = RegionBias.Of(table, Home, Region);
        decimal Left(decimal b) =>
            AdditiveModel
                .Fit([.. table.Marks.Select(mark => mark with { Mark = mark.Mark - (Home(mark.Juror) == Region(mark.Entry) ? b : 0m) })])
                .ResidualDeviation;
        Left(bias.Bias!.Value).ShouldBeLessThan(Left(bias.Bias.Value + 0.01m));
        Left(bias.Bias.Value).ShouldBeLessThan(Left(bias.Bias.Value - 0.01m));
        bias.StandardError!.Value.ShouldBeGreaterThan(0m);
        RegionBias.Of(table, _ => "x", _ => "y").Refusal.ShouldBe(AgreementRefusal.TooFewMarks);
        RegionBias.Of(table, _ => null, Region).Refusal.ShouldBe(AgreementRefusal.TooFewMarks);
    }

    internal static JurorMark[] Incomplete(Random chance) =>
        [
            .. from entry in Enumerable.Range(0, 24)
            from juror in "ABCDEF"
            where juror == 'A' || chance.Next(10) < 5
            select new JurorMark(entry, $"{juror}", 60 + entry + (juror - 'C') * 2 + chance.Next(-40, 41) / 10m),
        ];
}
