using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.RuleBook;

namespace Scoring.Features.Eligibility;

/// <summary>Stores decisions that change something, each with its event; the caller's transaction makes it all or none.</summary>
/// <param name="evaluations">The facts in force.</param>
/// <param name="store">Where the decisions go.</param>
/// <param name="trail">Where they are recorded.</param>
internal sealed class Overrides(Evaluations evaluations, OverrideStore store, AuditTrail trail)
{
    /// <summary>Adds a decision for each submission and returns what they are now, in the same order.</summary>
    /// <exception cref="RefusalException">
    /// The reason is missing, a submission is unknown, is already what it shall be, or has no decision that could be withdrawn.
    /// </exception>
    public IReadOnlyList<SubmissionEligibility> Add(string edition, IReadOnlyList<string> entries, bool? accepted, string why)
    {
        var reason = Require.Reason(why);
        foreach (var before in Of(edition, entries))
        {
            if (accepted is null && before.Outcome.ByHand is null)
                throw new RefusalException(RefusalKind.State, "no-override", before.Id);
            if (accepted is { } wanted && wanted == before.Outcome.IsEligible)
                throw new RefusalException(RefusalKind.State, wanted ? "accepted-already" : "refused-already", before.Id);
            store.Add(edition, before.Id, accepted, reason);
            trail.Record(
                accepted switch
                {
                    true => AuditAction.SubmissionAccepted,
                    false => AuditAction.SubmissionRefused,
                    null => AuditAction.EligibilityUndone,
                },
                $"{edition}/submission/{before.Id}",
                reason,
                ("rules", before.Outcome.Breaches.Select(breach => breach.Rule.Id))
            );
        }
        return Of(edition, entries);
    }

    private List<SubmissionEligibility> Of(string edition, IReadOnlyList<string> entries)
    {
        var (evaluation, _) = evaluations.FactsOf(edition);
        var units = evaluation.Facts.Innovations;
        var outcomes = evaluation.Outcomes();
        return
        [
            .. entries.Select(entry =>
                units.Find(entry) is var unit && unit >= 0
                    ? new SubmissionEligibility(entry, units.Name(unit), outcomes[unit])
                    : throw new RefusalException(
                        RefusalKind.Usage,
                        "unknown-submission",
                        entry,
                        Nearest.To(entry, Enumerable.Range(0, units.Count).Select(units.Id)) ?? ""
                    )
            ),
        ];
    }
}
