using System.Diagnostics;
using System.Text;
using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import;

/// <summary>A file of one endless line. These tests run alone, because what is allocated is counted for the whole process.</summary>
[NonParallelizable]
public sealed class LongLineTests
{
    private const string Edition = "iga/2018";
    private const long MostBytes = 40L << 20;

    [TestCase("x", "row-too-long")]
    [TestCase("\"", "quote-open")]
    [TestCase("13.72,", "row-too-long")]
    [TestCase("13.72,50\n13.05,", "row-too-long")]
    public async Task A_line_of_100_MB_is_refused_quickly_and_without_much_memory(string start, string code)
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(
            ImportKind.Regions,
            Edition,
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.72,Kota Solok,kota,13\n"
        );
        var path = Path.Combine(place.Folder, "results.csv");
        using (var file = File.Create(path))
        {
            file.Write(Encoding.ASCII.GetBytes("region_code,score\n" + start));
            var chunk = new byte[1 << 20];
            Array.Fill(chunk, (byte)'7');
            for (var i = 0; i < 100; i++)
                file.Write(chunk);
        }
        var before = place.WholeDatabase();
        // What a fixture before this one has not ended yet allocates too: the least of three counts.
        var least = long.MaxValue;
        for (var i = 0; i < 3 && least >= MostBytes; i++)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            var outcome = await place.Import(ImportKind.Results, path, Edition);
            watch.Stop();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - allocated);
            outcome.Status.ShouldBe(ImportStatus.Refused);
            outcome.Problems.Select(problem => problem.Code).ShouldBe([code]);
            outcome.Problems[0].Row.ShouldBe(start.Contains('\n') ? 3 : 2);
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        }
        least.ShouldBeLessThan(MostBytes);
        place.WholeDatabase().ShouldBe(before);
    }
}
