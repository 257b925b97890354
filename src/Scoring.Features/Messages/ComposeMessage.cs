using System.Globalization;
using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Mail;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Messages;

/// <summary>A message to people chosen from a list.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Template">The template's name.</param>
/// <param name="Who">The list that they are chosen from, as for <see cref="ListAudience"/>.</param>
/// <param name="Stage">The stage of a reminder to jurors, or null.</param>
/// <param name="To">The accounts; an empty list means nobody, not everybody.</param>
public sealed record Message(string Edition, string Template, string Who, string? Stage, IReadOnlyList<long> To)
{
    /// <summary>What the sender wrote for places that only they can fill: note, entry, title, deadline.</summary>
    public IReadOnlyDictionary<string, string> Written { get; init; } = new Dictionary<string, string>();
}

/// <summary>The secretariat looks at a message as some of its recipients will get it. Nothing is stored.</summary>
/// <param name="Message">The message.</param>
[Allow(Access.Secretariat)]
public sealed record PreviewMessage(Message Message) : IRequest<MessagePreview>, INamesAnEdition
{
    /// <summary>How many recipients are shown.</summary>
    public const int Shown = 3;

    /// <inheritdoc/>
    public string Edition => Message.Edition;
}

/// <summary>A message before it is stored.</summary>
/// <param name="Recipients">How many get it.</param>
/// <param name="LeftOut">How many of those chosen have unsubscribed from such mail.</param>
/// <param name="Samples">The first of them, each with the filled text.</param>
public sealed record MessagePreview(int Recipients, int LeftOut, IReadOnlyList<MessageSample> Samples);

/// <summary>A message as one person gets it.</summary>
/// <param name="To">The person.</param>
/// <param name="Text">The text, with the mark of the site's address.</param>
public sealed record MessageSample(Addressee To, MailText Text);

/// <summary>The secretariat puts a message into the outbox, where it is held until somebody releases it.</summary>
/// <param name="Message">The message.</param>
/// <param name="Key">The key of the form: if it is sent twice, one message is stored.</param>
[Allow(Access.Secretariat)]
public sealed record HoldMessage(Message Message, string Key) : IRequest<MessageHeld>, INamesAnEdition, IWrites
{
    /// <inheritdoc/>
    public string Edition => Message.Edition;
}

/// <summary>What was stored.</summary>
/// <param name="Count">How many mails are held.</param>
public sealed record MessageHeld(int Count);

/// <summary>Shows it.</summary>
internal sealed class PreviewMessageHandler(MessageWriter writer, TemplateStore texts) : IRequestHandler<PreviewMessage, MessagePreview>
{
    /// <inheritdoc/>
    public async Task<MessagePreview> Handle(PreviewMessage request, CancellationToken cancellationToken)
    {
        var written = await writer.Write(request.Message, cancellationToken);
        var getting = written.People.Where(person => !written.IsLeftBy(person)).ToList();
        return new MessagePreview(
            getting.Count,
            written.People.Count - getting.Count,
            [
                .. getting
                    .Take(PreviewMessage.Shown)
                    .Select(person => new MessageSample(
                        person,
                        texts.Of(request.Edition, written.Template, person.Language).Text.Filled(written.Values(person))
                    )),
            ]
        );
    }
}

/// <summary>Stores it.</summary>
internal sealed class HoldMessageHandler(MessageWriter writer, Outbox outbox, AuditTrail trail) : IRequestHandler<HoldMessage, MessageHeld>
{
    /// <inheritdoc/>
    public async Task<MessageHeld> Handle(HoldMessage request, CancellationToken cancellationToken)
    {
        var written = await writer.Write(request.Message, cancellationToken);
        var held = 0;
        foreach (var person in written.People)
        {
            var mail = new NewMail(
                $"message/{request.Key}/{Outbox.KeyOf(person.Account)}",
                written.Template,
                new MailRecipient(person.Account, person.Address, person.Language),
                written.Values(person)
            )
            {
                Season = request.Edition,
                IsHeld = true,
            };
            held += outbox.Add(mail) ? 1 : 0;
        }
        if (held > 0)
            trail.Record(AuditAction.MailHeld, request.Edition + "/mail", "", ("template", written.Template.Name), ("count", held));
        return new MessageHeld(held);
    }
}

/// <summary>Fills a message for each of its recipients.</summary>
internal sealed class MessageWriter(EditionCatalog editions, StageStore stages, AuditTrail trail, IMediator sender)
{
    /// <summary>Finds the recipients and what to fill in.</summary>
    /// <exception cref="RefusalException">Nobody is chosen, or the template is not one that a person sends.</exception>
    public async Task<WrittenMessage> Write(Message message, CancellationToken cancellation)
    {
        var template = EditTemplateHandler.Required(message.Template);
        if (!template.IsWritten)
            throw new RefusalException(RefusalKind.Usage, "mail-not-written", template.Name);
        var edition = editions.Get(message.Edition);
        var chosen = message.To.ToHashSet();
        var audience = await sender.Send(new ListAudience(message.Edition, message.Who, message.Stage), cancellation);
        List<Addressee> people = [.. audience.Where(person => chosen.Contains(person.Account))];
        if (people.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "mail-nobody-chosen");
        var stage =
            template.Places.Contains("stage") && message.Stage is { Length: > 0 } id
                ? edition.Stages.FirstOrDefault(one => one.Id == id)
                : null;
        var deadline = stage is null ? null : stages.Of(edition.Id, stage.Id).Deadline;
        // A reminder of nothing says nothing.
        if (template == MailTemplates.JuryReminder && deadline is null)
            throw new RefusalException(RefusalKind.State, "mail-no-deadline");
        return new WrittenMessage(template, edition, people, message.Written)
        {
            Stage = stage,
            Deadline = deadline,
            Now = trail.Now,
        };
    }
}

/// <summary>A message with its recipients.</summary>
/// <param name="Template">The template.</param>
/// <param name="Edition">The season.</param>
/// <param name="People">The recipients.</param>
/// <param name="Written">What the sender wrote.</param>
internal sealed record WrittenMessage(
    MailTemplate Template,
    Edition Edition,
    IReadOnlyList<Addressee> People,
    IReadOnlyDictionary<string, string> Written
)
{
    /// <summary>The stage of a reminder, or null.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Its deadline, UTC, or null.</summary>
    public DateTime? Deadline { get; init; }

    /// <summary>The time, UTC.</summary>
    public DateTime Now { get; init; }

    /// <summary>True for a person who has unsubscribed from such mail.</summary>
    public bool IsLeftBy(Addressee person) => Template.CanBeLeft && person.HasLeft;

    /// <summary>The values of one recipient.</summary>
    public Dictionary<string, string> Values(Addressee person)
    {
        var values = new Dictionary<string, string>(Written) { ["name"] = person.Name, ["edition"] = Edition.Name.In(person.Language) };
        if (Stage is not null)
            values["stage"] = Stage.Name.In(person.Language);
        if (person.Open is { } open)
            values["open"] = open.ToString(CultureInfo.InvariantCulture);
        if (Deadline is { } deadline)
        {
            values["deadline"] = Moments.Of(deadline, person.Language);
            values["days"] = DaysLeft(deadline, Now).ToString(CultureInfo.InvariantCulture);
        }
        return values;
    }

    /// <summary>The whole days until a deadline, rounded up; 0 once it is past.</summary>
    public static int DaysLeft(DateTime deadline, DateTime now) => Math.Max(0, (int)Math.Ceiling((deadline - now).TotalDays));
}
