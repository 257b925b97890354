using System.Text;
using System.Text.RegularExpressions;
using Scoring.Features.Core;

namespace Scoring.Features.Mail;

/// <summary>A subject and a text, with places in braces or filled.</summary>
/// <param name="Subject">The subject, one line.</param>
/// <param name="Body">The text; an empty line separates paragraphs.</param>
public sealed partial record MailText(string Subject, string Body)
{
    /// <summary>Stands where the link or code goes until the mail is sent: no value holds it.</summary>
    public const char LinkMark = '\uE000';

    /// <summary>Stands where the site's address goes until the mail is sent.</summary>
    public const char SiteMark = '\uE001';

    /// <summary>The most characters of a subject.</summary>
    public const int LongestSubject = 200;

    /// <summary>The most characters of a text.</summary>
    public const int LongestBody = 10_000;

    /// <summary>The texts with the values of one recipient. There is no logic: a place is a name in braces.</summary>
    /// <param name="values">
    /// The values by place; a place without one is left empty. Those of the link and of the site's address are marks.
    /// </param>
    public MailText Filled(IReadOnlyDictionary<string, string> values) => new(OneLine(Fill(Subject, values)), Fill(Body, values));

    /// <summary>The texts with the marks replaced by what is known only when they are sent or shown.</summary>
    /// <param name="site">The site's address.</param>
    /// <param name="link">The link, or a word for it.</param>
    public MailText Shown(string site, string link) =>
        new(
            OneLine(Subject.Replace(SiteMark.ToString(), site, StringComparison.Ordinal)),
            Body.Replace(SiteMark.ToString(), site, StringComparison.Ordinal).Replace(LinkMark.ToString(), link, StringComparison.Ordinal)
        );

    /// <summary>Refuses a text with a place that its template does not know, or without the link that it is for.</summary>
    /// <exception cref="RefusalException">The text cannot be used.</exception>
    public void Check(MailTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (string.IsNullOrWhiteSpace(Subject) || Subject.Length > LongestSubject)
            throw new RefusalException(RefusalKind.Usage, "mail-subject-missing", LongestSubject);
        if (string.IsNullOrWhiteSpace(Body) || Body.Length > LongestBody)
            throw new RefusalException(RefusalKind.Usage, "mail-body-missing", LongestBody);
        foreach (var place in Place().Matches(Subject + "\n" + Body).Select(match => match.Groups[1].Value.Trim()))
        {
            if (!template.Places.Contains(place))
                throw new RefusalException(
                    RefusalKind.Usage,
                    "mail-place-unknown",
                    place,
                    string.Join(", ", template.Places.Select(one => "{" + one + "}"))
                );
        }
        if (template.SecretPlace is { } secret && !Place().Matches(Body).Any(match => match.Groups[1].Value.Trim() == secret))
            throw new RefusalException(RefusalKind.Usage, "mail-link-missing", "{" + secret + "}");
    }

    /// <summary>A text as a header can hold it: one line, whatever was typed.</summary>
    public static string OneLine(string text)
    {
        var line = string.Join(
            ' ',
            string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        return line.Length > LongestSubject ? line[..(LongestSubject - 1)] + "…" : line;
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place()
            .Replace(text.ReplaceLineEndings("\n"), match => match.Groups[1].Value.Trim() switch
                {
                    MailTemplate.LinkPlace or MailTemplate.CodePlace => LinkMark.ToString(),
                    MailTemplate.SitePlace => SiteMark.ToString(),
                    var place => Plain(values.GetValueOrDefault(place, "")),
                });

    // A value is never a place or a link itself, and breaks no line but where a person wrote several.
    private static string Plain(string value)
    {
        var plain = new StringBuilder(value.Length);
        foreach (var letter in StorableText.Of(value).ReplaceLineEndings("\n"))
        {
            if (letter == '\n' || (!char.IsControl(letter) && letter is not (LinkMark or SiteMark)))
                plain.Append(letter);
        }
        return plain.ToString();
    }

    [GeneratedRegex(@"\{([^{}\n]*)\}")]
    private static partial Regex Place();
}
