using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Juries made up with known marks: what is foretold of both kinds of mean against what they are off by.</summary>
public class AdjustmentErrorsTests
{
    /// <summary>
    /// Panels of three with twelve entries each. Linked weakly: one juror of each marks one entry of the next. Linked well: every entry has
    /// three jurors drawn from all.
    /// </summary>
    [TestCase(true)]
    [TestCase(false)]
    public void What_adjusting_is_worth_is_foretold(bool weakly)
    {
        const int Panels = 60,
            Own = 12;
        var chance = new Random(5);
        double Normal(double spread) =>
            spread * Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
        var severity = Enumerable.Range(0, 3 * Panels).Select(_ => Normal(4)).ToArray();
        var truth = Enumerable.Range(0, Panels * Own).Select(_ => 70 + Normal(6)).ToArray();
        var marks = new List<JurorMark>();
        for (var entry = 0; entry < truth.Length; entry++)
        {
            var panel = entry / Own;
            int[] jurors = weakly
                ? [3 * panel, 3 * panel + 1, 3 * panel + 2, .. entry % Own == 0 && panel > 0 ? new[] { 3 * panel - 1 } : []]
                : [.. Enumerable.Range(0, 3 * Panels).OrderBy(_ => chance.Next()).Take(3)];
            foreach (var juror in jurors)
                marks.Add(new JurorMark(entry, $"J{juror:000}", (decimal)Math.Round(truth[entry] + severity[juror] + Normal(5), 1)));
        }
        var table = new MarkTable(marks);
        var model = AdditiveModel.Fit(table.Marks);
        var components = VarianceComponents.Of(table, model);
        Math.Sqrt((double)components.OfJurors).ShouldBe(4, 0.8);
        Math.Sqrt((double)components.OfError).ShouldBe(5, 0.5);
        var foretold = AdjustmentErrors.Of(table, model, components)!;
        var plain = OffBy(entry => table.Row(entry).Average(mark => mark.Mark));
        var adjusted = OffBy(entry => model.Entries[entry].Estimate);
        foretold.IsWorse.ShouldBe(weakly);
        foretold.IsWorse.ShouldBe(adjusted >= plain);
        ((double)foretold.Plain).ShouldBe(plain, 0.15 * plain);
        // Along a chain of panels errors add up: one such chain says little of their size.
        if (!weakly)
            ((double)foretold.Adjusted).ShouldBe(adjusted, 0.2 * adjusted);
        // Drawn to the mean, the predictions are never worse than either.
        OffBy(entry => components.Entries[entry].Value).ShouldBeLessThan(Math.Min(plain, adjusted));

        double OffBy(Func<int, decimal> mark)
        {
            var off = truth.Select((own, entry) => (double)mark(entry) - own).ToArray();
            var middle = off.Average();
            return Math.Sqrt(off.Average(one => (one - middle) * (one - middle)));
        }
    }
}
