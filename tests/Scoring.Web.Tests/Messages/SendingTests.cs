using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Messages;
using Scoring.Features.Users;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Messages;

/// <summary>Mail on its way, against a real mail server.</summary>
[TestFixture]
public class SendingTests
{
    [Test]
    public async Task Check_31_a_form_that_is_sent_twice_makes_one_mail()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        var people = await site.People(2);
        await Task.WhenAll(
            site.Send(new HoldMessage(MailSite.News(people), "one")),
            site.Send(new HoldMessage(MailSite.News(people), "one"))
        );
        (await site.In(MailState.Held)).Count.ShouldBe(2);
        await site.Send(new MoveMail(MailAct.Release, []) { AllOf = MailState.Held });
        await site.Send(new InviteUser("pembaca1@example.org", MailKey: "k"));
        await site.Send(new InviteUser("pembaca1@example.org", MailKey: "k"));
        await site.Look();
        host.Taken.Count.ShouldBe(3);
        (await site.Look()).ShouldBe(0);
    }

    [TestCase("450")]
    [TestCase("421")]
    public async Task Check_32_what_the_server_refuses_for_the_moment_arrives_once_a_minute_later(string answer)
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        host.Answers.Enqueue(answer);
        await site.Release("one", await site.People(1));
        await site.Look();
        var waiting = (await site.In(MailState.Queued)).Single();
        waiting.Code.ShouldBe(int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture));
        waiting.NotBefore.ShouldBe(site.Clock.Time.UtcDateTime.AddMinutes(1));
        (await site.Look()).ShouldBe(0);
        site.Clock.Time = site.Clock.Time.AddMinutes(1);
        await site.Look();
        host.Taken.Count.ShouldBe(1);
        (await site.In(MailState.Sent)).Single().Attempts.ShouldBe(2);
    }

    [Test]
    public async Task What_the_server_never_takes_has_failed_with_its_reason_until_a_person_sends_it_again()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        host.Answers.Enqueue("550");
        await site.Release("one", await site.People(1));
        await site.Look();
        var failed = (await site.In(MailState.Failed)).Single();
        (failed.Code, failed.Error).ShouldBe((550, "as the test wants"));
        await site.Send(new MoveMail(MailAct.Again, [failed.Id]));
        await site.Look();
        host.Taken.Count.ShouldBe(1);
    }

    [Test]
    public async Task What_fails_for_the_moment_is_tried_for_most_of_a_day_and_has_then_failed()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        await site.Release("one", await site.People(1));
        var waits = new List<TimeSpan>();
        for (var attempt = 0; attempt <= OutboxDesk.Waits.Count; attempt++)
        {
            host.Answers.Enqueue("450");
            (await site.Look()).ShouldBe(1);
            if ((await site.In(MailState.Queued)) is not [var waiting])
                break;
            waits.Add(waiting.NotBefore - site.Clock.Time.UtcDateTime);
            site.Clock.Time = waiting.NotBefore;
        }
        waits.ShouldBe(OutboxDesk.Waits);
        (await site.In(MailState.Failed)).Single().Attempts.ShouldBe(7);
    }

    [Test]
    public async Task Check_33_after_a_break_behind_the_text_a_message_is_uncertain_and_a_link_goes_again_under_its_name()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        var people = await site.People(1);
        host.Answers.Enqueue("drop");
        await site.Release("one", people);
        await site.Look();
        (await site.In(MailState.Uncertain)).Count.ShouldBe(1);
        site.Clock.Time = site.Clock.Time.AddDays(1);
        (await site.Look()).ShouldBe(0);
        host.Taken.Count.ShouldBe(1);

        host.Answers.Enqueue("drop");
        await site.Send(new InviteUser("pembaca1@example.org", MailKey: "k"));
        await site.Look();
        site.Clock.Time = site.Clock.Time.AddMinutes(1);
        await site.Look();
        var (first, second) = (host.Taken.ElementAt(1), host.Taken.ElementAt(2));
        second.MessageId.ShouldBe(first.MessageId);
        MailSite.LinkIn(second).ShouldBe(MailSite.LinkIn(first));
        (await site.In(MailState.Sent)).Count.ShouldBe(1);
    }

    [Test]
    public async Task A_person_decides_about_what_is_uncertain()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        var people = await site.People(2);
        host.Answers.Enqueue("drop");
        host.Answers.Enqueue("drop");
        await site.Release("one", people);
        await site.Look();
        var uncertain = await site.In(MailState.Uncertain);
        await site.Send(new MoveMail(MailAct.Arrived, [uncertain[0].Id]));
        await site.Send(new MoveMail(MailAct.Again, [uncertain[1].Id]));
        await site.Look();
        host.Taken.Count.ShouldBe(3);
        (await site.Counts())[MailState.Sent].ShouldBe(2);
    }

    [Test]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_nothing()
    {
        await using var host = new MailHost(hasWrongCertificate: true);
        await using var site = MailSite.Start(host);
        await site.Release("one", await site.People(1));
        await site.Look();
        host.Taken.ShouldBeEmpty();
        (await site.In(MailState.Queued)).Single().Error.ShouldNotBeNull().ShouldContain("Ssl", Case.Insensitive);
    }

    [Test]
    public async Task A_server_that_is_not_there_is_tried_again()
    {
        var host = new MailHost();
        await host.DisposeAsync();
        await using var site = MailSite.Start(host);
        await site.Release("one", await site.People(1));
        await site.Look();
        (await site.In(MailState.Queued)).Single().Attempts.ShouldBe(1);
    }

    [Test]
    public async Task Of_two_processes_each_sends_what_the_other_has_not_taken()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        await using var other = site.Another();
        await site.Release("one", await site.People(30));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => Task.Run(() => (turn % 2 == 0 ? site : other).Look())));
        host.Taken.Select(letter => letter.To.ToString()).ShouldBeUnique();
        host.Taken.Count.ShouldBe(30);
    }

    [Test]
    public async Task A_minute_sends_sixty_and_a_link_goes_before_all_else()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        var people = await site.People(65);
        await site.Release("one", people);
        await site.Send(new InviteUser("pembaca65@example.org", MailKey: "k"));
        while (await site.Look() > 0) { }
        host.Taken.Count.ShouldBe(OutboxDesk.AMinute);
        host.Taken.First().TextBody!.ShouldContain("/account/invite/");
        site.Clock.Time = site.Clock.Time.AddMinutes(1);
        while (await site.Look() > 0) { }
        host.Taken.Count.ShouldBe(66);
    }

    [Test]
    public async Task An_address_gets_twenty_in_a_day()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        var people = await site.People(1);
        for (var number = 0; number < 23; number++)
            await site.Release("message " + number, people);
        while (await site.Look() > 0) { }
        host.Taken.Count.ShouldBe(OutboxDesk.ADay);
        site.Clock.Time = site.Clock.Time.AddDays(1).AddSeconds(1);
        while (await site.Look() > 0) { }
        host.Taken.Count.ShouldBe(23);
    }

    [Test]
    public async Task Check_34_a_process_that_is_killed_while_sending_loses_nothing()
    {
        await using var host = new MailHost();
        var reached = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        host.Before = async number =>
        {
            if (number == 2)
            {
                reached.SetResult();
                await go.Task;
            }
        };
        await using var started = await StartedSite.Start(
            ("SCORING_MAIL", host.Address),
            "--mail-from",
            "inovasi@kota.example",
            "--second-factor",
            "optional"
        );
        using (var place = Workplace.On(started.Database))
        {
            for (var number = 1; number <= 6; number++)
                await ReadyAccounts.Add(place, new AddUser($"Pembaca {number}", $"p{number}@example.org", Roles.Reader));
            var ids = (await place.Send(new ListUsers())).Select(user => user.Id).ToArray();
            await place.Send(new HoldMessage(MailSite.News(ids), "one"));
            await place.Send(new MoveMail(MailAct.Release, []) { AllOf = MailState.Held });
        }
        await reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await started.Kill();
        go.SetResult();

        var clock = new StandingClock(DateTimeOffset.UtcNow.Add(OutboxDesk.Lease).AddMinutes(1));
        await using var site = MailSite.On(started.Database, host, clock);
        while (await site.Look() > 0) { }
        var counts = await site.Counts();
        // The one that was being sent may have arrived: a person decides. All others went out, each once.
        counts.GetValueOrDefault(MailState.Sent).ShouldBe(5);
        counts.GetValueOrDefault(MailState.Uncertain).ShouldBe(1);
        host.Taken.Select(letter => letter.To.ToString()).Distinct().Count().ShouldBe(6);
        host.Taken.Count.ShouldBe(6);
    }

    [Test]
    public async Task Without_a_server_mail_is_written_to_a_folder_and_said_not_to_be_sent()
    {
        await using var site = MailSite.Start(null);
        await site.Release("one", await site.People(1));
        await site.Look();
        (await site.In(MailState.Written)).Count.ShouldBe(1);
        var file = Directory.GetFiles(DatabaseAddress.Files(site.Database) + ".mail", "*.eml").Single();
        (await MimeKit.MimeMessage.LoadAsync(file)).To.ToString().ShouldContain("pembaca1@example.org");
        if (!OperatingSystem.IsWindows())
            (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)).ShouldBe(UnixFileMode.None);
        using var visitor = await site.Site.SignIn(Roles.Secretariat);
        (await visitor.Read("/staff/outbox?state=written")).ShouldContain("Ditulis ke folder, tidak dikirim");
    }
}
