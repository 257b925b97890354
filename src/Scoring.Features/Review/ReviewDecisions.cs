using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Review;

/// <summary>Stores valid decisions about review items and records them; one at a time or several in one transaction.</summary>
/// <param name="decisions">The plenary's decisions.</param>
/// <param name="trail">Who decides, and when.</param>
internal sealed class ReviewDecisions(ReviewDecisionStore decisions, AuditTrail trail)
{
    /// <summary>The item of a name; refuses a name that no item has.</summary>
    /// <param name="list">The items as they are now.</param>
    /// <param name="name">KIND/STAGE/ENTRY[/JUROR[/CRITERION]].</param>
    public static ReviewItem Named(ResolvableItems list, string name) =>
        // Names are compared whole: an id may contain a slash.
        list.Items.FirstOrDefault(item => ReviewItemLabels.Of(item.Item.Name) == name)?.Item
        ?? throw new RefusalException(
            RefusalKind.Usage,
            "no-such-point",
            name,
            Nearest.To(name, list.Items.Select(item => ReviewItemLabels.Of(item.Item.Name))) ?? ""
        );

    /// <summary>Stores a decision about an item; the caller holds the transaction.</summary>
    /// <param name="edition">The edition's rules.</param>
    /// <param name="list">The items as they are now.</param>
    /// <param name="item">One of them.</param>
    /// <param name="found">The figures that the decision is based on; null for the current ones.</param>
    /// <param name="kind">What was decided.</param>
    /// <param name="reason">Why.</param>
    /// <param name="decidedBy">Who decided.</param>
    public void Add(
        Edition edition,
        ResolvableItems list,
        ReviewItem item,
        string? found,
        ReviewDecisionKind kind,
        string reason,
        string decidedBy
    )
    {
        var name = ReviewItemLabels.Of(item.Name);
        if (kind == ReviewDecisionKind.ConsensusMark && edition.StageOf(item.Name.Stage)?.ConsensusJuror is null)
            throw new RefusalException(RefusalKind.State, "no-consensus-juror", item.Name.Stage);
        var decision = new ReviewDecision(item.Name, found ?? item.Found, kind, reason, decidedBy, trail.Now);
        if (list.WhyRefused(decision) is { } refusal)
            throw WhyRefused(refusal, name, item.Found);
        decisions.Add(edition.Id, decision);
        trail.Record(
            AuditAction.ReviewItemResolved,
            $"{edition.Id}/point/{name}",
            reason,
            ("decision", ReviewItemLabels.Of(kind)),
            ("found", decision.Found),
            ("decided_by", decidedBy)
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
