using Scoring.Domain.Hierarchy;
using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>The six intraclass correlations and their intervals.</summary>
public class IntraclassCorrelationTests
{
    /// <summary>Shrout and Fleiss (1979), table 2: six targets, four judges.</summary>
    private static readonly string[] ShroutFleiss = ["9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7"];

    // The formula gives 10.5, −1.44 and −160: the jurors contradict each other, and there is no share of variance to tell.
    [TestCase("1 5", "2 4", "3 3", "4 2", "5 1")]
    [TestCase("70 82", "74 78", "78 75", "80 71", "84 69")]
    public void Jurors_who_contradict_each_other_have_no_correlation_beyond_one(params string[] lines)
    {
        var figures = IntraclassCorrelation.Of(Tables.Of(lines)).Figures;
        figures.Count.ShouldBe(6);
        figures.ShouldAllBe(figure => figure.IsNone);
        figures.ShouldAllBe(figure => figure.Value == null || (figure.Value >= -1m && figure.Value <= 1m));
        figures.ShouldAllBe(figure => figure.Lower == null || figure.Lower >= -1m);
        figures.Single(figure => figure.Form == IntraclassForm.RandomMean).Value.ShouldBeNull();
    }

    [FsCheck.NUnit.Property]
    public void No_figure_is_ever_beyond_one(byte[] marks)
    {
        if (marks.Length < 4)
            return;
        var table = new MarkTable(marks.Take(marks.Length / 2 * 2).Select((mark, i) => new JurorMark(i / 2, i % 2 == 0 ? "A" : "B", mark)));
        foreach (var figure in IntraclassCorrelation.Of(table).Figures)
        {
            (figure.Value is null or >= -1m and <= 1m).ShouldBeTrue();
            (figure.Lower is null or >= -1m and <= 1m).ShouldBeTrue();
            (figure.Upper is null or >= -1m and <= 1m).ShouldBeTrue();
        }
    }

    [Test]
    public void The_six_of_shrout_and_fleiss_are_met()
    {
        var result = IntraclassCorrelation.Of(Tables.Of(ShroutFleiss));
        result.Figures.Select(figure => Math.Round(figure.Value!.Value, 2)).ShouldBe([.17m, .29m, .71m, .44m, .62m, .91m]);
        result.Figures.Select(figure => figure.Form).ShouldBe(Enum.GetValues<IntraclassForm>());
    }

    [Test]
    public void The_intervals_are_those_that_statistics_packages_give_for_it()
    {
        // The R package psych prints these for the same table.
        var figures = IntraclassCorrelation.Of(Tables.Of(ShroutFleiss)).Figures;
        figures.Select(figure => Math.Round(figure.Lower!.Value, 3)).ShouldBe([-.133m, .019m, .342m, -.884m, .071m, .676m]);
        figures.Select(figure => Math.Round(figure.Upper!.Value, 2)).ShouldBe([.72m, .76m, .95m, .91m, .93m, .99m]);
    }

    [Test]
    public void The_jurors_mean_is_as_reliable_as_cronbachs_alpha_says()
    {
        var table = Tables.Of(ShroutFleiss);
        var columns = Enumerable
            .Range(0, 4)
            .Select(juror => (IReadOnlyList<decimal?>)[.. Enumerable.Range(0, 6).Select(row => (decimal?)table.Row(row)[juror].Mark)])
            .ToList();
        IntraclassCorrelation.Of(table).Figures[5].Value!.Value.ShouldBe(Coherence.CronbachAlpha(columns)!.Value, 1e-12m);
    }

    [Test]
    public void Jurors_who_agree_but_for_severity_agree_wholly_in_the_third_form()
    {
        var figures = IntraclassCorrelation.Of(Tables.Of("70 80", "60 70", "50 60")).Figures;
        figures[2].Value.ShouldBe(1m);
        figures[1].Value!.Value.ShouldBeLessThan(0.7m);
        (figures[2].Lower, figures[2].Upper).ShouldBe((null, null));
    }

    [Test]
    public void Jurors_of_ones_own_leave_the_first_form_of_the_same_marks()
    {
        var marks = Tables.Of(ShroutFleiss).Marks;
        var own = IntraclassCorrelation.Of(new MarkTable(marks.Select(mark => mark with { Juror = $"{mark.Juror}{mark.Entry}" })));
        var six = IntraclassCorrelation.Of(Tables.Of(ShroutFleiss));
        own.IsOneWay.ShouldBeTrue();
        own.Figures.ShouldBe([six.Figures[0], six.Figures[3]]);
        IntraclassCorrelation.Of(Tables.Of("1 2 .", ". 2 3", "1 . 3")).Figures.Count.ShouldBe(2);
        IntraclassCorrelation.Of(Tables.Of("1 2 .", ". 2 3", "1 2 3")).Refusal.ShouldBe(AgreementRefusal.Incomplete);
        IntraclassCorrelation.Of(Tables.Of("1 .", ". 2")).Refusal.ShouldBe(AgreementRefusal.Incomplete);
    }

    [Test]
    public void What_cannot_be_told_is_refused_with_the_reason()
    {
        IntraclassCorrelation.Of(Tables.Of("1 2", "2 .")).Refusal.ShouldBe(AgreementRefusal.Incomplete);
        IntraclassCorrelation.Of(Tables.Of("1 2")).Refusal.ShouldBe(AgreementRefusal.TooFewEntries);
        IntraclassCorrelation.Of(Tables.Of("1", "2")).Refusal.ShouldBe(AgreementRefusal.TooFewJurors);
        IntraclassCorrelation.Of(Tables.Of("2 2", "2 2")).Refusal.ShouldBe(AgreementRefusal.NoVariation);
        IntraclassCorrelation.Of(new MarkTable([])).Figures.ShouldBeEmpty();
    }
}
