using System.Data.Common;
using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Tests.Audit;

public sealed class AuditTrailTests
{
    private const string Regions = "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n";

    [Test]
    public async Task An_import_is_told_with_its_file_and_who_brought_it()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2026", "regions.csv", Regions);
        var told = (await place.Send(new ListAudit())).Events.ShouldHaveSingleItem().Event;
        (told.Sequence, told.Who, told.What, told.Subject).ShouldBe((1, "tester", AuditAction.FileImported, "iga/2026/import/1"));
        told.Data.ShouldContain("\"file\":\"regions.csv\"");
        told.Data.ShouldContain("\"rows\":2");
    }

    [Test]
    public async Task What_is_refused_or_changes_nothing_is_no_event()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2026", "regions.csv", Regions);
        (await place.ImportText(ImportKind.Regions, "iga/2026", "again.csv", Regions)).Status.ShouldBe(ImportStatus.Unchanged);
        (await place.ImportText(ImportKind.Regions, "iga/2026", "wrong.csv", "code,name\n1\n")).Status.ShouldBe(ImportStatus.Refused);
        (await place.Send(new ListAudit())).Found.ShouldBe(1);
    }

    [Test]
    public async Task A_whole_trail_is_whole_and_says_its_head()
    {
        using var place = await WithThreeEvents();
        var verdict = await place.Send(new VerifyAudit());
        verdict.Broken.ShouldBeNull();
        verdict.Events.ShouldBe(3);
        (await place.Send(new VerifyAudit(verdict.Head))).Broken.ShouldBeNull();
    }

    [TestCase("UPDATE audit_events SET why = 'x' WHERE sequence = 2", 2, BreakKind.Changed)]
    [TestCase("UPDATE audit_events SET at = 'yesterday' WHERE sequence = 3", 3, BreakKind.Changed)]
    [TestCase("DELETE FROM audit_events WHERE sequence = 2", 2, BreakKind.Missing)]
    public async Task The_first_broken_link_is_named(string tampering, int sequence, BreakKind kind)
    {
        using var place = await WithThreeEvents();
        place.Execute(TestStore.Unlocked("audit_events") + tampering);
        var broken = (await place.Send(new VerifyAudit())).Broken.ShouldNotBeNull();
        (broken.Sequence, broken.Kind).ShouldBe((sequence, kind));
    }

    [Test]
    public async Task Events_cut_off_at_the_end_are_missed_by_a_published_head_alone()
    {
        using var place = await WithThreeEvents();
        var head = (await place.Send(new VerifyAudit())).Head;
        place.Execute(TestStore.Unlocked("audit_events") + "DELETE FROM audit_events WHERE sequence = 3");
        (await place.Send(new VerifyAudit())).Broken.ShouldBeNull();
        (await place.Send(new VerifyAudit(head))).Broken!.Kind.ShouldBe(BreakKind.Missing);
    }

    [TestCase("UPDATE audit_events SET why = 'x'")]
    [TestCase("DELETE FROM audit_events")]
    public async Task The_database_itself_refuses_to_change_the_trail(string tampering)
    {
        using var place = await WithThreeEvents();
        Should.Throw<DbException>(() => place.Execute(tampering)).Message.ShouldContain("append-only");
    }

    [Test]
    public async Task The_trail_can_be_searched()
    {
        using var place = await WithThreeEvents();
        (await place.Send(new ListAudit(Edition: "iga/2027"))).Found.ShouldBe(1);
        (await place.Send(new ListAudit(Edition: "iga/20"))).Found.ShouldBe(0, "an edition is named whole");
        (await place.Send(new ListAudit(Text: "REGIONS-B"))).Found.ShouldBe(1);
        (await place.Send(new ListAudit(Who: "nobody"))).Found.ShouldBe(0);
        (await place.Send(new ListAudit(Newest: 2))).Events.Select(record => record.Event.Sequence).ShouldBe([2L, 3L]);
        (await place.Refusal(new ListAudit(What: "file-import"))).Arguments.ShouldBe(["file-import", "file-imported"]);
    }

    [Test]
    public void Every_action_has_a_sentence_in_both_languages()
    {
        foreach (var action in AuditAction.All)
        {
            Texts.Find("audit." + action, "id").ShouldNotBeNull(action);
            Texts.Find("audit." + action, "en").ShouldNotBeNull(action);
        }
    }

    private static async Task<Workplace> WithThreeEvents()
    {
        var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2026", "regions.csv", Regions);
        await place.Given(ImportKind.Regions, "iga/2027", "regions-b.csv", Regions);
        await place.Given(ImportKind.Regions, "iga/2026", "regions.csv", Regions + "13,Sumatera Barat,provinsi,13\n");
        return place;
    }
}
