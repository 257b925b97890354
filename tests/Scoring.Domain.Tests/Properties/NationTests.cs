using Scoring.Benchmarks.Generation;
using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Tests.Properties;

/// <summary>
/// The benchmark's index job over 552 regions and seven years, in the engine, in exact fractions and in binary doubles. Where an exact
/// value ends in a five, doubles publish a hundredth too few or too many, and the carry-over takes the error into the next year.
/// </summary>
public class NationTests
{
    /// <summary>
    /// With doubles, each seed from 1 to 14 has wrong hundredths and seven have wrong ranks, this one included. The engine was right in
    /// all.
    /// </summary>
    private const ulong Seed = 3;

    [Test]
    public void The_engine_publishes_what_exact_arithmetic_gives_and_binary_doubles_do_not()
    {
        var nation = new Nation(552, 30_000, 7, Seed);
        var (rows, engineWrong, doubleWrong, doubleRanksWrong) = (0, 0, 0, 0);
        Evaluation? before = null;
        Dictionary<string, Fraction>? exactBefore = null;
        Dictionary<string, double>? doubleBefore = null;
        foreach (var year in nation.Years())
        {
            var carried = before;
            var evaluation = new Evaluation(NationFacts.Edition(year.Year, first: before is null), NationFacts.Of(nation, year), _ =>
                carried!
            );
            var tallies = Tallies(nation, year);
            var exact = tallies.ToDictionary(tally => tally.Code, tally => tally.Exact());
            var doubles = tallies.ToDictionary(tally => tally.Code, tally => tally.Double());
            var exactTotals = exact.ToDictionary(own => own.Key, own => own.Value.Iid + (exactBefore?[own.Key] ?? 0));
            var doubleTotals = doubles.ToDictionary(own => own.Key, own => own.Value.Iid + (doubleBefore?[own.Key] ?? 0));
            foreach (var ranking in evaluation.Edition.Rankings)
            {
                foreach (var row in evaluation.Ranking(ranking).Rows)
                {
                    var figures = exact[row.Id];
                    var expected = ranking.Id switch
                    {
                        "spd" => figures.Spd,
                        "sid" => figures.Sid,
                        "iid" => figures.Iid,
                        _ => exactTotals[row.Id],
                    };
                    engineWrong += (Fraction)row.Shown!.Value == expected ? 0 : 1;
                }
            }
            foreach (var row in evaluation.Ranking(evaluation.Edition.Rankings[0]).Rows)
            {
                var rivals = tallies.Where(tally => tally.Type == row.Cluster).Select(tally => tally.Code).ToList();
                var rank = 1 + rivals.Count(rival => exactTotals[rival] > exactTotals[row.Id]);
                engineWrong += row.Rank == rank ? 0 : 1;
                doubleRanksWrong += 1 + rivals.Count(rival => doubleTotals[rival] > doubleTotals[row.Id]) == rank ? 0 : 1;
                var (e, d) = (exact[row.Id], doubles[row.Id]);
                doubleWrong +=
                    (Same(e.Spd, d.Spd) && Same(e.Sid, d.Sid) && Same(e.Iid, d.Iid) && Same(exactTotals[row.Id], doubleTotals[row.Id]))
                        ? 0
                        : 1;
                rows++;
            }
            (before, exactBefore, doubleBefore) = (
                evaluation,
                exact.ToDictionary(own => own.Key, own => own.Value.Iid),
                doubles.ToDictionary(own => own.Key, own => own.Value.Iid)
            );
        }
        TestContext.Out.WriteLine(
            $"{rows} rows: {engineWrong} figures or ranks of the engine differ from exact arithmetic; of binary doubles "
                + $"{doubleWrong} rows and {doubleRanksWrong} ranks do."
        );
        rows.ShouldBe(552 * 7);
        engineWrong.ShouldBe(0);
        doubleWrong.ShouldBeGreaterThan(0);
        doubleRanksWrong.ShouldBeGreaterThan(0);
    }

    private static bool Same(Fraction exact, double hundredths) => exact * 100 == (Fraction)(decimal)hundredths;

    private static List<Tally> Tallies(Nation nation, NationYear year)
    {
        var (count, points) = (new int[nation.Regions.Count], new int[nation.Regions.Count]);
        for (var i = 0; i < year.Innovations; i++)
        {
            count[year.RegionOf[i]]++;
            points[year.RegionOf[i]] += Weigh(BenchWeights.Sid, year.Levels.AsSpan(i * 20, 20));
        }
        return
        [
            .. nation.Regions.Select(
                (region, i) => new Tally(region.Code, region.Type, Weigh(BenchWeights.Spd, year.RegionLevels[i]), points[i], count[i])
            ),
        ];
    }

    private static int Weigh(int[] weights, ReadOnlySpan<byte> levels)
    {
        var sum = 0;
        for (var i = 0; i < levels.Length; i++)
            sum += weights[i] * levels[i];
        return sum;
    }

    /// <summary>The sums of whole numbers that every way of computing starts from.</summary>
    private sealed record Tally(string Code, string Type, int RegionPoints, int InnovationPoints, int Innovations)
    {
        public (Fraction Spd, Fraction Sid, Fraction Iid) Exact()
        {
            var spd = new Fraction(RegionPoints, 3);
            var sid = new Fraction(InnovationPoints, 3 * Math.Max(10, Innovations)) + new Fraction(Math.Min(Innovations, 160), 16);
            return (Round(spd), Round(sid), Round((spd + sid) / 150 * 100));
        }

        /// <summary>In hundredths, by the floating operations that the benchmark's peers agree on.</summary>
        public (double Spd, double Sid, double Iid) Double()
        {
            var spd = RegionPoints / 3.0;
            var sid = InnovationPoints / (3.0 * Math.Max(10, Innovations)) + 0.0625 * Math.Min(Innovations, 160);
            var iid = (spd + sid) / 150.0 * 100.0;
            return (Math.Floor(spd * 100.0 + 0.5), Math.Floor(sid * 100.0 + 0.5), Math.Floor(iid * 100.0 + 0.5));
        }

        private static Fraction Round(Fraction value) => value.Rounded(2, RoundingMode.HalfAwayFromZero);
    }
}
