using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Publications;

/// <summary>A publication that somebody changed, an older program wrote or a stopped one left half done.</summary>
public sealed class ChangedPublicationTests
{
    private const string Club = SmallSeason.Club;

    [TestCase("results/desk-list.csv", "file-changed")]
    [TestCase("rules/club/2027/edition.yaml", "file-changed")]
    [TestCase("explanations/units.jsonl.gz", "file-changed")]
    [TestCase("facts.db", "file-changed")]
    [TestCase("publication.json", "manifest-changed")]
    public async Task A_file_that_was_changed_is_found(string file, string code)
    {
        using var place = await PublishTests.Published();
        var path = Path.Combine(Folder(place), file);
        await File.AppendAllTextAsync(path, " ");
        (await place.Send(new VerifyPublications(Club))).ShouldHaveSingleItem().Faults.ShouldContain(new PublicationFault(code, file));
    }

    [Test]
    public async Task A_file_that_is_gone_or_was_put_in_is_found()
    {
        using var place = await PublishTests.Published();
        File.Delete(Path.Combine(Folder(place), "results", "final.csv"));
        await File.WriteAllTextAsync(Path.Combine(Folder(place), "rules", "more.yaml"), "x: 1");
        (await place.Send(new VerifyPublications()))
            .ShouldHaveSingleItem()
            .Faults.ShouldBe([
                new PublicationFault("file-missing", "results/final.csv"),
                new PublicationFault("file-unknown", "rules/more.yaml"),
            ]);
        Directory.Delete(Folder(place), recursive: true);
        // The folder is the publication; on a server it is a copy of what the database holds, and is made again.
        (await place.Send(new VerifyPublications()))
            .ShouldHaveSingleItem()
            .Faults.Select(fault => fault.Code)
            .ShouldBe(TestStore.IsServer ? [] : ["folder-missing"]);
    }

    [Test]
    public async Task Figures_that_were_changed_with_every_hash_made_to_fit_are_found_by_computing_them_again()
    {
        using var place = await PublishTests.Published();
        var publication = (await place.Send(new ListPublications())).ShouldHaveSingleItem();
        using (
            var connection = new Microsoft.Data.Sqlite.SqliteConnection(
                $"Data Source={Path.Combine(Folder(place), "facts.db")};Pooling=False"
            )
        )
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "UPDATE import_columns SET texts = replace(texts, '50;50', '100;100') WHERE name = '(marks)' AND texts LIKE '%50;50%'";
            command.ExecuteNonQuery().ShouldBe(1);
        }
        var fault = FrozenCopy.Recompute(Folder(place), publication, CancellationToken.None).Faults.ShouldHaveSingleItem();
        (fault.Code, fault.File[..7]).ShouldBe(("not-reproduced", "result "));
        Should
            .Throw<RefusalException>(() => FrozenCopy.Open(new ScoringOptions(place.Database, place.Rules, ""), publication))
            .Code.ShouldBe("publication-altered");
    }

    [Test]
    public async Task A_copy_of_an_older_program_is_read_without_being_touched()
    {
        using var place = await PublishTests.Published();
        var publication = (await place.Send(new ListPublications())).ShouldHaveSingleItem();
        var facts = Path.Combine(Folder(place), "facts.db");
        OlderDatabase.WithSheetsAsRows(facts);
        var bytes = await File.ReadAllBytesAsync(facts);
        FrozenCopy.Recompute(Folder(place), publication, CancellationToken.None).Faults.ShouldBeEmpty();
        (await File.ReadAllBytesAsync(facts)).ShouldBe(bytes);
        Directory.GetFiles(Folder(place)).Select(Path.GetFileName).Order().ShouldBe(["facts.db", "publication.json", "rules.json"]);
    }

    [Test]
    public async Task What_an_interrupted_publishing_left_behind_is_written_anew_and_nothing_half_done_stays()
    {
        using var place = await PublishTests.Closed();
        await place.Send(new FinaliseRanking(Club));
        var leftover = Directory.CreateDirectory(Path.Combine(PublicationFolder.Root(place.Files), "club-2027-1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(leftover, "half.csv"), "x");
        await place.Send(new Publish(Club));
        Directory.GetDirectories(PublicationFolder.Root(place.Files)).Select(Path.GetFileName).ShouldBe(["club-2027-1"]);
        (await place.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
    }

    private static string Folder(Workplace place) => Path.Combine(PublicationFolder.Root(place.Files), "club-2027-1");
}
