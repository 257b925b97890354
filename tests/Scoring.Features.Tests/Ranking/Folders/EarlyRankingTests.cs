using Scoring.Features.Core;
using FolderToRun = Scoring.Features.Ranking.Folders.RunFolder;

namespace Scoring.Features.Tests.Ranking.Folders;

/// <summary>An edition is ranked while the files of the next one are read, which nobody may notice but by the clock.</summary>
public sealed class EarlyRankingTests
{
    private const string Both = """
        illustrative: true
        regions: regions.csv
        editions:
          - edition: iga/2018
            files: [ { kind: results, file: results-2018.csv } ]
          - edition: iga/2019
            files: [ { kind: submissions, file: submissions-2019.csv }, { kind: results, file: results-2019.csv } ]
        """;

    // 2019 adds the totals of 2018, which come after it.
    private const string Backwards = """
        illustrative: true
        regions: regions.csv
        editions:
          - edition: iga/2019
            files: [ { kind: submissions, file: submissions-2019.csv }, { kind: results, file: results-2019.csv } ]
          - edition: iga/2018
            files: [ { kind: results, file: results-2018.csv } ]
        """;

    // 2018 has a second part after 2019: neither may be ranked before it.
    private const string InParts = """
        illustrative: true
        regions: regions.csv
        editions:
          - edition: iga/2018
            files: [ { kind: results, file: first.csv } ]
          - edition: iga/2019
            files: [ { kind: submissions, file: submissions-2019.csv }, { kind: results, file: results-2019.csv } ]
          - edition: iga/2018
            files: [ { kind: results, file: second.csv } ]
        """;

    [TestCase(Backwards)]
    [TestCase(InParts)]
    public async Task In_any_order_of_the_editions_a_year_knows_the_one_that_it_adds(string inputs)
    {
        var usual = await Ranked(Both);
        var other = await Ranked(inputs);
        usual.Keys.ShouldBe(["iga/2018", "iga/2019"], ignoreOrder: true);
        foreach (var (edition, result) in usual)
            other[edition].ShouldBe(result, edition);
    }

    [Test]
    public async Task What_was_ranked_before_a_file_was_refused_is_not_stored_and_not_written()
    {
        using var place = Filled(Both);
        await place.Given(ImportKind.Regions, "iga/2018", "regions.csv", File.ReadAllText(Path.Combine(place.Folder, "regions.csv")));
        var before = place.WholeDatabase();
        place.Write("results-2019.csv", "region_code,score\n11.99,many\n");
        var output = Path.Combine(place.Folder, "out");
        var outcome = await place.Send(new FolderToRun(place.Folder, output, "en"));
        outcome.Accepted.ShouldBeFalse();
        outcome.Runs.ShouldBeEmpty();
        Directory.Exists(output).ShouldBeFalse();
        place.WholeDatabase().ShouldBe(before);
    }

    private static async Task<Dictionary<string, string>> Ranked(string inputs)
    {
        using var place = Filled(inputs);
        var outcome = await place.Send(new FolderToRun(place.Folder, null, "en"));
        outcome.Accepted.ShouldBeTrue(string.Join("; ", outcome.Imports.SelectMany(import => import.Problems)));
        return outcome.Runs.ToDictionary(run => run.Edition, run => run.ResultHash);
    }

    private static Workplace Filled(string inputs)
    {
        var place = Workplace.WithShippedRules();
        var sample = Checkout.Sample("iga-2018-2019");
        foreach (var file in Directory.GetFiles(sample, "*.csv").Append(Path.Combine(sample, "..", "regions.csv")))
            place.Write(Path.GetFileName(file), File.ReadAllText(file));
        // The same rows in two files: all but the last, and the last.
        var rows = File.ReadAllLines(Path.Combine(sample, "results-2018.csv"));
        place.Write("first.csv", string.Join('\n', rows[..^1]) + "\n");
        place.Write("second.csv", rows[0] + "\n" + rows[^1] + "\n");
        place.Write("inputs.yaml", inputs);
        return place;
    }
}
