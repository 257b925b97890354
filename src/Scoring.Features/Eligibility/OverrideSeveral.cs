using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Eligibility;

/// <summary>
/// The secretariat decides about several submissions at once, for one reason: all of them or, where one is refused, none.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entries">The submissions' ids.</param>
/// <param name="Accepted">True if they take part, false if they do not; null if the rules decide again.</param>
/// <param name="Reason">The reason; shown with each decision everywhere.</param>
[Allow(Access.Secretariat)]
public sealed record OverrideSeveral(string Edition, IReadOnlyList<string> Entries, bool? Accepted, string Reason)
    : IRequest<IReadOnlyList<SubmissionEligibility>>,
        IWrites,
        INamesAnEdition;

/// <summary>Stores the decisions in one transaction.</summary>
internal sealed class OverrideSeveralHandler(Overrides overrides) : IRequestHandler<OverrideSeveral, IReadOnlyList<SubmissionEligibility>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<SubmissionEligibility>> Handle(OverrideSeveral request, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> entries = [.. request.Entries.Distinct(StringComparer.Ordinal)];
        if (entries.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "no-submissions-chosen");
        return Task.FromResult(overrides.Add(request.Edition, entries, request.Accepted, request.Reason));
    }
}
