using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.RuleBook;

namespace Scoring.Features.Eligibility;

/// <summary>The secretariat overrides the rules on a submission's eligibility, or withdraws such an override.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The submission's id.</param>
/// <param name="Accepted">True if it takes part, false if it does not; null if the rules decide again.</param>
/// <param name="Reason">The reason; shown with the decision everywhere.</param>
[Allow(Access.Secretariat)]
public sealed record OverrideEligibility(string Edition, string Entry, bool? Accepted, string Reason)
    : IRequest<SubmissionEligibility>,
        IWrites,
        INamesAnEdition;

/// <summary>Stores the decision if it changes something, and returns the submission's resulting eligibility.</summary>
internal sealed class OverrideEligibilityHandler(Evaluations evaluations, OverrideStore overrides, AuditTrail trail)
    : IRequestHandler<OverrideEligibility, SubmissionEligibility>
{
    /// <inheritdoc/>
    public Task<SubmissionEligibility> Handle(OverrideEligibility request, CancellationToken cancellationToken)
    {
        var reason = Require.Reason(request.Reason);
        var before = Of(request);
        if (request.Accepted is null && before.Outcome.ByHand is null)
            throw new RefusalException(RefusalKind.State, "no-override", request.Entry);
        if (request.Accepted is { } wanted && wanted == before.Outcome.IsEligible)
            throw new RefusalException(RefusalKind.State, wanted ? "accepted-already" : "refused-already", request.Entry);
        overrides.Add(request.Edition, request.Entry, request.Accepted, reason);
        trail.Record(
            request.Accepted switch
            {
                true => AuditAction.SubmissionAccepted,
                false => AuditAction.SubmissionRefused,
                null => AuditAction.EligibilityUndone,
            },
            $"{request.Edition}/submission/{request.Entry}",
            reason,
            ("rules", before.Outcome.Breaches.Select(breach => breach.Rule.Id))
        );
        return Task.FromResult(Of(request));
    }

    private SubmissionEligibility Of(OverrideEligibility request)
    {
        var (evaluation, _) = evaluations.FactsOf(request.Edition);
        var units = evaluation.Facts.Innovations;
        var unit = units.Find(request.Entry);
        return unit >= 0
            ? new SubmissionEligibility(request.Entry, units.Name(unit), evaluation.Outcomes()[unit])
            : throw new RefusalException(
                RefusalKind.Usage,
                "unknown-submission",
                request.Entry,
                Nearest.To(request.Entry, Enumerable.Range(0, units.Count).Select(units.Id)) ?? ""
            );
    }
}
