using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Persistence;
using Scoring.Features.Ranking;

namespace Scoring.Features.Tests.Persistence;

/// <summary>The database file is created by its first user, and a file that is not a database of ours is reported.</summary>
[Category(TestStore.FilesOnly)]
public sealed class FirstUseTests
{
    [Test]
    public void Many_that_come_first_at_once_make_one_database()
    {
        for (var round = 0; round < 5; round++)
        {
            using var place = Workplace.WithShippedRules();
            Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ =>
            {
                using var connection = new ScoringDatabase(new ScoringOptions(place.Database, place.Rules, "tester")).Store.Open();
            });
            place.Ask<long>("PRAGMA user_version").ShouldBeGreaterThan(0);
        }
    }

    [Test]
    public async Task Commands_of_several_processes_on_one_database_wait_for_each_other()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(
            ImportKind.Regions,
            "iga/2018",
            "regions.csv",
            "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n"
                + string.Concat(Enumerable.Range(10, 20).Select(i => $"13.{i},Kabupaten {i},kabupaten,13\n"))
        );
        var statuses = await Task.WhenAll(
            Enumerable
                .Range(10, 8)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        await using var services = new ServiceCollection()
                            .AddScoringFeatures(new ScoringOptions(place.Database, place.Rules, "tester" + i))
                            .BuildServiceProvider();
                        using var scope = services.CreateScope();
                        var outcome = await scope
                            .ServiceProvider.GetRequiredService<IMediator>()
                            .Send(
                                new ImportFile(
                                    ImportKind.Results,
                                    place.Write($"results-{i}.csv", $"region_code,score\n13.{i},{i}\n"),
                                    "iga/2018"
                                )
                            );
                        return outcome.Status;
                    })
                )
        );
        statuses.ShouldAllBe(status => status == ImportStatus.Stored);
        (await place.Rank("iga/2018"))
            .Rankings.First(ranking => ranking.Rule.Id == "kabupaten")
            .Rows.Count(row => row.Score is not null)
            .ShouldBe(8);
    }

    [TestCase("This is a letter, and a long one, so that it can be taken for a database by its length alone.", "database-not-ours")]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone(string text, string code)
    {
        using var place = Workplace.WithShippedRules();
        place.Write("scoring.db", text);
        var refusal = await place.Refusal(new RankEdition("iga/2018"));
        (refusal.Kind, refusal.Code).ShouldBe((RefusalKind.Usage, code));
        File.ReadAllText(place.Database).ShouldBe(text);
    }

    [Test]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2018", "regions.csv", "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n");
        place.Execute("PRAGMA user_version = 999");
        place.Restart();
        (await place.Refusal(new RankEdition("iga/2018"))).Code.ShouldBe("database-newer");
    }

    [Test]
    public async Task A_folder_that_does_not_exist_is_refused()
    {
        using var services = new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions("/nowhere/at/all/scoring.db", Checkout.Rules, "tester"))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        var refusal = await Should.ThrowAsync<RefusalException>(() =>
            scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RankEdition("iga/2018"))
        );
        refusal.Code.ShouldBe("database-cannot-open");
    }
}
