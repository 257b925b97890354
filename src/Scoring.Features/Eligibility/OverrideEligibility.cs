using MediatR;
using Scoring.Features.Core;

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
internal sealed class OverrideEligibilityHandler(Overrides overrides) : IRequestHandler<OverrideEligibility, SubmissionEligibility>
{
    /// <inheritdoc/>
    public Task<SubmissionEligibility> Handle(OverrideEligibility request, CancellationToken cancellationToken) =>
        Task.FromResult(overrides.Add(request.Edition, [request.Entry], request.Accepted, request.Reason)[0]);
}
