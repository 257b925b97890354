using System.Globalization;
using Scoring.Features.Rankings.RankEdition;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Scenarios.RunFolder;

/// <summary>
/// Whole competitions as data: sample-data/SCENARIO in, tests/golden/SCENARIO/*.csv out, or a folder of tests/golden that has its inputs.yaml
/// itself, with what comes out in its folder "expected". Found by listing the folders. Notes stand as
/// codes, so that a better sentence is no other result. SCORING_GOLDEN=write writes the files anew; look at the difference before keeping it.
/// </summary>
public sealed class GoldenTests
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("SCORING_GOLDEN") == "write";

    private static string Golden(params string[] path) => Path.Combine([Checkout.Root, "tests", "golden", .. path]);

    [Test]
    public void Every_scenario_has_a_golden_folder_and_every_golden_folder_a_scenario() =>
        Folders.Where(folder => !HasInputs(folder)).ShouldBe(Inputs.Good);

    private static IEnumerable<string> Folders =>
        Directory.EnumerateDirectories(Golden()).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private static bool HasInputs(string scenario) => File.Exists(Golden(scenario, "inputs.yaml"));

    private static string Given(string scenario) => HasInputs(scenario) ? Golden(scenario) : Checkout.Sample(scenario);

    private static string Expected(string scenario, string file = "") => HasInputs(scenario) ? Golden(scenario, "expected", file) : Golden(scenario, file);

    [TestCaseSource(nameof(Folders))]
    public async Task A_scenario_gives_its_golden_rankings(string scenario)
    {
        using var place = Workplace.WithShippedRules();
        var output = Path.Combine(place.Folder, "out");
        var outcome = await place.Send(new Features.Scenarios.RunFolder.RunFolder(Given(scenario), output, "en"));
        outcome.Accepted.ShouldBeTrue();
        var rankings = outcome.Runs.SelectMany(run => run.Rankings.Select(ranking => (Name: $"{run.Edition.Replace('/', '-')}-{ranking.Rule.Id}.csv", Lines: Lines(ranking)))).ToList();
        outcome.Files.Select(file => Path.GetFileName(file)).ShouldBe(rankings.Select(ranking => ranking.Name));
        if (Writes)
        {
            Directory.CreateDirectory(Expected(scenario));
            foreach (var (name, lines) in rankings)
                await File.WriteAllTextAsync(Expected(scenario, name), lines);
        }
        rankings.Select(ranking => ranking.Name).Order(StringComparer.Ordinal)
            .ShouldBe(Directory.EnumerateFiles(Expected(scenario), "*.csv").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        foreach (var (name, lines) in rankings)
            lines.ShouldBe(await File.ReadAllTextAsync(Expected(scenario, name)), name);
        // A second time, in the same database and in a fresh one, gives the same.
        var again = await place.Send(new Features.Scenarios.RunFolder.RunFolder(Given(scenario), output, "id"));
        again.Runs.Select(run => (run.RunId, run.ResultHash)).ShouldBe(outcome.Runs.Select(run => (run.RunId, run.ResultHash)));
        using var fresh = Workplace.WithShippedRules();
        var other = await fresh.Send(new Features.Scenarios.RunFolder.RunFolder(Given(scenario), null, "id"));
        other.Runs.Select(run => run.ResultHash).ShouldBe(outcome.Runs.Select(run => run.ResultHash));
    }

    private static string Lines(Domain.Rankings.RankingResult ranking) => "rank,id,name,cluster,score,exact_score,band,notes\n" + string.Concat(ranking.Rows.Select(row =>
        string.Join(',', new[]
        {
            RunHashes.Plain(row.Rank), row.Id, row.Name, row.Cluster, row.Shown?.ToString(CultureInfo.InvariantCulture) ?? "", RunHashes.Plain(row.Score), row.Band?.En ?? "",
            string.Join(' ', row.Notes.Select(note => note.Code)),
        }.Select(cell => cell.AsSpan().IndexOfAny(",\"") >= 0 ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell)) + "\n"));
}
