using MediatR;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.RuleBook;

namespace Scoring.Features.Review;

/// <summary>The plenary decides about a review item.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Item">The item by its name: KIND/STAGE/ENTRY[/JUROR[/CRITERION]], "-" for no entry.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided, for example "Pleno 8 Agustus".</param>
/// <param name="Found">The figures the decision is based on; null for the current ones. Outdated figures are refused.</param>
[Allow(Access.Plenary)]
public sealed record ResolveReviewItem(
    string Edition,
    string Item,
    ReviewDecisionKind Decision,
    string Reason,
    string DecidedBy,
    string? Found = null
) : IRequest<ReviewItemResolved>, IWrites, INamesAnEdition;

/// <summary>A review item after the decision.</summary>
/// <param name="Item">The item, closed or awaited.</param>
/// <param name="StillOpen">How many items of the edition are still open or awaited.</param>
public sealed record ReviewItemResolved(ResolvableItem Item, int StillOpen);

/// <summary>Stores a valid decision.</summary>
internal sealed class ResolveReviewItemHandler(Evaluations evaluations, ReviewItems items, ReviewDecisionStore decisions, AuditTrail trail)
    : IRequestHandler<ResolveReviewItem, ReviewItemResolved>
{
    /// <inheritdoc/>
    public Task<ReviewItemResolved> Handle(ResolveReviewItem request, CancellationToken cancellationToken)
    {
        var reason = Require.Reason(request.Reason);
        var decidedBy = Require.DecidedBy(request.DecidedBy);
        var (evaluation, _) = evaluations.FactsOf(request.Edition);
        var list = items.Of(evaluation);
        // Names are compared whole: an id may contain a slash.
        if (list.Items.FirstOrDefault(item => ReviewItemLabels.Of(item.Item.Name) == request.Item)?.Item is not { } found)
        {
            throw new RefusalException(
                RefusalKind.Usage,
                "no-such-point",
                request.Item,
                Nearest.To(request.Item, list.Items.Select(item => ReviewItemLabels.Of(item.Item.Name))) ?? ""
            );
        }
        if (request.Decision == ReviewDecisionKind.ConsensusMark && evaluation.Edition.StageOf(found.Name.Stage)?.ConsensusJuror is null)
            throw new RefusalException(RefusalKind.State, "no-consensus-juror", found.Name.Stage);
        var decision = new ReviewDecision(found.Name, request.Found ?? found.Found, request.Decision, reason, decidedBy, trail.Now);
        if (list.WhyRefused(decision) is { } refusal)
            throw WhyRefused(refusal, request.Item, found.Found);
        decisions.Add(request.Edition, decision);
        trail.Record(
            AuditAction.ReviewItemResolved,
            $"{request.Edition}/point/{request.Item}",
            reason,
            ("decision", ReviewItemLabels.Of(request.Decision)),
            ("found", decision.Found),
            ("decided_by", decidedBy)
        );
        var after = items.Of(evaluation);
        return Task.FromResult(
            new ReviewItemResolved(
                after.Items.First(item => item.Item == found),
                after.Items.Count(item => item.State != ReviewItemState.Closed)
            )
        );
    }

    private static RefusalException WhyRefused(ReviewItemRefusal refusal, string item, string found) =>
        refusal switch
        {
            ReviewItemRefusal.FiguresChanged => new RefusalException(RefusalKind.State, "point-changed", item, found),
            ReviewItemRefusal.HardRule => new RefusalException(RefusalKind.State, "conflict-not-kept", item),
            ReviewItemRefusal.NotOfAnEntry => new RefusalException(RefusalKind.State, "consensus-of-no-entry", item),
            ReviewItemRefusal.ReasonMissing => new RefusalException(RefusalKind.Usage, "reason-missing"),
            _ => new RefusalException(RefusalKind.Usage, "no-such-point", item, ""),
        };
}
