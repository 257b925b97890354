using Dapper;
using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Entries;

/// <summary>
/// Removes what was written into drafts that lapsed long ago: personal data is not kept without need. What was sent stays, and so does the
/// number of the draft.
/// </summary>
/// <param name="Months">How many months after the closing.</param>
/// <param name="IsListing">True to list only.</param>
[Allow(Access.Secretariat)]
public sealed record RemoveDrafts(int Months = 12, bool IsListing = true) : IRequest<DraftsRemoved>, IWrites;

/// <summary>The drafts.</summary>
/// <param name="Drafts">The entries, "programme/edition/entry/number".</param>
public sealed record DraftsRemoved(IReadOnlyList<string> Drafts);

/// <summary>Finds and removes them.</summary>
internal sealed class RemoveDraftsHandler(UnitOfWork work, EntryDoor door, EntryStore entries, IEntryClaims claims, AuditTrail trail)
    : IRequestHandler<RemoveDrafts, DraftsRemoved>
{
    /// <inheritdoc/>
    public Task<DraftsRemoved> Handle(RemoveDrafts request, CancellationToken cancellationToken)
    {
        if (request.Months < 1)
            throw new RefusalException(RefusalKind.Usage, "months-wrong");
        var gone = new List<Entry>();
        foreach (var edition in entries.Editions())
        {
            if (door.Find(edition) is not { } open)
                continue;
            gone.AddRange(
                entries
                    .Of(edition)
                    .Where(entry =>
                        open.StateOf(entry, door.Now) == EntryState.Lapsed
                        && entry.Step.Version is null
                        && open.DeadlineOf(entry).Closes is { } closes
                        && closes.AddMonths(request.Months) < door.Now
                        && HasText(entry)
                    )
            );
        }
        if (request.IsListing)
            return Task.FromResult(new DraftsRemoved([.. gone.Select(entry => entry.Subject)]));
        foreach (var entry in gone)
        {
            work.Locked(db =>
            {
                db.Dialect.EraseWhatIsReplaced(db);
                return db.Connection.Execute(
                    "DELETE FROM entry_sections WHERE edition = @Edition AND entry = @Id",
                    new { entry.Edition, entry.Id },
                    db.Transaction
                );
            });
            claims.RemoveDrafts(entry);
            trail.Record(AuditAction.DraftsRemoved, entry.Subject, "", ("months", request.Months));
        }
        return Task.FromResult(new DraftsRemoved([.. gone.Select(entry => entry.Subject)]));
    }

    private bool HasText(Entry entry) =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM entry_sections WHERE edition = @Edition AND entry = @Id",
                new { entry.Edition, entry.Id },
                db.Transaction
            )
        ) > 0
        || claims.HasDrafts(entry);
}
