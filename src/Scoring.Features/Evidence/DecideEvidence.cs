using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Evidence;

/// <summary>
/// The secretariat decides which level a piece of evidence shows, or asks for a repair. What is decided can be decided once more, with a
/// reason.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The code of the region, or the id of the entry.</param>
/// <param name="Indicator">The indicator's number or id.</param>
/// <param name="To"><see cref="EvidenceState.Agreed"/>, Lowered, Rejected or, of a region, Repair.</param>
/// <param name="Level">The level that it shows, for a lowered one; null otherwise.</param>
/// <param name="Note">Why; needed for all but a first agreement.</param>
[Allow(Access.Secretariat)]
public sealed record DecideEvidence(string Edition, string Unit, string Indicator, EvidenceState To, int? Level, string Note)
    : IRequest<EvidenceItem>,
        IWrites,
        INamesAnEdition;

/// <summary>Shows what was sent, to those who may read unpublished data.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">The code of a region or the id of an entry; null or empty for all.</param>
/// <param name="State">A state; null for all.</param>
[Allow(Access.Readers)]
public sealed record ListEvidence(string Edition, string? Unit = null, EvidenceState? State = null)
    : IRequest<EvidenceList>,
        INamesAnEdition
{
    /// <summary>The most items that are listed.</summary>
    public const int Most = 200;
}

/// <summary>What was sent of an edition.</summary>
/// <param name="Terms">When and of what it is asked for.</param>
/// <param name="Counts">How many items are in each state.</param>
/// <param name="Units">The regions and entries that sent any.</param>
/// <param name="Matching">How many items match.</param>
/// <param name="Items">The first of them.</param>
public sealed record EvidenceList(
    EvidenceTerms Terms,
    IReadOnlyDictionary<EvidenceState, int> Counts,
    IReadOnlyList<EvidenceUnit> Units,
    int Matching,
    IReadOnlyList<EvidenceItem> Items
);

/// <summary>Reads it.</summary>
internal sealed class ListEvidenceHandler(EvidenceDesk desk, SentEvidence sent) : IRequestHandler<ListEvidence, EvidenceList>
{
    /// <inheritdoc/>
    public Task<EvidenceList> Handle(ListEvidence request, CancellationToken cancellationToken)
    {
        var terms = desk.Asked(request.Edition);
        var (ofRegions, ofEntries) = (sent.OfRegions(terms), sent.OfEntries(terms));
        EvidenceItem[] all = [.. ofRegions, .. ofEntries];
        var matching = all.Where(item =>
                (string.IsNullOrEmpty(request.Unit) || item.Unit == request.Unit) && (request.State is not { } state || item.State == state)
            )
            .ToList();
        return Task.FromResult(
            new EvidenceList(
                terms,
                all.CountBy(item => item.State).ToDictionary(),
                sent.Units(terms, ofRegions, ofEntries),
                matching.Count,
                [.. matching.Take(ListEvidence.Most)]
            )
        );
    }
}

/// <summary>Stores the decision with its event.</summary>
internal sealed class DecideEvidenceHandler(EvidenceDesk desk, SentEvidence sent, EvidenceStore store, AuditTrail trail)
    : IRequestHandler<DecideEvidence, EvidenceItem>
{
    /// <inheritdoc/>
    public Task<EvidenceItem> Handle(DecideEvidence request, CancellationToken cancellationToken)
    {
        var terms = desk.Asked(request.Edition);
        var (ofRegions, ofEntries) = (Asked(sent.OfRegions(terms), request), Asked(sent.OfEntries(terms), request));
        var item = ofRegions ?? ofEntries ?? throw NotSent(terms, request);
        var indicator = item.Indicator;
        if (!item.CanBeDecided)
            throw new RefusalException(RefusalKind.State, "evidence-decided", request.Unit, indicator.Number);
        // An entry is opened as a whole: its examiner names what may be written.
        if (request.To == EvidenceState.Repair && ofRegions is null)
            throw new RefusalException(RefusalKind.State, "evidence-repair-at-desk", request.Unit);
        var isAgain = item.IsDecided;
        var note = request.To == EvidenceState.Agreed && !isAgain ? request.Note.Trim() : Require.Reason(request.Note);
        var verified = request.To switch
        {
            EvidenceState.Agreed => item.Claimed,
            EvidenceState.Lowered => Lower(item, request.Level),
            EvidenceState.Rejected => item.Indicator.Levels[0],
            EvidenceState.Repair when !isAgain => (int?)null,
            _ => throw new RefusalException(RefusalKind.Usage, "decision-missing"),
        };
        var decided = item with { State = request.To, Verified = verified, Note = note, Checks = item.Checks + 1 };
        store.Add(request.Edition, decided);
        trail.Record(
            AuditAction.EvidenceDecided,
            $"{request.Edition}/evidence/{request.Unit}/{indicator.Id}",
            note,
            ("state", request.To.ToString().ToLowerInvariant()),
            ("claimed", item.Claimed),
            ("level", verified),
            ("again", isAgain)
        );
        return Task.FromResult(decided);
    }

    private static EvidenceItem? Asked(IEnumerable<EvidenceItem> items, DecideEvidence request) =>
        items.FirstOrDefault(one =>
            one.Unit == request.Unit && (one.Indicator.Id == request.Indicator || one.Indicator.Number == request.Indicator)
        );

    private static RefusalException NotSent(EvidenceTerms terms, DecideEvidence request)
    {
        var indicator = new[] { terms.Table, terms.OfEntries }
            .OfType<Domain.Rules.IndicatorTable>()
            .Where(table => table.Find(request.Indicator) >= 0)
            .Select(table => table.Indicators[table.Find(request.Indicator)])
            .FirstOrDefault();
        return indicator is null
            ? new RefusalException(RefusalKind.Usage, "unknown-indicator", request.Indicator)
            : new RefusalException(RefusalKind.Usage, "evidence-not-sent", request.Unit, indicator.Number);
    }

    private static int Lower(EvidenceItem item, int? level) =>
        level is { } lower && item.Indicator.Levels.Contains(lower) && lower < item.Claimed
            ? lower
            : throw new RefusalException(RefusalKind.Usage, "evidence-lower", item.Claimed ?? 0);
}

/// <summary>Asks, for the staff's pages, whether an edition asks regions or entries for evidence.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record FindEvidence(string Edition) : IRequest<FoundEvidence>, INamesAnEdition;

/// <summary>What is asked for.</summary>
/// <param name="Terms">When and of what; null if nothing is asked for, or the rules cannot be read.</param>
public sealed record FoundEvidence(EvidenceTerms? Terms);

/// <summary>Reads it; rules with faults have pages of their own to say so.</summary>
internal sealed class FindEvidenceHandler(EvidenceDesk desk) : IRequestHandler<FindEvidence, FoundEvidence>
{
    /// <inheritdoc/>
    public Task<FoundEvidence> Handle(FindEvidence request, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(new FoundEvidence(desk.Find(request.Edition)));
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            return Task.FromResult(new FoundEvidence(null));
        }
    }
}
