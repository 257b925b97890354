using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Mail;

/// <summary>Shows the texts of a season's mail.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ListTemplates(string Edition) : IRequest<IReadOnlyList<ListedTemplate>>, INamesAnEdition;

/// <summary>A template with its texts in force.</summary>
/// <param name="Template">The template.</param>
/// <param name="Indonesian">The Indonesian text.</param>
/// <param name="English">The English text.</param>
public sealed record ListedTemplate(MailTemplate Template, TemplateText Indonesian, TemplateText English)
{
    /// <summary>The text in a language, "id" or "en".</summary>
    public TemplateText In(string language) => language == "id" ? Indonesian : English;
}

/// <summary>Reads the texts.</summary>
internal sealed class ListTemplatesHandler(TemplateStore texts) : IRequestHandler<ListTemplates, IReadOnlyList<ListedTemplate>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedTemplate>> Handle(ListTemplates request, CancellationToken cancellationToken) =>
        Task.FromResult(
            (IReadOnlyList<ListedTemplate>)
                [
                    .. MailTemplates.All.Select(template => new ListedTemplate(
                        template,
                        texts.Of(request.Edition, template, "id"),
                        texts.Of(request.Edition, template, "en")
                    )),
                ]
        );
}

/// <summary>
/// The secretariat rewrites a text of a season's mail. What was sent before keeps its text; a place that the template does not know is
/// refused, and the ones that it knows are named.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Template">The template's name.</param>
/// <param name="Language">"id" or "en".</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text.</param>
/// <param name="Version">The version that the person saw: a text that somebody else has changed since is not overwritten.</param>
[Allow(Access.Secretariat)]
public sealed record EditTemplate(string Edition, string Template, string Language, string Subject, string Body, int Version)
    : IRequest<TemplateEdited>,
        INamesAnEdition,
        IWrites;

/// <summary>A text after the edit.</summary>
/// <param name="Version">Its version now.</param>
/// <param name="HasChanged">False if the text is the same as before.</param>
public sealed record TemplateEdited(int Version, bool HasChanged);

/// <summary>Stores the text as a new version.</summary>
internal sealed class EditTemplateHandler(TemplateStore texts, AuditTrail trail) : IRequestHandler<EditTemplate, TemplateEdited>
{
    /// <inheritdoc/>
    public Task<TemplateEdited> Handle(EditTemplate request, CancellationToken cancellationToken)
    {
        var template = Required(request.Template);
        var language = request.Language == "en" ? "en" : "id";
        var text = new MailText(request.Subject.Trim(), StorableText.Of(request.Body).ReplaceLineEndings("\n").Trim());
        text.Check(template);
        text = text with { Subject = MailText.OneLine(text.Subject) };
        var standing = texts.Of(request.Edition, template, language);
        if (standing.Version != request.Version)
            throw new RefusalException(RefusalKind.State, "mail-template-changed", standing.By);
        if (standing.Text == text)
            return Task.FromResult(new TemplateEdited(standing.Version, HasChanged: false));
        var version = standing.Version + 1;
        texts.Add(request.Edition, template, language, version, text);
        trail.Record(
            AuditAction.MailTemplateSaved,
            $"{request.Edition}/mail/{template.Name}",
            "",
            ("language", language),
            ("version", version)
        );
        return Task.FromResult(new TemplateEdited(version, HasChanged: true));
    }

    /// <summary>The template with a name.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public static MailTemplate Required(string? name) =>
        MailTemplates.Find(name)
        ?? throw new RefusalException(
            RefusalKind.Usage,
            "mail-template-unknown",
            name ?? "",
            string.Join(", ", MailTemplates.All.Select(template => template.Name))
        );
}
