using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>Somebody checks publications against their hashes and recomputes them from their own copy alone.</summary>
/// <param name="OfEdition">"programme/edition"; null for all.</param>
[Allow(Access.Readers)]
public sealed record VerifyPublications(string? OfEdition = null) : IRequest<IReadOnlyList<PublicationVerdict>>;

/// <summary>The result of the check.</summary>
/// <param name="Publication">The publication.</param>
/// <param name="Faults">What is not as it was published; empty if nothing changed.</param>
public sealed record PublicationVerdict(Publication Publication, IReadOnlyList<PublicationFault> Faults);

/// <summary>Checks every file, then every figure.</summary>
internal sealed class VerifyPublicationsHandler(ScoringOptions options, PublicationStore publications)
    : IRequestHandler<VerifyPublications, IReadOnlyList<PublicationVerdict>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<PublicationVerdict>> Handle(VerifyPublications request, CancellationToken cancellationToken)
    {
        var verdicts = new List<PublicationVerdict>();
        foreach (var publication in publications.Of(request.OfEdition))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var folder = PublicationFolder.Of(options, publication);
            var faults = FileChecks.Of(folder, publication, whole: true).ToList();
            var odd = FactsDatabaseCheck.Of(folder, cancellationToken).ToList();
            faults.AddRange(odd);
            if (
                odd.Count == 0
                && File.Exists(Path.Combine(folder, PublicationFolder.Facts))
                && FrozenCopy.FirstDifference(folder, publication) is { } difference
            )
                faults.Add(new PublicationFault("not-reproduced", difference));
            verdicts.Add(new PublicationVerdict(publication, faults));
        }
        return Task.FromResult<IReadOnlyList<PublicationVerdict>>(verdicts);
    }
}
