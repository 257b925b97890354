using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Entries;

/// <summary>An examiner finds several entries complete at once: those whose checks are all answered with yes.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ids">The entries.</param>
[Allow(Access.Examining)]
public sealed record CompleteEntries(string Edition, IReadOnlyList<string> Ids) : IRequest<EntriesMoved>, IWrites, INamesAnEdition;

/// <summary>What was done.</summary>
/// <param name="Count">How many entries.</param>
public sealed record EntriesMoved(int Count);

/// <summary>Completes all of them or none.</summary>
internal sealed class CompleteEntriesHandler(EntryRights rights, IMediator sender) : IRequestHandler<CompleteEntries, EntriesMoved>
{
    /// <inheritdoc/>
    public async Task<EntriesMoved> Handle(CompleteEntries request, CancellationToken cancellationToken)
    {
        foreach (var id in request.Ids.Distinct(StringComparer.Ordinal))
        {
            var entry = rights.Read(request.Edition, id);
            await sender.Send(new ExamineEntry(request.Edition, id, entry.Step.Number, [], EntryDecision.Complete), cancellationToken);
        }
        return new EntriesMoved(request.Ids.Distinct(StringComparer.Ordinal).Count());
    }
}

/// <summary>An examiner takes back a decision, as long as the register is not fixed.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The entry.</param>
[Allow(Access.Examining)]
public sealed record UndoDecision(string Edition, string Id) : IRequest<Entry>, IWrites, INamesAnEdition;

/// <summary>Puts the entry back to what was sent.</summary>
internal sealed class UndoDecisionHandler(EntryRights rights, EntryStore entries, Registers registers, AuditTrail trail)
    : IRequestHandler<UndoDecision, Entry>
{
    /// <inheritdoc/>
    public Task<Entry> Handle(UndoDecision request, CancellationToken cancellationToken)
    {
        var entry = rights.Read(request.Edition, request.Id);
        if (entry.State is not (EntryState.Complete or EntryState.Refused or EntryState.Repair))
            throw new RefusalException(RefusalKind.State, "entry-step-impossible", entry.Id);
        if (registers.IsFixed(request.Edition))
            throw new RefusalException(RefusalKind.State, "register-fixed", entry.Id);
        var back = entries.Add(entry, new NewStep(EntryState.Sent) { Version = entry.Step.Version });
        trail.Record(AuditAction.EntryUndone, entry.Subject, "", ("was", entry.State.Word()));
        return Task.FromResult(back);
    }
}
