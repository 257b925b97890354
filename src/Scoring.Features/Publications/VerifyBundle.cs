using System.Text.Json;
using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>A third party checks a bundle against its own hashes and recomputes it from nothing else.</summary>
/// <param name="File">The bundle.</param>
[Allow(Access.Everybody)]
public sealed record VerifyBundle(string File) : IRequest<BundleVerdict>;

/// <summary>The result of the check.</summary>
/// <param name="Publication">The publication the bundle claims to be.</param>
/// <param name="Faults">What does not agree; empty if the bundle is intact and yields the result it names.</param>
/// <remarks>
/// A bundle can only be checked against itself: that it is the published one is shown by comparing its result hash with that on the
/// publication's page.
/// </remarks>
public sealed record BundleVerdict(Publication Publication, IReadOnlyList<PublicationFault> Faults);

/// <summary>Unpacks into its own folder, checks every file, then every figure.</summary>
internal sealed class VerifyBundleHandler : IRequestHandler<VerifyBundle, BundleVerdict>
{
    /// <inheritdoc/>
    public Task<BundleVerdict> Handle(VerifyBundle request, CancellationToken cancellationToken)
    {
        using var bundle = BundleReader.Unpack(request.File, cancellationToken);
        var folder = bundle.Folder;
        try
        {
            var publication = PublicationJson.Read(Path.Combine(folder, PublicationFolder.Manifest));
            var faults = FileChecks.Of(folder, publication, whole: true).ToList();
            var odd = FactsDatabaseCheck.Of(folder, cancellationToken).ToList();
            faults.AddRange(odd);
            if (
                odd.Count == 0
                && File.Exists(Path.Combine(folder, PublicationFolder.Facts))
                && FrozenCopy.FirstDifference(folder, publication) is { } difference
            )
                faults.Add(new PublicationFault("not-reproduced", difference));
            return Task.FromResult(new BundleVerdict(publication, faults));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The folder is gone already.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or FileNotFoundException)
        {
            throw new RefusalException(RefusalKind.Data, "no-bundle", Path.GetFileName(request.File));
        }
    }
}
