using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;

namespace Scoring.Features.Entries;

/// <summary>What is done with an entry besides sending and checking it.</summary>
public enum EntryMove
{
    /// <summary>The agency's verifier gives it back with a note.</summary>
    GiveBack,

    /// <summary>The owner takes it back from the agency, or what was sent until the closing, to change it.</summary>
    TakeBack,

    /// <summary>The owner withdraws it for good until the first stage; later the secretariat.</summary>
    Withdraw,
}

/// <summary>Its owner, the agency's verifier or the secretariat moves an entry.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry.</param>
/// <param name="Move">What is done.</param>
/// <param name="Reason">Why; needed from the verifier and the secretariat.</param>
[Allow(Access.Entries)]
public sealed record MoveEntry(string Edition, string Id, EntryMove Move, string Reason = "") : IRequest<Entry>, IWrites, INamesAnEdition;

/// <summary>Checks whether the person may, and stores the step.</summary>
internal sealed class MoveEntryHandler(
    EntryRights rights,
    EntryDoor door,
    EntryStore entries,
    StageStore stages,
    Caller caller,
    AuditTrail trail
) : IRequestHandler<MoveEntry, Entry>
{
    /// <inheritdoc/>
    public Task<Entry> Handle(MoveEntry request, CancellationToken cancellationToken)
    {
        var entry = rights.Read(request.Edition, request.Id);
        return Task.FromResult(
            request.Move switch
            {
                EntryMove.GiveBack => GiveBack(entry, Require.Reason(request.Reason)),
                EntryMove.TakeBack => TakeBack(entry),
                _ => Withdraw(entry, request.Reason.Trim()),
            }
        );
    }

    private Entry GiveBack(Entry entry, string reason)
    {
        if (!rights.Endorses(entry) || entry.State != EntryState.WithAgency)
            throw Impossible(entry);
        var back = entries.Add(entry, BeforeAgency(entry, reason));
        trail.Record(AuditAction.EntryReturned, entry.Subject, reason);
        return back;
    }

    private Entry TakeBack(Entry entry)
    {
        if (!rights.Owns(entry) || entry.State is not (EntryState.WithAgency or EntryState.Sent))
            throw Impossible(entry);
        var open = door.Of(entry.Edition);
        if (!open.DeadlineOf(entry).IsOpen(door.Now))
            throw new RefusalException(RefusalKind.State, "entries-closed", entry.Edition);
        // A repair that was sent has been looked at before: it is no draft any more.
        if (entry.State == EntryState.Sent && entries.Steps(entry).Any(step => step.State is EntryState.Repair))
            throw Impossible(entry);
        var back = entries.Add(
            entry,
            entry.State == EntryState.WithAgency ? BeforeAgency(entry, "") : new NewStep(EntryState.Draft) { Until = entry.Step.Until }
        );
        trail.Record(AuditAction.EntryTakenBack, entry.Subject, "");
        return back;
    }

    private Entry Withdraw(Entry entry, string reason)
    {
        var isStaff = caller.Person.IsAny(Roles.Secretariat);
        if (entry.State == EntryState.Withdrawn || !(isStaff || rights.Owns(entry)))
            throw Impossible(entry);
        if (isStaff && !rights.Owns(entry))
            Require.Reason(reason);
        else if (HasBegun(entry.Edition))
            throw new RefusalException(RefusalKind.State, "entry-judged", entry.Id);
        var gone = entries.Add(entry, new NewStep(EntryState.Withdrawn) { Version = entry.Step.Version, Reason = reason });
        trail.Record(AuditAction.EntryWithdrawn, entry.Subject, reason);
        return gone;
    }

    private bool HasBegun(string edition)
    {
        var open = door.Of(edition);
        return open.Edition.Stages.Count > 0
            && (
                open.Season.Calendar.Of(SeasonDateKind.StageOpens, open.Edition.Stages[0].Id) is { } opens
                    ? opens.At <= door.Now
                    : stages.Of(edition, open.Edition.Stages[0].Id).IsClosed
            );
    }

    private static NewStep BeforeAgency(Entry entry, string reason) =>
        new(entry.Step.Fields.Count > 0 ? EntryState.Repair : EntryState.Draft)
        {
            Version = entry.Step.Version,
            Fields = entry.Step.Fields,
            Until = entry.Step.Until,
            Reason = reason,
        };

    private static RefusalException Impossible(Entry entry) => new(RefusalKind.State, "entry-step-impossible", entry.Id);
}
