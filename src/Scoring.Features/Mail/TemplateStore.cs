using System.Resources;
using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;

namespace Scoring.Features.Mail;

/// <summary>A text of a template as a season uses it.</summary>
/// <param name="Text">Subject and text, with their places.</param>
/// <param name="Version">0 for the text that comes with the program.</param>
/// <param name="By">Who wrote it; empty for that of the program.</param>
/// <param name="At">When, UTC; null for that of the program.</param>
public sealed record TemplateText(MailText Text, int Version, string By, DateTime? At);

/// <summary>The texts of mail: those of the program, and those that a season uses in their place.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class TemplateStore(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The texts that come with the program.</summary>
    internal static TextSource Shipped { get; } =
        new(new ResourceManager("Scoring.Features.Mail.MailTexts", typeof(TemplateStore).Assembly));

    /// <summary>The text in force.</summary>
    /// <param name="season">"programme/edition", or null for mail of no season.</param>
    /// <param name="template">The template.</param>
    /// <param name="language">"id" or "en".</param>
    public TemplateText Of(string? season, MailTemplate template, string language) =>
        season is not null && Versions(season, template, language) is [var newest, ..] ? newest : OfProgram(template, language);

    /// <summary>The text that comes with the program.</summary>
    public static TemplateText OfProgram(MailTemplate template, string language) =>
        new(
            new MailText(Shipped.Find(template.Name + ".subject", language)!, Shipped.Find(template.Name + ".body", language)!),
            0,
            "",
            null
        );

    /// <summary>All versions of a season, the newest first.</summary>
    public IReadOnlyList<TemplateText> Versions(string season, MailTemplate template, string language) =>
        work.Locked<IReadOnlyList<TemplateText>>(db =>
            [
                .. db
                    .Connection.Query<TemplateRow>(
                        """
                        SELECT version AS Version, subject AS Subject, body AS Body, by AS By, at AS At
                        FROM mail_templates WHERE season = @season AND template = @Name AND language = @language ORDER BY version DESC
                        """,
                        new
                        {
                            season,
                            template.Name,
                            language,
                        },
                        db.Transaction
                    )
                    .Select(row => new TemplateText(new MailText(row.Subject, row.Body), (int)row.Version, row.By, Times.Of(row.At))),
            ]
        );

    /// <summary>Adds a version; the caller holds the transaction and writes the event.</summary>
    public void Add(string season, MailTemplate template, string language, int version, MailText text) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO mail_templates (season, template, language, version, subject, body, by, at)
                VALUES (@season, @Name, @language, @version, @Subject, @Body, @Who, @now)
                """,
                new
                {
                    season,
                    template.Name,
                    language,
                    version = (long)version,
                    text.Subject,
                    text.Body,
                    trail.Who,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
}

/// <summary>A row of mail_templates.</summary>
internal sealed record TemplateRow(long Version, string Subject, string Body, string By, string At);
