using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Seasons;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>An innovator begins an entry.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Agency">The agency that enters it, for good; null if the form asks for none.</param>
/// <param name="Answers">The first answers by field: the title, the group, the region.</param>
[Allow(Access.Innovators)]
public sealed record StartEntry(string Edition, long? Agency, IReadOnlyDictionary<string, string> Answers)
    : IRequest<Entry>,
        IWrites,
        INamesAnEdition;

/// <summary>Stores it with the answers to its first sections.</summary>
internal sealed class StartEntryHandler(
    EntryDoor door,
    EntryStore entries,
    SectionStore sections,
    AgencyStore agencies,
    Caller caller,
    AuditTrail trail
) : IRequestHandler<StartEntry, Entry>
{
    private const int MostDrafts = 100;

    /// <inheritdoc/>
    public Task<Entry> Handle(StartEntry request, CancellationToken cancellationToken)
    {
        var open = door.Of(request.Edition);
        var account = caller.Person.Account ?? throw new RefusalException(RefusalKind.State, "entry-needs-account");
        var deadline = EntryDeadline.OfDraft(open.Season.Calendar, null);
        if (open.Standing.State is not (SeasonState.Announced or SeasonState.Running))
            throw new RefusalException(RefusalKind.State, "entries-not-open", request.Edition);
        if (!deadline.IsOpen(door.Now))
            throw new RefusalException(
                RefusalKind.State,
                deadline.IsBefore(door.Now) ? "entries-not-yet" : "entries-closed",
                request.Edition
            );
        if (entries.OfAccount(account).Count(entry => entry.Edition == request.Edition) >= MostDrafts)
            throw new RefusalException(RefusalKind.State, "entries-too-many", MostDrafts);
        var title = FrozenEntry.TitleField(open.Form);
        if (title is not null && FrozenEntry.TitleOf(open.Form, request.Answers).Length == 0)
            throw new RefusalException(RefusalKind.Usage, "entry-title-missing");
        var entry = entries.Begin(request.Edition, account, AgencyOf(open, request.Agency));
        foreach (var section in open.Form.Sections)
        {
            var answers = section
                .Fields.Where(field => request.Answers.GetValueOrDefault(field.Id, "").Trim().Length > 0)
                .ToDictionary(
                    field => field.Id,
                    field => SaveSectionHandler.Kept(field, request.Answers[field.Id]),
                    StringComparer.Ordinal
                );
            if (answers.Count > 0)
                sections.Save(entry, section.Id, 0, answers);
        }
        trail.Record(AuditAction.EntryStarted, entry.Subject, "", ("agency", entry.Agency));
        return Task.FromResult(entry);
    }

    private long? AgencyOf(OpenDoor open, long? asked)
    {
        var field = open.Form.Fields.FirstOrDefault(field => field.Kind == FieldKind.Agency);
        if (field is null && !open.Form.NeedsEndorsement)
            return null;
        if (asked is { } id)
            return ListMyEntriesHandler.AgenciesOf(agencies, caller.Person).Any(agency => agency.Id == id)
                ? id
                : throw new RefusalException(RefusalKind.Usage, "agency-unknown");
        return open.Form.NeedsEndorsement || field?.IsRequired == true
            ? throw new RefusalException(RefusalKind.Usage, "agency-missing")
            : null;
    }
}
