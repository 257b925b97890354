using Scoring.Features.Audit;
using Scoring.Features.Backups;
using Scoring.Features.Core;
using Scoring.Features.Ranking.Picks;

namespace Scoring.Features.Tests.Backups;

// Originals that may not be copied, and copies that may not be kept.
public sealed partial class CopyDatabaseTests
{
    [TestCase("UPDATE audit_events SET who = 'nobody' WHERE sequence = 2", "trail", "2")]
    [TestCase("UPDATE hand_picks SET reason = 'other'", "rows", "hand_picks")]
    public async Task An_original_that_is_not_as_its_trail_says_is_named_and_not_copied(string change, string code, string subject)
    {
        using var file = await Published();
        var table = change.Split(' ')[1];
        file.Execute(TestStore.Unlocked(table) + change);
        var server = NewServer();
        var outcome = await file.Send(new CopyDatabase(server));
        outcome.Faults.ShouldContain(fault => fault.Code == code && fault.Subject.StartsWith(subject, StringComparison.Ordinal));
        using var target = TestStore.Open(server);
        using var command = target.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace";
        command.ExecuteScalar().ShouldBe(0L);
    }

    [Test]
    public async Task An_altered_publication_is_named_and_not_copied()
    {
        using var file = await Published();
        var published = Directory.GetFiles(file.Files + ".publications", "*.csv", SearchOption.AllDirectories)[0];
        await File.AppendAllTextAsync(published, "x");
        (await file.Send(new CopyDatabase(NewServer()))).Faults.ShouldContain(fault => fault.Code == "publication");
    }

    [Test]
    public async Task A_character_that_the_server_cannot_hold_is_told_with_its_row()
    {
        using var file = await SmallSeason.Filled();
        await file.Send(new PickByHand(SmallSeason.Club, "final", "e3", "a\0b", "Pleno"));
        var refusal = await file.Refusal(new CopyDatabase(NewServer()));
        (refusal.Code, refusal.Kind).ShouldBe(("copy-unstorable", RefusalKind.Data));
        // Whichever comes first: the decision or the event about it.
        refusal.Arguments[0].ShouldBeOneOf("hand_picks", "audit_events");
        (await Copied(file, NewFile("copy"))).Faults.ShouldBeEmpty();
    }

    [Test]
    public async Task A_copy_that_lost_a_trigger_or_a_row_on_the_way_is_not_kept()
    {
        using var file = await Published();
        var server = NewServer();
        using (var made = Workplace.On(server))
        {
            await made.Send(new ListAudit());
            made.Execute(
                """
                CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
                CREATE TRIGGER losing BEFORE INSERT ON hand_picks FOR EACH ROW EXECUTE FUNCTION lose();
                """
            );
        }
        var outcome = await file.Send(new CopyDatabase(server));
        outcome.Faults.ShouldContain(fault => fault.Code == "table" && fault.Subject == "hand_picks");
        outcome.Faults.ShouldContain(fault => fault.Code == "copy" && fault.Subject == "trigger losing");
        using var left = Workplace.On(server);
        left.Ask<long>("SELECT count(*) FROM audit_events").ShouldBe(0);
        Directory.Exists(left.Files + ".publications").ShouldBeFalse();
    }
}
