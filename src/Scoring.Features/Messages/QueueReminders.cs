using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Mail;

namespace Scoring.Features.Messages;

/// <summary>
/// Finds the stages whose deadline is so near that jurors who have not sent all scoresheets are reminded: seven, three and one day before.
/// Only reads, so that nobody waits for it.
/// </summary>
[Allow(Access.Secretariat)]
public sealed record ListDueReminders : IRequest<IReadOnlyList<DueReminder>>
{
    /// <summary>How many days before a deadline people are reminded; after a time without a running site only the nearest counts.</summary>
    public static IReadOnlyList<int> DaysBefore { get; } = [1, 3, 7];
}

/// <summary>A stage whose jurors are reminded.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Deadline">Its deadline, UTC.</param>
/// <param name="Days">One of <see cref="ListDueReminders.DaysBefore"/>.</param>
public sealed record DueReminder(string Edition, string Stage, DateTime Deadline, int Days);

/// <summary>Looks through the stages that take marks.</summary>
internal sealed class ListDueRemindersHandler(StageStore stages, Audit.AuditTrail trail, IMediator sender)
    : IRequestHandler<ListDueReminders, IReadOnlyList<DueReminder>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueReminder>> Handle(ListDueReminders request, CancellationToken cancellationToken)
    {
        var due = new List<DueReminder>();
        foreach (var edition in await sender.Send(new ListEditionsWithFacts(), cancellationToken))
        {
            foreach (var stage in edition.Rules?.Stages ?? [])
            {
                if (
                    stages.Of(edition.Id, stage.Id) is { IsClosed: false, Deadline: { } deadline }
                    && deadline > trail.Now
                    && ListDueReminders.DaysBefore.FirstOrDefault(days => deadline - trail.Now <= TimeSpan.FromDays(days))
                        is > 0
                            and var days
                )
                    due.Add(new DueReminder(edition.Id, stage.Id, deadline, days));
            }
        }
        return due;
    }
}

/// <summary>Queues a reminder to each juror of a stage who has scoresheets to send: once for each day of reminding.</summary>
/// <param name="Due">The stage.</param>
[Allow(Access.Secretariat)]
public sealed record QueueReminders(DueReminder Due) : IRequest<RemindersQueued>, INamesAnEdition, IWritesBeside
{
    /// <inheritdoc/>
    public string Edition => Due.Edition;
}

/// <summary>What was queued.</summary>
/// <param name="Count">How many reminders.</param>
public sealed record RemindersQueued(int Count);

/// <summary>Queues them; a key of stage, deadline, day and juror makes each go once.</summary>
internal sealed class QueueRemindersHandler(MessageWriter writer, Outbox outbox, IMediator sender)
    : IRequestHandler<QueueReminders, RemindersQueued>
{
    /// <inheritdoc/>
    public async Task<RemindersQueued> Handle(QueueReminders request, CancellationToken cancellationToken)
    {
        var due = request.Due;
        var late = await sender.Send(new ListAudience(due.Edition, ListAudience.LateJurors, due.Stage), cancellationToken);
        if (late.Count == 0)
            return new RemindersQueued(0);
        var message = new Message(
            due.Edition,
            MailTemplates.JuryReminder.Name,
            ListAudience.LateJurors,
            due.Stage,
            [.. late.Select(person => person.Account)]
        );
        var written = await writer.Write(message, cancellationToken);
        var queued = 0;
        foreach (var person in written.People)
        {
            var key = FormattableString.Invariant(
                $"jury-reminder/{due.Edition}/{due.Stage}/{due.Deadline:yyyy-MM-dd'T'HH:mm:ss}/{due.Days}/{person.Account}"
            );
            var to = new MailRecipient(person.Account, person.Address, person.Language);
            queued += outbox.Add(new NewMail(key, written.Template, to, written.Values(person)) { Season = due.Edition }) ? 1 : 0;
        }
        return new RemindersQueued(queued);
    }
}
