using System.Globalization;
using Scoring.Domain.Ranking;
using Scoring.Features.Persistence;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Folders;
using Inputs = Scoring.TestKit.Competitions.Inputs;

namespace Scoring.Features.Tests.Ranking.Folders;

/// <summary>
/// Whole competitions as data: sample-data/SCENARIO in, tests/golden/SCENARIO/*.csv out, found by listing the folders; a golden folder with
/// <c>input</c> of its own is a scenario by itself, under <c>rules</c> of its own where it has them. Notes are written as codes, so that
/// rewording a sentence changes no result. SCORING_GOLDEN=write rewrites the files; review the difference before committing it.
/// </summary>
public sealed class GoldenTests
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("SCORING_GOLDEN") == "write";

    private static string Golden(params string[] path) => Path.Combine([Checkout.Root, "tests", "golden", .. path]);

    [Test]
    public void Every_scenario_has_a_golden_folder_and_every_golden_folder_a_scenario() => Folders.Except(Own).ShouldBe(Inputs.Good);

    private static IEnumerable<string> Folders =>
        Directory.EnumerateDirectories(Golden()).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Own => Folders.Where(folder => Directory.Exists(Golden(folder, "input")));

    private static string InputOf(string scenario) => Own.Contains(scenario) ? Golden(scenario, "input") : Checkout.Sample(scenario);

    private static Workplace PlaceFor(string scenario) =>
        Directory.Exists(Golden(scenario, "rules")) ? Workplace.WithRules(Golden(scenario, "rules")) : Workplace.WithShippedRules();

    [TestCaseSource(nameof(Folders))]
    public async Task A_scenario_gives_its_golden_rankings(string scenario)
    {
        using var place = PlaceFor(scenario);
        var output = Path.Combine(place.Folder, "out");
        var outcome = await place.Send(new RunFolder(InputOf(scenario), output, "en"));
        outcome.Accepted.ShouldBeTrue();
        var rankings = outcome
            .Runs.SelectMany(run =>
                run.Rankings.Select(ranking => (Name: $"{run.Edition.Replace('/', '-')}-{ranking.Rule.Id}.csv", Lines: Lines(ranking)))
            )
            .ToList();
        outcome.Files.Select(file => Path.GetFileName(file)).ShouldBe(rankings.Select(ranking => ranking.Name));
        rankings.AddRange(
            outcome
                .Runs.Where(run => run.Awards.Count > 0)
                .Select(run => (Name: $"{run.Edition.Replace('/', '-')}-awards.csv", Lines: Awards(run)))
        );
        if (Writes)
        {
            Directory.CreateDirectory(Golden(scenario));
            foreach (var (name, lines) in rankings)
                await File.WriteAllTextAsync(Golden(scenario, name), lines);
        }
        rankings
            .Select(ranking => ranking.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(
                Directory.EnumerateFiles(Golden(scenario), "*.csv").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            );
        foreach (var (name, lines) in rankings)
            lines.ShouldBe(await File.ReadAllTextAsync(Golden(scenario, name)), name);
        // A second time, in the same database and in a fresh one, gives the same.
        var again = await place.Send(new RunFolder(InputOf(scenario), output, "id"));
        again.Runs.Select(run => (run.RunId, run.ResultHash)).ShouldBe(outcome.Runs.Select(run => (run.RunId, run.ResultHash)));
        using var fresh = PlaceFor(scenario);
        var other = await fresh.Send(new RunFolder(InputOf(scenario), null, "id"));
        other.Runs.Select(run => run.ResultHash).ShouldBe(outcome.Runs.Select(run => run.ResultHash));
    }

    private static string Awards(RankingRun run) =>
        "award,id,notes\n"
        + string.Concat(
            run.Awards.SelectMany(award =>
                award
                    .Winners.Select(winner => $"{award.Rule.Id},{winner.Unit},{string.Join(' ', winner.Notes.Select(note => note.Code))}\n")
                    .Append(award.Notes.Count == 0 ? "" : $"{award.Rule.Id},,{string.Join(' ', award.Notes.Select(note => note.Code))}\n")
            )
        );

    private static string Lines(RankingResult ranking) =>
        "rank,id,name,cluster,score,exact_score,band,notes\n"
        + string.Concat(
            ranking.Rows.Select(row =>
                string.Join(
                    ',',
                    new[]
                    {
                        StoredNumber.Canonical(row.Rank),
                        row.Id,
                        row.Name,
                        row.Cluster,
                        row.Shown?.ToString(CultureInfo.InvariantCulture) ?? "",
                        StoredNumber.Canonical(row.Score),
                        row.Band?.En ?? "",
                        string.Join(' ', row.Notes.Select(note => note.Code)),
                    }.Select(cell =>
                        cell.AsSpan().IndexOfAny(",\"") >= 0 ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell
                    )
                ) + "\n"
            )
        );
}
