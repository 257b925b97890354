using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Publications;

/// <summary>Somebody checks publications against their hashes and recomputes them from their own copy alone.</summary>
/// <param name="OfEdition">"programme/edition"; null for all.</param>
[Allow(Access.Readers)]
public sealed record VerifyPublications(string? OfEdition = null) : IRequest<IReadOnlyList<PublicationVerdict>>;

/// <summary>The result of the check.</summary>
/// <param name="Publication">The publication.</param>
/// <param name="Faults">What is not as it was published; empty if nothing changed.</param>
/// <param name="NotCompared">Explanations of another version of the program, which this one words differently.</param>
public sealed record PublicationVerdict(Publication Publication, IReadOnlyList<PublicationFault> Faults, IReadOnlyList<string> NotCompared);

/// <summary>Checks every file, then every figure.</summary>
internal sealed class VerifyPublicationsHandler(
    UnitOfWork work,
    ScoringOptions options,
    PublicationStore publications,
    PublicationFiles files
) : IRequestHandler<VerifyPublications, IReadOnlyList<PublicationVerdict>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<PublicationVerdict>> Handle(VerifyPublications request, CancellationToken cancellationToken)
    {
        var told = work.Locked(AuditTrail.All).Select(one => one.Event).Where(one => one.What == AuditAction.RankingPublished).ToList();
        var verdicts = new List<PublicationVerdict>();
        foreach (var publication in publications.Of(request.OfEdition))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var folder = PublicationFolder.Of(options, publication);
            // What is there is looked at as it is.
            if (!Directory.Exists(folder))
                folder = files.FolderOf(publication);
            var faults = FileChecks.Of(folder, publication, whole: true).ToList();
            faults.AddRange(RowFaults.Of(folder, publication, told));
            var odd = FactsDatabaseCheck.Of(folder, cancellationToken).ToList();
            faults.AddRange(odd);
            var recomputed =
                odd.Count == 0 && File.Exists(Path.Combine(folder, PublicationFolder.Facts))
                    ? FrozenCopy.Recompute(folder, publication, cancellationToken)
                    : Recomputation.None;
            faults.AddRange(recomputed.Faults.Where(fault => faults.TrueForAll(known => known.File != fault.File)));
            faults.AddRange(files.Faults(publication).Where(fault => faults.TrueForAll(known => known != fault)));
            verdicts.Add(new PublicationVerdict(publication, faults, recomputed.NotCompared));
        }
        return Task.FromResult<IReadOnlyList<PublicationVerdict>>(verdicts);
    }
}
