using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>mark = entry + juror + error by least squares, on incomplete data.</summary>
public class AdditiveModelTests
{
    // A gives 2 more than B, C 2 less; Z would be 60.
    private static readonly JurorMark[] Exactly =
    [
        Mark(1, "A", 82),
        Mark(1, "B", 80),
        Mark(2, "B", 70),
        Mark(2, "C", 68),
        Mark(3, "A", 62),
        Mark(3, "C", 58),
    ];

    [Test]
    public void What_is_additive_is_found_exactly()
    {
        var model = AdditiveModel.Fit(Exactly);
        model.Refusal.ShouldBe(FitRefusal.None);
        model
            .Severities.Select(juror => (juror.Key, juror.Value.Estimate, juror.Value.Marks))
            .ShouldBe([("A", 2m, 2), ("B", 0m, 2), ("C", -2m, 2)]);
        model.Entries.Select(entry => (entry.Key, entry.Value.Estimate)).ShouldBe([(1, 80m), (2, 70m), (3, 60m)]);
        model.ResidualDeviation.ShouldBe(0m);
        model.Entries.Values.ShouldAllBe(entry => entry.StandardError == 0m);
    }

    [Test]
    public void Where_everybody_marks_everything_an_entry_has_its_plain_mean()
    {
        var model = AdditiveModel.Fit([Mark(1, "A", 90), Mark(1, "B", 71), Mark(2, "A", 80), Mark(2, "B", 60)]);
        model.Entries[1].Estimate.ShouldBe(80.5m);
        model.Entries[2].Estimate.ShouldBe(70m);
        model.Severities["A"].Estimate.ShouldBe(9.75m);
        // Residuals ±0.25 on one degree of freedom: variance 0.25. Of a mean of two marks half of it; of a severity a quarter.
        model.ResidualDeviation.ShouldBe(0.5m);
        model.Entries[1].StandardError.ShouldBe(0.353553390593274m);
        model.Severities["B"].StandardError.ShouldBe(0.25m);
    }

    [Test]
    public void Incomplete_marks_agree_with_the_normal_equations_solved_otherwise()
    {
        var chance = new Random(7);
        for (var world = 0; world < 20; world++)
        {
            JurorMark[] marks =
            [
                .. from entry in Enumerable.Range(0, 12)
                from juror in "ABCDE"
                where juror == 'A' || chance.Next(10) < 5
                select Mark(entry, $"{juror}", 60 + entry + (juror - 'C') * 2 + chance.Next(-40, 41) / 10m),
            ];
            var model = AdditiveModel.Fit(marks);
            var (entries, jurors, errors) = Second(marks);
            foreach (var (entry, estimated) in model.Entries)
            {
                ((double)estimated.Estimate).ShouldBe(entries[entry], 1e-9);
                ((double)estimated.StandardError).ShouldBe(errors[entry], 1e-9);
            }
            foreach (var (juror, estimated) in model.Severities)
                ((double)estimated.Estimate).ShouldBe(jurors[juror[0] - 'A'], 1e-9);
            model.Severities.Values.Sum(juror => juror.Estimate).ShouldBe(0m, 1e-12m);
        }
    }

    [Test]
    public void The_order_of_the_marks_changes_nothing()
    {
        var one = AdditiveModel.Fit([.. Exactly, Mark(3, "B", 61)]);
        var other = AdditiveModel.Fit([.. Exactly.Prepend(Mark(3, "B", 61)).Reverse()]);
        other.Entries.ShouldBe(one.Entries);
        other.Severities.ShouldBe(one.Severities);
    }

    [Test]
    public void Groups_of_jurors_that_share_no_entry_cannot_be_compared()
    {
        var model = AdditiveModel.Fit([
            Mark(1, "A", 80),
            Mark(1, "B", 70),
            Mark(2, "A", 60),
            Mark(2, "B", 50),
            Mark(3, "C", 60),
            Mark(4, "D", 50),
        ]);
        (model.Refusal, model.Groups).ShouldBe((FitRefusal.NotConnected, 3));
        model.Entries.ShouldBeEmpty();
    }

    [Test]
    public void As_many_unknowns_as_marks_are_refused()
    {
        var model = AdditiveModel.Fit([Mark(1, "A", 80), Mark(1, "B", 70), Mark(2, "B", 60)]);
        (model.Refusal, model.Marks, model.MarksNeeded).ShouldBe((FitRefusal.TooFewMarks, 3, 4));
        AdditiveModel.Fit([]).Refusal.ShouldBe(FitRefusal.TooFewMarks);
        AdditiveModel.Fit([Mark(1, "A", 80)]).Refusal.ShouldBe(FitRefusal.TooFewMarks);
    }

    private static JurorMark Mark(int entry, string juror, decimal mark) => new(entry, juror, mark);

    /// <summary>
    /// A full design matrix of 12 entries and 5 jurors, the last severity minus the others, by Gauss and Jordan in doubles.
    /// </summary>
    private static (double[] Entries, double[] Jurors, double[] Errors) Second(JurorMark[] marks)
    {
        const int entries = 12,
            unknowns = 16;
        double[] Row(JurorMark mark)
        {
            var row = new double[unknowns];
            row[mark.Entry] = 1;
            var juror = mark.Juror[0] - 'A';
            for (var i = 0; i < 4; i++)
                row[entries + i] =
                    juror == 4 ? -1
                    : i == juror ? 1
                    : 0;
            return row;
        }

        var table = new double[unknowns, 2 * unknowns + 1];
        foreach (var mark in marks)
        {
            var row = Row(mark);
            for (var i = 0; i < unknowns; i++)
            {
                for (var j = 0; j < unknowns; j++)
                    table[i, j] += row[i] * row[j];
                table[i, 2 * unknowns] += row[i] * (double)mark.Mark;
            }
        }
        for (var i = 0; i < unknowns; i++)
            table[i, unknowns + i] = 1;
        for (var pivot = 0; pivot < unknowns; pivot++)
        {
            var scale = table[pivot, pivot];
            for (var j = 0; j <= 2 * unknowns; j++)
                table[pivot, j] /= scale;
            for (var i = 0; i < unknowns; i++)
            {
                var factor = table[i, pivot];
                for (var j = 0; i != pivot && j <= 2 * unknowns; j++)
                    table[i, j] -= factor * table[pivot, j];
            }
        }
        double[] solution = [.. Enumerable.Range(0, unknowns).Select(i => table[i, 2 * unknowns])];
        var squares = marks.Sum(mark => Math.Pow((double)mark.Mark - Row(mark).Zip(solution, (x, y) => x * y).Sum(), 2));
        var deviation = Math.Sqrt(squares / (marks.Length - unknowns));
        return (
            solution[..entries],
            [.. solution[entries..], -solution[entries..].Sum()],
            [.. Enumerable.Range(0, entries).Select(i => deviation * Math.Sqrt(table[i, unknowns + i]))]
        );
    }
}
