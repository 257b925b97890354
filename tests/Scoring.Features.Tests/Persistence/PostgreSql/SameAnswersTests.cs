using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Ranking.Folders;

namespace Scoring.Features.Tests.Persistence.PostgreSql;

/// <summary>
/// The same commands at the same time give the same result hashes and the same head of the trail in either kind of database.
/// </summary>
[Category(TestStore.Server)]
public sealed class SameAnswersTests
{
    private static string Golden => Path.Combine(Checkout.Root, "tests", "golden");

    private static IEnumerable<string> Competitions =>
        Directory.EnumerateDirectories(Golden).Select(folder => Path.GetFileName(folder)!).Order();

    [TestCaseSource(nameof(Competitions))]
    public async Task A_golden_competition(string competition)
    {
        var file = await Answers(competition, isServer: false);
        (await Answers(competition, isServer: true)).ShouldBe(file);
        file.ShouldNotBeEmpty();
    }

    // The result of each edition, and what the trail ends in after files were imported twice, replaced and ranked.
    private static async Task<string> Answers(string competition, bool isServer)
    {
        var folder = TemporaryFolder.New();
        try
        {
            var own = Path.Combine(Golden, competition, "input");
            var input = Directory.Exists(own) ? own : Checkout.Sample(competition);
            var rules = Path.Combine(Golden, competition, "rules");
            using var place = Workplace.On(TestStore.New(folder, isServer), Directory.Exists(rules) ? rules : null);
            place.Clock = StandingClock.AtEight();
            var first = await place.Send(new RunFolder(input, null, "id"));
            var again = await place.Send(new RunFolder(input, null, "id"));
            var verdict = await place.Send(new VerifyAudit());
            verdict.IsWhole.ShouldBeTrue(string.Join("; ", verdict.Findings));
            AuditHead? head = verdict.Head;
            // A process that has nothing in memory.
            place.Restart();
            foreach (var run in again.Runs)
                (await place.Rank(run.Edition)).ResultHash.ShouldBe(run.ResultHash, run.Edition);
            return string.Join(
                '\n',
                [.. first.Runs.Concat(again.Runs).Select(run => $"{run.Edition} {run.ResultHash}"), $"{head!.Sequence} {head.Hash}"]
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
