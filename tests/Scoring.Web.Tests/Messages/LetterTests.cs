using MimeKit;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Messages;
using Scoring.Features.Users;
using Scoring.Web.Messages;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Messages;

/// <summary>What a letter says, and what no person's text can make it say.</summary>
[TestFixture]
public class LetterTests
{
    [Test]
    public async Task A_name_changes_no_header_and_is_no_markup()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        await SiteVisitor.AddReady(site.Site, new AddUser("Budi\r\nBcc: eve@example.org <b>{link}</b>", "budi@example.org", Roles.Reader));
        var id = (await site.Send(new ListUsers())).Single().Id;
        await site.Send(new EditTemplate(MailSite.Season, "news", "id", "Kabar untuk {name}", "Yth. {name},\n\n{note}\n\n{site}", 0));
        await site.Release("one", id);
        await site.Look();
        var letter = host.Taken.Single();
        letter.Bcc.ShouldBeEmpty();
        letter.Headers.Select(header => header.Field).ShouldNotContain("Bcc");
        letter.Subject.ShouldBe("Kabar untuk Budi Bcc: eve@example.org <b>{link}</b>");
        letter.HtmlBody!.ShouldContain("&lt;b&gt;{link}&lt;/b&gt;");
        letter.HtmlBody!.ShouldContain("<a href=\"http://inovasi.test\">");
        letter.TextBody!.ShouldContain("http://inovasi.test");
    }

    [Test]
    public async Task Each_gets_the_letter_in_their_language()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        await SiteVisitor.AddReady(site.Site, new AddUser("Ani", "ani@example.org", Roles.Reader));
        await SiteVisitor.AddReady(site.Site, new AddUser("Ann", "ann@example.org", Roles.Reader) { Language = "en" });
        await site.Release("one", [.. (await site.Send(new ListUsers())).Select(user => user.Id)]);
        await site.Look();
        host.Taken.Single(letter => letter.To.ToString().Contains("ani", StringComparison.Ordinal)).TextBody!.ShouldContain("Selengkapnya");
        host.Taken.Single(letter => letter.To.ToString().Contains("ann", StringComparison.Ordinal)).TextBody!.ShouldContain("More is at");
    }

    [Test]
    public async Task Only_reminders_and_news_can_be_left_and_by_a_post_of_any_mail_program()
    {
        await using var host = new MailHost();
        await using var site = MailSite.Start(host);
        var people = await site.People(1);
        await site.Release("one", people);
        await site.Send(new InviteUser("pembaca1@example.org", MailKey: "k"));
        await site.Look();
        host.Taken.Single(IsInvitation).Headers.Contains(HeaderId.ListUnsubscribe).ShouldBeFalse();
        var news = host.Taken.Single(letter => !IsInvitation(letter));
        news.Headers[HeaderId.ListUnsubscribePost].ShouldBe("List-Unsubscribe=One-Click");
        var leave = news.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')["http://inovasi.test".Length..];

        // Opening the page, as programs that look through mail do, changes nothing.
        (await site.Site.Read(leave)).ShouldContain("Berhenti mengirim");
        (await site.Send(new PreviewMessage(MailSite.News(people)))).LeftOut.ShouldBe(0);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
        using var answer = await site.Site.Browser.PostAsync(leave, form);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await site.Send(new PreviewMessage(MailSite.News(people)))).LeftOut.ShouldBe(1);
        await site.Send(new HoldMessage(MailSite.News(people), "two"));
        (await site.In(MailState.Held)).ShouldBeEmpty();

        using var forged = await site.Site.Browser.PostAsync("/mail/leave/none", new FormUrlEncodedContent([]));
        forged.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        static bool IsInvitation(MimeMessage letter) => letter.TextBody!.Contains("/account/invite/", StringComparison.Ordinal);
    }

    [TestCase(null, null, null, null)]
    [TestCase("smtp://mail.example.org", "a@example.org", null, null)]
    [TestCase("smtp://127.0.0.1:2525", null, null, "mail-from")]
    [TestCase("smtp://user:secret@mail.example.org", "a@example.org", null, "mail")]
    [TestCase("http://mail.example.org", "a@example.org", null, "mail")]
    [TestCase("smtp://mail.example.org/path", "a@example.org", null, "mail")]
    [TestCase("smtp://user@mail.example.org", "a@example.org", null, "mail-password-file")]
    [TestCase("smtp://user@mail.example.org", "a@example.org", "no-such-file", "mail-password-file")]
    [TestCase("smtp://mail.example.org", "no address <", null, "mail-from")]
    public void Options_of_mail_that_cannot_be_used_are_named(string? address, string? from, string? file, string? wrong) =>
        (MailServer.Wrong(address, from, file)?.Option).ShouldBe(wrong);

    [Test]
    public void A_server_has_the_port_of_its_kind_and_its_password_from_a_file()
    {
        var folder = TemporaryFolder.New();
        var file = Path.Combine(folder, "password");
        File.WriteAllText(file, "rahasia sekali\n");
        MailServer
            .Of("smtp://u%40x@mail.example.org", MailServer.Password(file))
            .ShouldBe(new MailServer("mail.example.org", 587, "u@x", "rahasia sekali", false));
        MailServer.Of("smtps://mail.example.org", null)!.Port.ShouldBe(465);
        TemporaryFolder.Remove(folder);
    }
}
