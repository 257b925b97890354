using System.Text.Json;
using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>A third party checks a bundle against its own hashes and recomputes it from nothing else.</summary>
/// <param name="File">The bundle.</param>
/// <param name="Manifest">The published SHA-256 (hex) of its publication.json; null if the bundle is only checked against itself.</param>
/// <param name="PublicKey">A file with the publisher's public key (PEM); null if its signature is not asked for.</param>
[Allow(Access.Everybody)]
public sealed record VerifyBundle(string File, string? Manifest = null, string? PublicKey = null) : IRequest<BundleVerdict>;

/// <summary>The result of the check.</summary>
/// <param name="Publication">The publication the bundle claims to be.</param>
/// <param name="Faults">What does not agree; empty if the bundle is intact and yields the result it names.</param>
/// <param name="NotCompared">Explanations of another version of the program, which this one words differently.</param>
/// <param name="IsSignatureChecked">True if a public key was given; a signature that is not of it is among the faults.</param>
/// <remarks>
/// Facts, rules, results and explanations follow from each other. That they are the published ones is shown by the SHA-256 of
/// publication.json alone, which stands on the publication's page.
/// </remarks>
public sealed record BundleVerdict(
    Publication Publication,
    IReadOnlyList<PublicationFault> Faults,
    IReadOnlyList<string> NotCompared,
    bool IsSignatureChecked
);

/// <summary>Unpacks into its own folder, checks every file, then every figure.</summary>
/// <param name="limits">How large a bundle may be and how long it may take.</param>
internal sealed class VerifyBundleHandler(BundleLimits limits) : IRequestHandler<VerifyBundle, BundleVerdict>
{
    /// <inheritdoc/>
    public async Task<BundleVerdict> Handle(VerifyBundle request, CancellationToken cancellationToken)
    {
        using var bundle = BundleReader.Unpack(request.File, cancellationToken, limits);
        var folder = bundle.Folder;
        try
        {
            var publication = PublicationJson.Read(Path.Combine(folder, PublicationFolder.Manifest));
            var faults = FileChecks.Of(folder, publication, whole: true).ToList();
            if (
                request.Manifest is { } known
                && !string.Equals(known.Trim(), publication.ManifestSha256, StringComparison.OrdinalIgnoreCase)
            )
                faults.Insert(0, new PublicationFault("other-manifest", publication.ManifestSha256));
            if (request.PublicKey is { } key && Signature.Fault(folder, key) is { } unsigned)
                faults.Insert(0, unsigned);
            var odd = FactsDatabaseCheck.Of(folder, cancellationToken).ToList();
            faults.AddRange(odd);
            var recomputed =
                odd.Count == 0 && File.Exists(Path.Combine(folder, PublicationFolder.Facts))
                    ? await RecomputeInTime(request, folder, publication, cancellationToken).ConfigureAwait(false)
                    : Recomputation.None;
            faults.AddRange(recomputed.Faults.Where(fault => faults.TrueForAll(known => known.File != fault.File)));
            return new BundleVerdict(publication, faults, recomputed.NotCompared, request.PublicKey is not null);
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

    // Facts of a few megabytes can be made to cost days. What is computed beyond the limit is abandoned and ends with the program.
    private async Task<Recomputation> RecomputeInTime(
        VerifyBundle request,
        string folder,
        Publication publication,
        CancellationToken cancellationToken
    )
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var computing = Task.Run(() => FrozenCopy.Recompute(folder, publication, late.Token), CancellationToken.None);
        try
        {
            return await computing.WaitAsync(limits.Time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await late.CancelAsync().ConfigureAwait(false);
            throw new RefusalException(
                RefusalKind.Data,
                "bundle-time",
                Path.GetFileName(request.File),
                (int)Math.Ceiling(limits.Time.TotalMinutes)
            );
        }
    }
}
