using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Folders;

namespace Scoring.Features.Tests.Facts;

/// <summary>Years that depend on the year before, ranked in order by one command, as for a folder.</summary>
public class YearsInTurnTests
{
    private const int First = 2020;
    private const int Last = 2025;

    [Test]
    public async Task Years_ranked_in_one_command_come_out_as_each_by_itself()
    {
        using var place = await GivenYears();
        using var services = Services(place);
        using var together = services.CreateScope();
        for (var year = First; year <= Last; year++)
        {
            place.Restart();
            var alone = await place.Rank($"club/{year}");
            var (evaluation, imports) = together.ServiceProvider.GetRequiredService<Evaluations>().Of($"club/{year}");
            var run = RankingCalculator.Run(evaluation, imports, null);
            run.ResultHash.ShouldBe(alone.ResultHash);
            run.Inputs.ShouldBe(alone.Inputs);
            run.Inputs.Select(input => input.Edition)
                .Distinct()
                .ShouldBe(Enumerable.Range(First, year - First + 1).Reverse().Select(used => $"club/{used}"));
            run.Rankings[0].Rows[0].Shown.ShouldBe(year - First + 1m);
        }
    }

    [Test]
    public async Task So_do_those_of_a_folder_without_files_which_are_read_ahead()
    {
        using var place = await GivenYears();
        place.Write(
            "again/inputs.yaml",
            "editions:\n"
                + string.Concat(Enumerable.Range(First, Last - First + 1).Select(year => $"  - {{ edition: club/{year}, files: [] }}\n"))
        );
        place.Restart();
        var runs = (await place.Send(new RunFolder(Path.Combine(place.Folder, "again"), null, "id"))).Runs;
        runs.Count.ShouldBe(Last - First + 1);
        foreach (var run in runs)
        {
            place.Restart();
            var alone = await place.Rank(run.Edition);
            (run.ResultHash, run.RunId).ShouldBe((alone.ResultHash, alone.RunId));
        }
    }

    [Test]
    public async Task A_year_is_held_no_longer_than_the_next_one_needs_it()
    {
        using var place = await GivenYears();
        using var services = Services(place);
        using var scope = services.CreateScope();
        var evaluations = scope.ServiceProvider.GetRequiredService<Evaluations>();
        var held = Enumerable.Range(First, Last - First + 1).Select(year => Ranked(evaluations, year)).ToList();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        held.SkipLast(2).ShouldAllBe(year => !year.IsAlive);
        GC.KeepAlive(evaluations);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Ranked(Evaluations evaluations, int year)
    {
        var (evaluation, _) = evaluations.Of($"club/{year}");
        foreach (var rule in evaluation.Edition.Rankings)
            evaluation.Ranking(rule);
        return new WeakReference(evaluation.Facts);
    }

    private static ServiceProvider Services(Workplace place) =>
        new ServiceCollection().AddScoringFeatures(new ScoringOptions(place.Database, place.Rules, "tester", null)).BuildServiceProvider();

    // One innovation with the mark 1 every year, added to what it had the year before; one that was there in the first year only.
    private static async Task<Workplace> GivenYears()
    {
        var place = SmallRules.Place();
        for (var year = First; year <= Last; year++)
        {
            var rules = SmallRules.Jury.Replace("edition: 2020", $"edition: {year}").Replace("score: mark", "score: total");
            var before =
                year == First
                    ? ""
                    : $"\n      - {{ id: before, name: Lalu, step: carried-over, from: club/{year - 1}, value-of: total, absent: zero }}";
            place.WriteRule(
                $"club/{year}/edition.yaml",
                rules.Replace(
                    "\nrounding:",
                    $"\n  - id: total\n    name: Jumlah\n    step: sum\n    parts:\n      - {{ use: mark }}{before}\nrounding:"
                )
            );
            var first = year == First ? "old,Old,Umum\n" : "";
            await place.Given(ImportKind.Submissions, $"club/{year}", "s.csv", "innovation_id,title,category\nnew,New,Umum\n" + first);
            await place.Given(ImportKind.Marks, $"club/{year}", "m.csv", "stage,innovation_id,juror,one,two,three\nfinal,new,A,1,1,1\n");
        }
        return place;
    }
}
