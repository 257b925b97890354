using System.Text;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Picks;
using Scoring.Features.Review;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Publications;

/// <summary>
/// A publication is a frozen copy that never changes, records what it was made from, and can be recomputed by anybody.
/// </summary>
public sealed class PublishTests
{
    private const string Club = SmallSeason.Club;

    [Test]
    public async Task Where_a_jury_marked_only_the_final_ranking_of_now_is_published()
    {
        using var place = await Closed();
        (await place.Refusal(new Publish(Club))).Code.ShouldBe("not-final");
        await place.Send(new FinaliseRanking(Club));
        await place.Send(new PickByHand(Club, "final", "e1", "Second seat", "Pleno"));
        (await place.Refusal(new Publish(Club))).Code.ShouldBe("final-is-older");
        Directory.Exists(PublicationFolder.Root(place.Files)).ShouldBeFalse();
        await place.Send(new FinaliseRanking(Club));
        var outcome = await place.SendAs(new Person("Ketua", Roles.Chair), new Publish(Club, " Pengumuman pertama "));
        (outcome.Publication.Id, outcome.Publication.By, outcome.Publication.Note, outcome.IsNew).ShouldBe(
            ("club/2027/1", "Ketua", "Pengumuman pertama", true)
        );
        var told = (await place.Send(new ListAudit(What: AuditAction.RankingPublished))).Events.ShouldHaveSingleItem().Event;
        (told.Subject, told.Who, told.Why).ShouldBe(("club/2027/publication/1", "Ketua", "Pengumuman pertama"));
        (await place.Send(new ShowEditionStates())).ShouldHaveSingleItem().Phase.ShouldBe(EditionPhase.Objections);
    }

    [TestCase(Roles.Juror)]
    [TestCase(Roles.RegionOfficer)]
    [TestCase(Roles.Auditor)]
    [TestCase(Roles.None)]
    public async Task Who_neither_chairs_nor_keeps_the_books_publishes_nothing(Roles role)
    {
        using var place = await Closed();
        (await Should.ThrowAsync<RefusalException>(() => place.SendAs(new Person("x", role), new Publish(Club)))).Kind.ShouldBe(
            RefusalKind.State
        );
    }

    [Test]
    public async Task The_same_again_publishes_nothing_and_a_change_is_the_next_number_with_what_it_changed()
    {
        using var place = await Published();
        var before = place.WholeDatabase();
        (await place.Send(new Publish(Club))).IsNew.ShouldBeFalse();
        place.WholeDatabase().ShouldBe(before);
        await place.Given(
            ImportKind.Marks,
            Club,
            "marks.csv",
            SmallSeason.Marks.Replace("desk,e3,Budi,60,60", "desk,e3,Budi,90,90", StringComparison.Ordinal)
        );
        await place.Send(new FinaliseRanking(Club));
        (await place.Refusal(new Publish(Club))).Code.ShouldBe("correction-reason-missing");
        (await place.Refusal(new Publish(Club, "  "))).Code.ShouldBe("correction-reason-missing");
        var second = await place.Send(new Publish(Club, "salah ketik"));
        second.Publication.Number.ShouldBe(2);
        second.Comparison!.Changes.ShouldContain(change => change.Unit == "e3" && change.From!.Score == 65 && change.To!.Score == 80);
        var shown = await place.Send(new ShowPublication(Club, 2));
        shown.Comparison!.Changes.Count.ShouldBe(second.Comparison.Changes.Count);
        File.ReadAllText(Path.Combine(shown.Folder, "publication.json")).ShouldContain("\"corrects\": {");
        (await place.Send(new VerifyPublications())).ShouldAllBe(verdict => verdict.Faults.Count == 0);
        Should
            .Throw<System.Data.Common.DbException>(() => place.Execute("UPDATE publications SET note = 'x'"))
            .Message.ShouldContain("append-only");
        Should.Throw<System.Data.Common.DbException>(() => place.Execute("DELETE FROM publications")).Message.ShouldContain("append-only");
    }

    [Test]
    public async Task Nothing_is_published_while_two_runs_of_the_same_have_different_results()
    {
        using var place = await Closed();
        await place.Send(new FinaliseRanking(Club));
        var run = place.Ask<long>("SELECT max(run_id) FROM runs");
        // As an earlier program would have kept it from facts that somebody changed.
        place.Execute(
            "INSERT INTO runs (edition, rule_hash, input_hash, engine_version, result_hash, run_at, run_by) SELECT edition, rule_hash, "
                + $"input_hash, engine_version, '{new string('0', 64)}', run_at, run_by FROM runs WHERE run_id = {run}"
        );
        var refusal = await place.Refusal(new Publish(Club));
        refusal.Code.ShouldBe("publish-contradicts");
        (refusal.Arguments[1], refusal.Arguments[3]).ShouldBe((run, run + 1));
        Directory.Exists(PublicationFolder.Root(place.Files)).ShouldBeFalse();
    }

    [Test]
    public async Task A_publication_holds_the_head_of_the_trail_before_it()
    {
        using var place = await Published();
        var shown = await place.Send(new ShowPublication(Club, 1));
        var head = PublicationJson.HeadIn(Path.Combine(shown.Folder, "publication.json")).ShouldNotBeNull();
        var events = (await place.Send(new ListAudit())).Events;
        events[(int)head.Sequence - 1].Hash.ShouldBe(head.Hash);
        events[(int)head.Sequence].Event.What.ShouldBe(AuditAction.RankingPublished);
    }

    [Test]
    public async Task A_copy_keeps_its_figures_whatever_becomes_of_the_facts()
    {
        using var place = await Published();
        var publication = (await place.Send(new ListPublications())).ShouldHaveSingleItem();
        await using var copy = FrozenCopy.Open(new ScoringOptions(place.Database, place.Rules, ""), publication);
        var first = await copy.Send(new ShowRanking(Club, "desk-list"));
        await place.Given(ImportKind.Marks, Club, "marks.csv", SmallSeason.Marks.Replace("90", "10", StringComparison.Ordinal));
        place.WriteRule(
            "club/2027/edition.yaml",
            SmallSeason
                .Rules.Replace("weight: 60", "weight: 50", StringComparison.Ordinal)
                .Replace("weight: 40", "weight: 50", StringComparison.Ordinal)
        );
        (await copy.Send(new ShowRanking(Club, "desk-list"))).Basis.ResultHash.ShouldBe(first.Basis.ResultHash);
        await using var later = FrozenCopy.Open(new ScoringOptions(place.Database, place.Rules, ""), publication);
        (await later.Send(new ShowRanking(Club, "desk-list"))).Basis.ResultHash.ShouldBe(publication.ResultHash);
        await Should.ThrowAsync<RefusalException>(() => copy.Send(new ListAudit()));
        await Should.ThrowAsync<InvalidOperationException>(() => copy.Send(new RankEdition(Club)));
    }

    [Test]
    public async Task A_stranger_computes_the_same_from_the_folder_alone()
    {
        using var place = await Published();
        var shown = await place.Send(new ShowPublication(Club, 1));
        // Frozen facts are a SQLite file whatever they came from.
        var facts = Path.Combine(place.Folder, "stranger.db");
        File.Copy(Path.Combine(shown.Folder, "facts.db"), facts);
        using var elsewhere = Workplace.On(facts, Path.Combine(shown.Folder, "rules"));
        var run = await elsewhere.Rank(Club);
        (run.RuleHash, RunHashes.OfInputs(run.Inputs), run.ResultHash).ShouldBe(
            (shown.Publication.RuleHash, shown.Publication.InputHash, shown.Publication.ResultHash)
        );
    }

    [Test]
    public async Task What_is_nobodys_business_is_in_no_file_of_it()
    {
        using var place = await SmallSeason.Filled();
        await place.Given(
            ImportKind.Submissions,
            Club,
            "submissions.csv",
            string.Join(
                '\n',
                SmallSeason.Submissions.Trim().Split('\n').Select((line, i) => line + (i == 0 ? ",telephone" : ",0812-SECRET"))
            ) + "\n"
        );
        await place.Given(ImportKind.Jurors, Club, "jurors.csv", "juror,name,institution,region_code\nAni,SECRET,SECRET,\nBudi,B,,\n");
        await place.Given(ImportKind.Conflicts, Club, "conflicts.csv", "juror,innovation_id,reason\nAni,e5,SECRET\n");
        await Close(place);
        await place.Send(new FinaliseRanking(Club));
        await place.Send(new Publish(Club));
        place.Ask<long>("SELECT count(*) FROM import_columns WHERE name = 'telephone'").ShouldBeGreaterThan(0);
        foreach (var file in Directory.EnumerateFiles(PublicationFolder.Root(place.Files), "*", SearchOption.AllDirectories))
            Encoding.Latin1.GetString(File.ReadAllBytes(file)).ShouldNotContain("SECRET", Case.Sensitive, file);
        (await place.Send(new VerifyPublications())).ShouldAllBe(verdict => verdict.Faults.Count == 0);
    }

    [TestCase("results/desk-list.csv", "file-changed")]
    [TestCase("rules/club/2027/edition.yaml", "file-changed")]
    [TestCase("explanations/final.jsonl.gz", "file-changed")]
    [TestCase("facts.db", "file-changed")]
    [TestCase("publication.json", "manifest-changed")]
    public async Task A_file_that_was_changed_is_found(string file, string code)
    {
        using var place = await Published();
        var path = Path.Combine(Folder(place), file);
        await File.AppendAllTextAsync(path, " ");
        (await place.Send(new VerifyPublications(Club))).ShouldHaveSingleItem().Faults.ShouldContain(new PublicationFault(code, file));
    }

    [Test]
    public async Task A_file_that_is_gone_or_was_put_in_is_found()
    {
        using var place = await Published();
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
        using var place = await Published();
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
        using var place = await Published();
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
        using var place = await Closed();
        await place.Send(new FinaliseRanking(Club));
        var leftover = Directory.CreateDirectory(Path.Combine(PublicationFolder.Root(place.Files), "club-2027-1")).FullName;
        await File.WriteAllTextAsync(Path.Combine(leftover, "half.csv"), "x");
        await place.Send(new Publish(Club));
        Directory.GetDirectories(PublicationFolder.Root(place.Files)).Select(Path.GetFileName).ShouldBe(["club-2027-1"]);
        (await place.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
    }

    [Test]
    public async Task A_fact_that_changes_while_it_is_being_published_keeps_it_from_being_published()
    {
        using var place = await Closed();
        await place.Send(new FinaliseRanking(Club));
        using var watcher = new FileSystemWatcher(place.Folder) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        var changed = false;
        // When the explanations are being written the facts are copied already, and nobody holds the database.
        watcher.Created += (_, made) =>
        {
            if (!made.FullPath.EndsWith("explanations", StringComparison.Ordinal) || changed)
                return;
            changed = true;
            place.Seat("e4", "Budi");
            place.Seat("e4", "Budi", seated: false);
        };
        var publishing = await Task.Run(async () =>
        {
            try
            {
                return (await place.Send(new Publish(Club))).Publication.Id;
            }
            catch (RefusalException refusal)
            {
                return refusal.Code;
            }
        });
        // Where the change came too late the ranking of before is published, whole; it is never one of both.
        (changed && publishing == "publication-overtaken" || publishing == "club/2027/1").ShouldBeTrue(publishing);
        (await place.Send(new VerifyPublications())).ShouldAllBe(verdict => verdict.Faults.Count == 0);
        Directory.GetDirectories(PublicationFolder.Root(place.Files), ".new-*").ShouldBeEmpty();
    }

    [Test]
    public async Task Rules_that_changed_on_disk_since_they_were_read_are_not_published_as_if_they_were_used()
    {
        using var place = await Closed();
        await place.Send(new FinaliseRanking(Club));
        var rules = Path.Combine(place.Rules, "club", "2027", "edition.yaml");
        await File.WriteAllTextAsync(rules, (await File.ReadAllTextAsync(rules)).Replace("id: Klub", "id: Lain", StringComparison.Ordinal));
        (await place.Refusal(new Publish(Club))).Code.ShouldBe("publication-not-reproduced");
        Directory.GetFileSystemEntries(PublicationFolder.Root(place.Files)).ShouldBeEmpty();
        (await place.Send(new ListPublications())).ShouldBeEmpty();
    }

    private static string Folder(Workplace place) => Path.Combine(PublicationFolder.Root(place.Files), "club-2027-1");

    internal static async Task<Workplace> Published()
    {
        var place = await Closed();
        await place.Send(new FinaliseRanking(Club));
        await place.Send(new Publish(Club));
        return place;
    }

    internal static async Task<Workplace> Closed()
    {
        var place = await SmallSeason.Filled();
        await Close(place);
        return place;
    }

    private static async Task Close(Workplace place)
    {
        await place.Send(new PickByHand(Club, "final", "e3", "New", "Pleno"));
        await place.Send(new ResolveReviewItem(Club, "spread/desk/e2", ReviewDecisionKind.Keep, "Talked over", "Pleno"));
    }
}
