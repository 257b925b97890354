using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Backups;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Backups;

/// <summary>A copy of the live database is whole, has its publications, and can take the original's place.</summary>
[Category(TestStore.FilesOnly)]
public sealed class BackUpTests
{
    [Test]
    public async Task A_copy_made_while_another_connection_is_open_takes_the_place_of_the_original()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(new PickByHand(SmallSeason.Club, "final", "e3", "New", "Pleno"));
        await place.Send(new ResolveReviewItem(SmallSeason.Club, "spread/desk/e2", ReviewDecisionKind.Keep, "Talked over", "Pleno"));
        await place.Send(new FinaliseRanking(SmallSeason.Club));
        await place.Send(new Publish(SmallSeason.Club));
        var before = place.WholeDatabase();
        using var reader = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={place.Database};Pooling=False");
        reader.Open();
        using var command = reader.CreateCommand();
        command.CommandText = "BEGIN; SELECT count(*) FROM imports";
        command.ExecuteScalar();

        var target = Path.Combine(place.Folder, "copy", "copy.db");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var made = await place.Send(new BackUp(target));
        (made.Target, made.Publications, made.Bytes > 0).ShouldBe((target, 1, true));
        (await place.Send(new ListAudit(What: AuditAction.BackupMade)))
            .Events.ShouldHaveSingleItem()
            .Event.Data.ShouldContain("\"copy.db\"");

        using var elsewhere = Workplace.WithRules(place.Rules);
        File.Copy(target, elsewhere.Database);
        Directory.Move(target + ".publications", elsewhere.Database + ".publications");
        elsewhere.WholeDatabase().ShouldBe(before);
        (await elsewhere.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
    }

    [Test]
    public async Task Nothing_that_is_there_is_written_over_and_nobody_but_the_administrator_copies()
    {
        using var place = await SmallSeason.Filled();
        var there = place.Write("there.db", "x");
        (await place.Refusal(new BackUp(there))).Code.ShouldBe("backup-exists");
        (await File.ReadAllTextAsync(there)).ShouldBe("x");
        (await place.Refusal(new BackUp(Path.Combine(place.Folder, "nowhere", "x.db")))).Code.ShouldBe("backup-folder-missing");
        (
            await Should.ThrowAsync<RefusalException>(() =>
                place.SendAs(new Person("x", Roles.Secretariat | Roles.Chair), new BackUp(there + "2"))
            )
        ).Code.ShouldBe("not-allowed");
        File.Exists(there + "2").ShouldBeFalse();
    }
}
