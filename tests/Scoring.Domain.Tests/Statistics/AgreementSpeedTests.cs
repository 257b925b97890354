using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>A whole first round: 3,500 entries, three of 60 jurors each, nine criteria.</summary>
public class AgreementSpeedTests
{
    [Test]
    public void All_figures_of_a_whole_season_take_seconds()
    {
        var chance = new Random(1);
        var sheets = (
            from entry in Enumerable.Range(0, 3_500)
            from seat in Enumerable.Range(0, 3)
            select (
                Entry: entry,
                Juror: $"J{(entry * 7 + seat * (1 + entry % 19)) % 60:00}",
                Marks: Enumerable.Range(0, 9).Select(_ => (decimal)chance.Next(50, 96)).ToArray()
            )
        ).ToList();
        var table = new MarkTable(
            sheets.Select(sheet => new JurorMark(sheet.Entry, sheet.Juror, sheet.Marks.Sum() + chance.Next(100) / 100m))
        );
        MarkTable[] criteria =
        [
            .. Enumerable
                .Range(0, 9)
                .Select(leaf => new MarkTable(sheets.Select(sheet => new JurorMark(sheet.Entry, sheet.Juror, sheet.Marks[leaf])))),
        ];
        var before = Environment.CpuUsage.TotalTime;
        SeverityTable severity = null!;
        Time("severity", () => severity = SeverityTable.Of(table));
        severity.Refusal.ShouldBe(FitRefusal.None);
        Time("outliers", () => JurorOutliers.Of(severity.Model).Refusal.ShouldBe(FitRefusal.None));
        Time("home", () => RegionBias.Of(table, juror => $"{juror[^1]}", entry => $"{entry % 10}").Refusal.ShouldBe(AgreementRefusal.None));
        Time("alpha", () => Enum.GetValues<Metric>().ShouldAllBe(metric => KrippendorffAlpha.Of(table, metric).Alpha != null));
        Time("kappa", () => FleissKappa.Of(criteria[0], mark => mark >= 70 ? 1 : 0).Kappa.ShouldNotBeNull());
        Time("halo", () => Halo.Of(criteria).Jurors.Count.ShouldBe(60));
        Time("slips", () => TypingErrors.Of(table).NotLookedAt.Count.ShouldBe(3_500));
        Time("ranks", () => RankCertainty.Of(table, RankCertaintyTests.Mean, 99).Entries.Count.ShouldBe(3_500));
        var all = Environment.CpuUsage.TotalTime - before;
        TestContext.Out.WriteLine($"all {all.TotalMilliseconds:0} ms of one core");
        // About two seconds in a debug build; the bound leaves room for slower machines.
        all.ShouldBeLessThan(TimeSpan.FromSeconds(10));

        static void Time(string what, Action run)
        {
            var start = Environment.CpuUsage.TotalTime;
            run();
            TestContext.Out.WriteLine($"{what} {(Environment.CpuUsage.TotalTime - start).TotalMilliseconds:0} ms");
        }
    }
}
