using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using Scoring.Features.Mail;

namespace Scoring.Web.Messages;

/// <summary>A mail as it goes over the wire: text, and the same as HTML in which nothing is active.</summary>
internal static partial class Letter
{
    /// <summary>Makes it.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="from">The sender.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="link">The whole link; empty for a mail without one.</param>
    /// <param name="leave">Where the recipient can unsubscribe from such mail; null for mail that everybody gets.</param>
    public static MimeMessage Of(TakenMail mail, string from, string site, string link, string? leave)
    {
        var text = new MailText(mail.Subject, mail.Body).Shown(site, link);
        var body = leave is null ? text.Body : text.Body + "\n\n-- \n" + Footer(mail.Language) + "\n" + leave;
        var sender = MailboxAddress.Parse(from);
        var letter = new MimeMessage
        {
            Subject = text.Subject,
            MessageId = $"{mail.Id}@{Domain(sender)}",
            Body = new Multipart("alternative")
            {
                new TextPart("plain") { Text = body },
                new TextPart("html") { Text = Html(text.Subject, body, mail.Language) },
            },
        };
        letter.From.Add(sender);
        // Only the address: no name of a person can change a header.
        letter.To.Add(new MailboxAddress("", mail.Address));
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (leave is not null)
        {
            letter.Headers.Add(HeaderId.ListUnsubscribe, $"<{leave}>");
            letter.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        return letter;
    }

    /// <summary>A text as a page: paragraphs, and links that say where they go.</summary>
    public static string Html(string title, string body, string language)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>");
        html.Append(Escaped(title)).Append("</title></head><body>");
        foreach (var paragraph in body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            html.Append("<p>").Append(Linked(paragraph.Trim('\n')).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");
        return html.Append("</body></html>").ToString();
    }

    private static string Linked(string text)
    {
        var (html, from) = (new StringBuilder(), 0);
        foreach (var match in Address().Matches(text).Cast<Match>())
        {
            html.Append(Escaped(text[from..match.Index]));
            var address = Escaped(match.Value);
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"{address}\">{address}</a>");
            from = match.Index + match.Length;
        }
        return html.Append(Escaped(text[from..])).ToString();
    }

    private static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static string Domain(MailboxAddress sender) =>
        sender.Domain is { Length: > 0 } domain ? MailboxAddress.EncodeAddrspec("x@" + domain)[2..] : "localhost";

    private static string Footer(string language) => Localization.WebTexts.Get("mail.leave.footer", language);

    [GeneratedRegex(@"https?://[^\s<>""]*[^\s<>"".,;:!?)]")]
    private static partial Regex Address();
}
