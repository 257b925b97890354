using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Seasons;

namespace Scoring.Features.Entries;

/// <summary>
/// An innovator sends an entry, or gives it to the agency's verifier where the form asks for that; the verifier sends what waits for the
/// agency. Sending freezes a version, and the first one of a season starts it.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry.</param>
/// <param name="Step">The number of the step that the page showed: what has moved on since is not sent unseen.</param>
[Allow(Access.Entering)]
public sealed record SendEntry(string Edition, string Id, long Step) : IRequest<Entry>, IWrites, INamesAnEdition;

/// <summary>Checks the time, the answers and the agency's limit; stores and mails the receipt.</summary>
internal sealed class SendEntryHandler(
    EntryRights rights,
    EntryDoor door,
    EntryStore entries,
    EntryViews views,
    EntryVersions versions,
    IEntryClaims claims,
    EntryReceipts receipts,
    SeasonStates seasons,
    AuditTrail trail
) : IRequestHandler<SendEntry, Entry>
{
    /// <inheritdoc/>
    public Task<Entry> Handle(SendEntry request, CancellationToken cancellationToken)
    {
        var entry = rights.Read(request.Edition, request.Id);
        var view = views.Of(entry);
        var open = view.Door;
        var isEndorsing = entry.State == EntryState.WithAgency && rights.Endorses(entry);
        if (!isEndorsing && !(rights.Owns(entry) && entry.State is EntryState.Draft or EntryState.Repair))
            throw new RefusalException(RefusalKind.State, "entry-not-sendable", entry.Id);
        if (entry.Step.Number != request.Step)
            throw new RefusalException(RefusalKind.State, "entry-changed-since", entry.Id);
        var now = door.Now;
        CheckTime(open, entry, now);
        if (view.Open > 0)
            throw new RefusalException(RefusalKind.Data, "entry-incomplete", entry.Id, view.Open);
        CheckLimit(open, view);
        if (open.Form.NeedsEndorsement && !isEndorsing)
        {
            var waiting = entries.Add(
                entry,
                new NewStep(EntryState.WithAgency)
                {
                    Version = entry.Step.Version,
                    Fields = entry.Step.Fields,
                    Until = entry.Step.Until,
                }
            );
            trail.Record(AuditAction.EntryHandedOver, entry.Subject, "", ("agency", entry.Agency));
            return Task.FromResult(waiting);
        }
        return Task.FromResult(Freeze(view, now));
    }

    private Entry Freeze(EntryView view, DateTime now)
    {
        var (entry, open) = (view.Entry, view.Door);
        var number = view.Versions.Count + 1;
        var frozen = new FrozenEntry(
            entry.Edition,
            entry.Id,
            number,
            now,
            view.Agency,
            FrozenEntry.AnswersOf(open.Form, view.Answers, view.Agency),
            [.. view.Files.Where(file => file.State is "kept" or "checking" && IsAsked(view, file.Field))],
            open.Season.Hash
        )
        {
            Evidence = open.Indicators is null ? null : view.Claims,
        };
        var version = versions.Add(entry, number, frozen.Write(), now);
        var sent = entries.Add(entry, new NewStep(EntryState.Sent) { Version = number, At = now });
        var deadline = open.DeadlineOf(entry);
        // The event binds these rows too. What is the same as before keeps what was decided about it.
        if (open.Indicators is { } table)
            claims.Send(entry, table, EntryClaims.Changed(frozen, view.Last is { } last ? FrozenEntry.Read(last.Content) : null));
        trail.Record(
            AuditAction.EntrySent,
            entry.Subject,
            "",
            ("version", number),
            ("sha256", version.Sha256),
            ("grace", deadline.IsGrace(version.At)),
            ("own_deadline", deadline.IsOwn)
        );
        if (open.Standing.State == SeasonState.Announced)
        {
            seasons.Add(entry.Edition, SeasonState.Running, "");
            trail.Record(AuditAction.SeasonMoved, entry.Edition, "", ("state", "running"), ("entry", entry.Id));
        }
        receipts.Mail(view, version);
        return sent;
    }

    private static void CheckTime(OpenDoor open, Entry entry, DateTime now)
    {
        var deadline = open.DeadlineOf(entry);
        if (open.Standing.State is not (SeasonState.Announced or SeasonState.Running))
            throw new RefusalException(RefusalKind.State, "entries-not-open", entry.Edition);
        if (!deadline.IsOpen(now))
            throw new RefusalException(RefusalKind.State, deadline.IsBefore(now) ? "entries-not-yet" : "entries-closed", entry.Edition);
    }

    // What waits for the agency takes no place: only what was sent counts.
    private void CheckLimit(OpenDoor open, EntryView view)
    {
        if (open.Season.Registration.MostEntries is not { } most || view.Entry.Agency is not { } agency)
            return;
        var sent = entries
            .OfAgency(agency)
            .Count(other => other.Edition == view.Entry.Edition && other.Id != view.Entry.Id && other.State.IsIn());
        if (sent >= most)
            throw new RefusalException(RefusalKind.State, "agency-full", view.Agency?.Name ?? "", most);
    }

    private static bool IsAsked(EntryView view, string id) =>
        view.Door.Form.Fields.FirstOrDefault(field => field.Id == id) is { } field
            ? FormAnswers.IsAsked(view.Door.Form, field, view.Answers)
            : view.Door.IndicatorOf(id) is not null;
}
