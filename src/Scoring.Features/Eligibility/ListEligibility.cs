using MediatR;
using Scoring.Domain.Eligibility;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Eligibility;

/// <summary>
/// Lists who may take part, by the rules and by persons' decisions. Nothing is stored: the list reflects the current facts.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="RefusedOnly">True for only those that may not take part.</param>
[Allow(Access.Readers)]
public sealed record ListEligibility(string Edition, bool RefusedOnly = false) : IRequest<EligibilityList>, INamesAnEdition;

/// <summary>Who may take part.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Submissions">The submissions asked for, by id.</param>
/// <param name="Accepted">The total number that may take part.</param>
/// <param name="Refused">The total number that may not.</param>
public sealed record EligibilityList(Edition Edition, IReadOnlyList<SubmissionEligibility> Submissions, int Accepted, int Refused);

/// <summary>Whether one submission may take part.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Outcome">The rules it breaks, the rules that could not be checked, and any person's decision.</param>
public sealed record SubmissionEligibility(string Id, string Title, EligibilityOutcome Outcome);

/// <summary>Checks the submissions in force against the rules.</summary>
internal sealed class ListEligibilityHandler(Evaluations evaluations) : IRequestHandler<ListEligibility, EligibilityList>
{
    /// <inheritdoc/>
    public Task<EligibilityList> Handle(ListEligibility request, CancellationToken cancellationToken)
    {
        var (evaluation, _) = evaluations.FactsOf(request.Edition);
        var units = evaluation.Facts.Innovations;
        var outcomes = evaluation.Outcomes();
        var refused = outcomes.Count(outcome => !outcome.IsEligible);
        return Task.FromResult(
            new EligibilityList(
                evaluation.Edition,
                [
                    .. Enumerable
                        .Range(0, units.Count)
                        .Where(unit => !request.RefusedOnly || !outcomes[unit].IsEligible)
                        .Select(unit => new SubmissionEligibility(units.Id(unit), units.Name(unit), outcomes[unit]))
                        .OrderBy(row => row.Id, StringComparer.Ordinal),
                ],
                outcomes.Count - refused,
                refused
            )
        );
    }
}

/// <summary>Outcomes even for editions in which nothing can make a submission ineligible.</summary>
internal static class OutcomesOf
{
    private static readonly EligibilityOutcome Accepted = new([], []);

    /// <summary>The outcome of each innovation, in the order of the facts.</summary>
    public static IReadOnlyList<EligibilityOutcome> Outcomes(this Evaluation evaluation) =>
        evaluation.Eligibility.Count > 0 ? evaluation.Eligibility : [.. Enumerable.Repeat(Accepted, evaluation.Facts.Innovations.Count)];
}
