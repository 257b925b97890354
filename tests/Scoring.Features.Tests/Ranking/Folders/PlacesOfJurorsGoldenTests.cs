using System.Globalization;

namespace Scoring.Features.Tests.Ranking.Folders;

/// <summary>
/// The golden rankings by places within each juror, computed a second time from the marks as the file writes them, in whole numbers:
/// totals in tenths of percent, places doubled.
/// </summary>
public sealed class PlacesOfJurorsGoldenTests
{
    private static readonly Dictionary<string, Dictionary<string, int>> Totals = Read("marks.csv", "final", row =>
        row[3] * 60 + row[4] * 40
    );

    private static readonly string[] Entries = [.. Totals.Values.First().Keys];

    private static string PathOf(params string[] path) => Path.Combine([Checkout.Root, "tests", "golden", "places-of-jurors", .. path]);

    [TestCase("sum", 2)]
    [TestCase("borda", 2)]
    [TestCase("olympic", 6)]
    [TestCase("median", 1)]
    [TestCase("majority", 1)]
    [TestCase("firsts", 1)]
    [TestCase("count-back", 1)]
    public void A_golden_ranking_is_that_of_its_definition(string ranking, int unit)
    {
        foreach (var entry in Entries)
            (Golden(ranking)[entry] * unit).ShouldBe(Expected(ranking, entry), 0.000_000_001m, $"{ranking} {entry}");
    }

    [Test]
    public void Placing_points_are_the_mean_of_the_places_shared()
    {
        foreach (var entry in Entries)
        {
            var points = Totals.Values.Sum(list =>
            {
                var (ahead, equal) = (list.Values.Count(total => total > list[entry]), list.Values.Count(total => total == list[entry]));
                return Enumerable.Range(ahead, equal).Average(place => place < 4 ? (decimal)new[] { 10, 6, 4, 2 }[place] : 1m);
            });
            Golden("points")[entry].ShouldBe(points, 0.000_000_001m, entry);
        }
    }

    [Test]
    public void Lists_of_unequal_jurors_have_no_places_but_means_among_the_jurors_own()
    {
        File.ReadLines(PathOf("placing-2026-refused.csv")).Skip(1).ShouldAllBe(line => line.Contains("PlacesNeedAllSheets"));
        File.ReadLines(PathOf("placing-2026-panels.csv")).Skip(1).ShouldAllBe(line => line.Contains("PlacesOfUnequalLists"));
        var desk = Read("desk.csv", "desk", row => row[3]);
        foreach (var entry in Entries)
        {
            decimal[] own =
            [
                .. desk
                    .Values.Where(list => list.ContainsKey(entry))
                    .Select(list =>
                        list.Values.Count(total => total > list[entry]) + (list.Values.Count(total => total == list[entry]) + 1) / 2m
                    ),
            ];
            Golden("panels-mean")[entry].ShouldBe(own.Average(), 0.000_000_001m, entry);
            var complete = desk.Values.Where(list => list.Count == Entries.Length).ToList();
            Golden("complete")[entry]
                .ShouldBe(
                    complete.Sum(list =>
                        list.Values.Count(total => total > list[entry]) + (list.Values.Count(total => total == list[entry]) + 1) / 2m
                    )
                );
        }
    }

    private static decimal Expected(string ranking, string entry)
    {
        // Doubled places, so that the mean of two is whole; shared ones are the first, the last or the mean.
        int[] Places(string of, int share) =>
            [
                .. Totals
                    .Values.Select(list =>
                    {
                        var (ahead, equal) = (list.Values.Count(total => total > list[of]), list.Values.Count(total => total == list[of]));
                        return 2 * (ahead + 1) + (equal - 1) * share;
                    })
                    .Order(),
            ];
        return ranking switch
        {
            "sum" => Places(entry, 1).Sum(),
            "borda" => Places(entry, 1).Sum(place => 2 * Entries.Length - place),
            "olympic" => Places(entry, 1)[1..^1].Sum(),
            "median" => Places(entry, 2)[2] / 2,
            "majority" => Places(entry, 0)[2] / 2,
            "firsts" => Places(entry, 0).Count(place => place == 2),
            _ => 1 + Entries.Count(other => string.CompareOrdinal(Letters(Places(other, 0)), Letters(Places(entry, 0))) < 0),
        };

        // Place by place, as letters of equal width.
        static string Letters(int[] places) => string.Concat(places.Select(place => (char)('a' + place)));
    }

    private static Dictionary<string, decimal> Golden(string ranking) =>
        File.ReadLines(PathOf($"placing-2026-{ranking}.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(row => row[1], row => decimal.Parse(row[5], CultureInfo.InvariantCulture));

    private static Dictionary<string, Dictionary<string, int>> Read(string file, string stage, Func<int[], int> total) =>
        File.ReadLines(PathOf("input", file))
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(row => row[0] == stage)
            .GroupBy(row => row[2])
            .ToDictionary(
                list => list.Key,
                list =>
                    list.ToDictionary(
                        row => row[1],
                        row => total([.. row.Select(cell => int.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number : 0)])
                    )
            );
}
