using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Entries;

/// <summary>What an examiner decides.</summary>
public enum EntryDecision
{
    /// <summary>Nothing yet: only the answers are stored.</summary>
    None,

    /// <summary>The entry is complete.</summary>
    Complete,

    /// <summary>The owner has to correct the named fields.</summary>
    Repair,

    /// <summary>The entry fails a check.</summary>
    Refuse,
}

/// <summary>An answer to a check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Note">A note; may be empty.</param>
public sealed record CheckMade(string Check, CheckAnswer Answer, string Note);

/// <summary>An examiner answers the checks of an entry and decides about it.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry.</param>
/// <param name="Step">The number of the step that the page showed.</param>
/// <param name="Checks">The answers.</param>
/// <param name="Decision">What is decided.</param>
[Allow(Access.Examining)]
public sealed record ExamineEntry(string Edition, string Id, long Step, IReadOnlyList<CheckMade> Checks, EntryDecision Decision)
    : IRequest<Entry>,
        IWrites,
        INamesAnEdition
{
    /// <summary>What has to be corrected, or why the entry is refused; needed for both.</summary>
    public string Note { get; init; } = "";

    /// <summary>Of a repair: the ids of the fields that the owner may change; evidence/INDICATOR for evidence.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Of a repair: the last day, in the season's zone; null for as many days as the season gives.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Of a refusal: the check that failed; null where the season has none.</summary>
    public string? FailedCheck { get; init; }
}

/// <summary>Stores the answers and the decision; a repair is mailed.</summary>
internal sealed class ExamineEntryHandler(
    EntryRights rights,
    EntryDoor door,
    EntryStore entries,
    EntryChecks checks,
    EntryViews views,
    EntryReceipts receipts,
    AuditTrail trail
) : IRequestHandler<ExamineEntry, Entry>
{
    /// <inheritdoc/>
    public Task<Entry> Handle(ExamineEntry request, CancellationToken cancellationToken)
    {
        var entry = rights.Read(request.Edition, request.Id);
        if (entry.State != EntryState.Sent || entry.Step.Version is not { } version)
            throw new RefusalException(RefusalKind.State, "entry-step-impossible", entry.Id);
        if (entry.Step.Number != request.Step)
            throw new RefusalException(RefusalKind.State, "entry-changed-since", entry.Id);
        var open = door.Of(request.Edition);
        var answered = Store(open, entry, version, request.Checks);
        return Task.FromResult(
            request.Decision switch
            {
                EntryDecision.Complete => Complete(open, entry, answered),
                EntryDecision.Repair => Repair(open, entry, request),
                EntryDecision.Refuse => Refuse(open, entry, request),
                _ => Checked(entry, answered),
            }
        );
    }

    // The answers that count then; those that are the same as before are not stored again.
    private Dictionary<string, CheckAnswer> Store(OpenDoor open, Entry entry, int version, IReadOnlyList<CheckMade> made)
    {
        var known = checks
            .Of(entry.Edition, entry.Id)[entry.Id]
            .Where(point => point.Version == version)
            .ToDictionary(point => point.Check, StringComparer.Ordinal);
        foreach (var check in open.Season.Administration.Checks)
        {
            if (
                made.FirstOrDefault(one => one.Check == check.Id) is not { } answer
                || (known.GetValueOrDefault(check.Id) is { } before && before.Answer == answer.Answer && before.Note == answer.Note.Trim())
            )
                continue;
            checks.Add(entry, version, check.Id, answer.Answer, StorableText.Of(answer.Note).Trim());
            known[check.Id] = new CheckedPoint(version, check.Id, answer.Answer, answer.Note, trail.Who, trail.Now);
        }
        return known.ToDictionary(pair => pair.Key, pair => pair.Value.Answer, StringComparer.Ordinal);
    }

    private Entry Checked(Entry entry, Dictionary<string, CheckAnswer> answered)
    {
        trail.Record(AuditAction.EntryChecked, entry.Subject, "", ("answers", answered.Count));
        return entry;
    }

    private Entry Complete(OpenDoor open, Entry entry, Dictionary<string, CheckAnswer> answered)
    {
        if (open.Season.Administration.Checks.Any(check => answered.GetValueOrDefault(check.Id, CheckAnswer.No) != CheckAnswer.Yes))
            throw new RefusalException(RefusalKind.Data, "checks-open", entry.Id);
        var complete = entries.Add(entry, new NewStep(EntryState.Complete) { Version = entry.Step.Version });
        trail.Record(AuditAction.EntryCompleted, entry.Subject, "", ("version", entry.Step.Version));
        return complete;
    }

    private Entry Repair(OpenDoor open, Entry entry, ExamineEntry request)
    {
        var note = Require.Reason(request.Note);
        string[] fields = [.. open.Fields.Where(request.Fields.Contains)];
        if (fields.Length == 0)
            throw new RefusalException(RefusalKind.Usage, "repair-fields-missing");
        var zone = open.Season.Calendar.Zone;
        var until = zone.EndOf(request.Until ?? DateOnly.FromDateTime(zone.Local(door.Now)).AddDays(open.Season.Administration.RepairDays));
        if (until < door.Now)
            throw new RefusalException(RefusalKind.Usage, "until-past");
        var repair = entries.Add(
            entry,
            new NewStep(EntryState.Repair)
            {
                Version = entry.Step.Version,
                Reason = note,
                Fields = fields,
                Until = until,
            }
        );
        trail.Record(AuditAction.EntryRepairAsked, entry.Subject, note, ("fields", fields), ("until", until));
        receipts.MailRepair(views.Of(repair), repair.Step);
        return repair;
    }

    private Entry Refuse(OpenDoor open, Entry entry, ExamineEntry request)
    {
        var note = Require.Reason(request.Note);
        var check = open.Season.Administration.Checks.FirstOrDefault(one => one.Id == request.FailedCheck);
        if (check is null && open.Season.Administration.Checks.Count > 0)
            throw new RefusalException(RefusalKind.Usage, "check-missing");
        var refused = entries.Add(
            entry,
            new NewStep(EntryState.Refused)
            {
                Version = entry.Step.Version,
                Reason = note,
                Check = check?.Id,
            }
        );
        trail.Record(AuditAction.EntryRefused, entry.Subject, note, ("check", check?.Id), ("version", entry.Step.Version));
        return refused;
    }
}
