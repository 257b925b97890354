using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Messages;
using Scoring.Features.Users;

namespace Scoring.Features.Tests.Messages;

/// <summary>Reminders of deadlines, and the lists that messages go to.</summary>
public sealed class RemindersTests
{
    [Test]
    public async Task Jurors_with_scoresheets_to_send_are_reminded_seven_three_and_one_day_before_once_each()
    {
        var clock = StandingClock.AtEight();
        using var place = await Place(clock);
        place.Turn("deadline", "2026-08-10T08:00:00Z");
        var reminded = new List<(int Day, int Mails)>();
        for (var day = 1; day <= 10; day++)
        {
            // Twice a day, as a process that looks again does.
            for (var look = 0; look < 2; look++)
                reminded.Add((day, await Look(place)));
            clock.Time = clock.Time.AddDays(1);
        }
        reminded.Where(one => one.Mails > 0).ShouldBe([(3, 2), (7, 2), (9, 2)]);
        var mails = (await place.Send(new ListOutbox(MailState.Queued))).Rows;
        mails.Count.ShouldBe(6);
        mails
            .Single(mail => mail.Address == "ana@example.id" && mail.Subject.Contains("7 hari", StringComparison.Ordinal))
            .Body.ShouldContain("2 lembar penilaian");
    }

    [Test]
    public async Task Who_has_sent_all_who_left_and_a_closed_stage_get_none()
    {
        var clock = StandingClock.AtEight();
        using var place = await Place(clock);
        place.Turn("deadline", "2026-08-02T08:00:00Z");
        await place.SendAs(SmallJury.Ana, SmallJury.Whole("i1", "ana", 4, 4, 4));
        await place.SendAs(SmallJury.Ana, SmallJury.Whole("i2", "ana", 4, 4, 4));
        var budi = (await place.Send(new ListUsers())).Single(user => user.Juror == "budi");
        await place.Send(new LeaveMail(budi.Id));
        (await Look(place)).ShouldBe(0);
        await place.Send(new LeaveMail(budi.Id, Undo: true));
        (await Look(place)).ShouldBe(1);
        (await place.Send(new ListOutbox(MailState.Queued))).Rows.Single().Address.ShouldBe("budi@example.id");
        place.Turn("closed");
        (await place.Send(new ListDueReminders())).ShouldBeEmpty();
    }

    [Test]
    public async Task After_a_time_without_a_running_site_only_the_nearest_reminder_goes()
    {
        var clock = StandingClock.AtEight();
        using var place = await Place(clock);
        place.Turn("deadline", "2026-08-03T07:00:00Z");
        (await place.Send(new ListDueReminders())).Single().Days.ShouldBe(3);
        (await Look(place)).ShouldBe(2);
    }

    [Test]
    public async Task A_message_goes_to_those_chosen_from_a_list_and_to_nobody_if_none_is()
    {
        using var place = await Place(StandingClock.AtEight());
        var late = await place.Send(new ListAudience(SmallJury.Edition, ListAudience.LateJurors, SmallJury.Stage));
        late.Select(person => (person.Scope, person.Open)).ShouldBe([("ana", 2), ("budi", 2)], ignoreOrder: true);
        (await place.Send(new ListAudience(SmallJury.Edition, "juror", Find: "budi@"))).Single().Name.ShouldBe("Budi");
        var message = new Message(SmallJury.Edition, "jury-reminder", ListAudience.LateJurors, SmallJury.Stage, []);
        (await place.Refusal(new PreviewMessage(message))).Code.ShouldBe("mail-nobody-chosen");
        (await place.Refusal(new HoldMessage(message, "k"))).Code.ShouldBe("mail-nobody-chosen");
        (await place.Refusal(new HoldMessage(message with { Template = "invitation", To = [late[0].Account] }, "k"))).Code.ShouldBe(
            "mail-not-written"
        );
        (await place.Refusal(new HoldMessage(message with { To = [late[0].Account] }, "k"))).Code.ShouldBe("mail-no-deadline");
        place.Turn("deadline", "2026-09-30T10:00:00Z");
        var preview = await place.Send(new PreviewMessage(message with { To = [.. late.Select(person => person.Account)] }));
        (preview.Recipients, preview.Samples.Count).ShouldBe((2, 2));
        preview.Samples[0].Text.Body.ShouldContain("Yth. Ana");
        (await place.Send(new HoldMessage(message with { To = [late[0].Account] }, "k"))).Count.ShouldBe(1);
        (await place.Send(new ListOutbox(MailState.Held))).Rows.Single().Season.ShouldBe(SmallJury.Edition);
    }

    [Test]
    public async Task Above_two_hundred_the_number_is_typed()
    {
        using var place = Workplace.WithShippedRules();
        var rows = string.Concat(Enumerable.Range(1, 201).Select(number => $"N{number},n{number}@example.id,pembaca\n"));
        var path = place.Write("akun.csv", "nama,surel,peran\n" + rows);
        var seen = await place.Send(new Features.Users.AccountLists.PreviewAccounts(path));
        await place.Send(new Features.Users.AccountLists.AddAccounts(path, seen.Hash));
        var all = new MoveMail(MailAct.Release, []) { AllOf = MailState.Held };
        (await place.Refusal(all)).Code.ShouldBe("mail-count-wrong");
        (await place.Refusal(all with { Typed = 200 })).Code.ShouldBe("mail-count-wrong");
        (await place.Refusal(new MoveMail(MailAct.Release, []))).Code.ShouldBe("mail-none-chosen");
        (await place.Send(all with { Typed = 201 })).Count.ShouldBe(201);
        (await place.Send(new MoveMail(MailAct.Cancel, []) { AllOf = MailState.Queued, Find = "n7@" })).Count.ShouldBe(1);
    }

    private static async Task<Workplace> Place(StandingClock clock)
    {
        var place = await SmallJury.Place(clock);
        await ReadyAccounts.Add(place, new AddUser("Ana", "ana@example.id", Roles.Juror, "ana"));
        await ReadyAccounts.Add(place, new AddUser("Budi", "budi@example.id", Roles.Juror, "budi"));
        await ReadyAccounts.Add(place, new AddUser("Citra", "citra@example.id", Roles.Juror, "citra"));
        return place;
    }

    private static async Task<int> Look(Workplace place)
    {
        var queued = 0;
        foreach (var due in await place.Send(new ListDueReminders()))
            queued += (await place.Send(new QueueReminders(due))).Count;
        return queued;
    }
}
