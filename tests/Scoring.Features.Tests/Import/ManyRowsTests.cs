using System.Diagnostics;
using System.Globalization;
using System.Text;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Csv;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Import;

/// <summary>
/// Big files: 20,000 innovations here; SCORING_ROWS asks for more. The limits of time and memory are generous; they catch quadratic growth.
/// </summary>
public sealed class ManyRowsTests
{
    private const string Index = "iga/2026";
    private static readonly int Count = Environment.GetEnvironmentVariable("SCORING_ROWS") is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : 20_000;
    private static readonly int[] Indicators = [.. Enumerable.Range(16, 20)];

    private Workplace _place = null!;

    [SetUp]
    public async Task Given()
    {
        _place = Workplace.WithShippedRules();
        await _place.Import(ImportKind.Regions, Checkout.Sample("regions.csv"), Index);
        var codes = CsvText.Of(Checkout.Sample("regions.csv")).Rows.Select(row => row[0]).ToList();
        var submissions = new StringBuilder("innovation_id,region_code,title,category,agency,start_date,digital,affair,village,note\n");
        for (var i = 0; i < Count; i++)
            submissions.Append(
                CultureInfo.InvariantCulture,
                $"inn-{i:0000000},{codes[i % codes.Count]},Inovasi {i},digital,Dinas {i % 40},2024-05-01,1,kesehatan,Desa {i % 900},"
                    + $"\"a, \"\"{i}\"\"\"\n"
            );
        await Timed("submissions", () => _place.Given(ImportKind.Submissions, Index, "submissions.csv", submissions.ToString()));
    }

    [TearDown]
    public void End() => _place.Dispose();

    private static async Task<T> Timed<T>(string what, Func<Task<T>> action)
    {
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetTotalAllocatedBytes();
        var result = await action();
        TestContext.Out.WriteLine(
            $"{what}: {watch.Elapsed.TotalSeconds:0.00} s, {(GC.GetTotalAllocatedBytes() - allocated) >> 20} MB allocated"
        );
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60 + Count / 500));
        return result;
    }

    private static async Task Timed(string what, Func<Task> action) => await Timed(what, async () =>
        {
            await action();
            return 0;
        });

    private static string Wide(string id, int from) =>
        "innovation_id,"
        + string.Join(',', Indicators)
        + "\n"
        + string.Concat(
            Enumerable
                .Range(from, Count - from)
                .Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{id}{i:0000000},{string.Join(',', Indicators.Select(indicator => (i + indicator) % 4))}\n"
                    )
                )
        );

    [Test]
    public async Task A_file_that_names_nothing_known_is_told_as_quickly()
    {
        var outcome = await Timed("unknown", () => _place.ImportText(ImportKind.Indicators, Index, "levels.csv", Wide("xnn-", 0)));
        outcome.ProblemCount.ShouldBe(Count);
        outcome.Problems.Count.ShouldBe(Math.Min(Count, ImportLimits.ProblemsKept));
        if (Count <= 50_000)
            outcome.Problems[0].Arguments[0].ShouldBe("inn-0000000");
    }

    [Test]
    public async Task A_corrected_file_of_another_name_and_one_in_any_order_are_as_quick()
    {
        await Timed("levels", () => _place.Given(ImportKind.Indicators, Index, "levels.csv", Wide("inn-", 0)));
        var hash = (await Timed("rank", () => _place.Rank(Index))).ResultHash;
        var outcome = await Timed("corrected", () => _place.ImportText(ImportKind.Indicators, Index, "corrected.csv", Wide("inn-", 1)));
        outcome.Notices.Select(notice => notice.Code).ShouldBe(["notice.replaces", "notice.facts-dropped"]);
        var random = new Random(1);
        var rows = Enumerable.Range(0, Count).SelectMany(i => Indicators.Select(indicator => (Innovation: i, indicator))).ToArray();
        random.Shuffle(rows);
        var shuffled = new StringBuilder("innovation_id,indicator,level\n");
        foreach (var (i, indicator) in rows)
            shuffled.Append(CultureInfo.InvariantCulture, $"inn-{i:0000000},{indicator},{(i + indicator) % 4}\n");
        await Timed("shuffled, long", () => _place.Given(ImportKind.Indicators, Index, "corrected.csv", shuffled.ToString()));
        _place.Restart();
        (await Timed("rank after a restart", () => _place.Rank(Index))).ResultHash.ShouldBe(hash);
        await Timed("explain", () => _place.Explain(Index, "13.72"));
    }

    [Test]
    public void Ids_are_found_by_many_at_once()
    {
        var index = new Utf8Index(Utf8Column.Of(Enumerable.Range(0, 2_000).Select(i => "id-" + i)));
        var ids = Enumerable.Range(0, 2_000).Select(i => Encoding.UTF8.GetBytes("id-" + i)).ToArray();
        Parallel.For(0, 4, worker =>
        {
            for (var i = 0; i < 400_000; i++)
            {
                var asked = (i * (worker % 2 == 0 ? 1 : 7) + worker) % 2_000;
                if (index.Find(ids[asked]) != asked)
                    throw new InvalidOperationException("Another id was found.");
            }
        });
    }
}
