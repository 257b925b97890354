using Dapper;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Mail;

/// <summary>What a person does with mail.</summary>
public enum MailAct
{
    /// <summary>Mail that is held may be sent.</summary>
    Release,

    /// <summary>Mail that is held or queued is not sent.</summary>
    Cancel,

    /// <summary>Mail that failed or is uncertain is tried again.</summary>
    Again,

    /// <summary>Mail that was uncertain has arrived.</summary>
    Arrived,
}

/// <summary>A person releases mail, cancels it, or decides about what is uncertain: some by their ids, or all of a state.</summary>
/// <param name="Act">What to do.</param>
/// <param name="Ids">The mails; those in a state in which this cannot be done stay as they are.</param>
[Allow(Access.Mail)]
public sealed record MoveMail(MailAct Act, IReadOnlyList<string> Ids) : IRequest<MailMoved>, IWritesBeside
{
    /// <summary>The most mails that are moved without the person typing how many there are.</summary>
    public const int FewEnough = 200;

    /// <summary>The state of which all mail that matches is meant; null if the ids name it.</summary>
    public MailState? AllOf { get; init; }

    /// <summary>A part of an address or subject that all of it has, or empty.</summary>
    public string Find { get; init; } = "";

    /// <summary>"programme/edition" of all of it; null for any.</summary>
    public string? Season { get; init; }

    /// <summary>The number that the person typed, or null.</summary>
    public long? Typed { get; init; }
}

/// <summary>How much was moved.</summary>
/// <param name="Count">The number of mails.</param>
public sealed record MailMoved(int Count);

/// <summary>Moves them, with one event for all.</summary>
internal sealed class MoveMailHandler(UnitOfWork work, AuditTrail trail) : IRequestHandler<MoveMail, MailMoved>
{
    /// <inheritdoc/>
    public Task<MailMoved> Handle(MoveMail request, CancellationToken cancellationToken)
    {
        var ids = request.AllOf is { } state ? All(request, state) : [.. request.Ids.Distinct(StringComparer.Ordinal)];
        if (ids.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "mail-none-chosen");
        if (ids.Count > MoveMail.FewEnough && request.Typed != ids.Count)
            throw new RefusalException(RefusalKind.Usage, "mail-count-wrong", ids.Count);
        var moved = ids.Sum(id => Move(request.Act, id));
        if (moved > 0)
        {
            trail.Record(
                request.Act switch
                {
                    MailAct.Release => AuditAction.MailReleased,
                    MailAct.Cancel => AuditAction.MailCancelled,
                    MailAct.Again => AuditAction.MailTriedAgain,
                    _ => AuditAction.MailSettled,
                },
                request.Season is null ? "mail" : request.Season + "/mail",
                "",
                ("count", moved)
            );
        }
        return Task.FromResult(new MailMoved(moved));
    }

    private List<string> All(MoveMail request, MailState state) =>
        work.Locked<List<string>>(db =>
            [
                .. db.Connection.Query<string>(
                    $"SELECT mail_id FROM outbox {OutboxRows.Where} ORDER BY mail_id",
                    new
                    {
                        state = MailStates.Word(state),
                        like = "%" + ListOutboxHandler.Escaped(request.Find.Trim().ToLowerInvariant()) + "%",
                        request.Season,
                    },
                    db.Transaction
                ),
            ]
        );

    private int Move(MailAct act, string id)
    {
        var now = Times.Text(trail.Now);
        return work.Locked(db =>
            act switch
            {
                MailAct.Release => db.Connection.Execute(
                    "UPDATE outbox SET state = 'queued', not_before = @now WHERE mail_id = @id AND state = 'held'",
                    new { id, now },
                    db.Transaction
                ),
                MailAct.Cancel => db.Connection.Execute(
                    "UPDATE outbox SET state = 'cancelled', sealed_secret = NULL WHERE mail_id = @id AND state IN ('held', 'queued')",
                    new { id },
                    db.Transaction
                ),
                MailAct.Again => db.Connection.Execute(
                    """
                    UPDATE outbox SET state = 'queued', not_before = @now, attempts = 0, begun = 0
                    WHERE mail_id = @id AND state IN ('failed', 'uncertain')
                    """,
                    new { id, now },
                    db.Transaction
                ),
                _ => db.Connection.Execute(
                    "UPDATE outbox SET state = 'sent', sent_at = @now WHERE mail_id = @id AND state = 'uncertain'",
                    new { id, now },
                    db.Transaction
                ),
            }
        );
    }
}
