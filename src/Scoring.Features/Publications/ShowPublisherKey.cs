using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>
/// Somebody wants the key that this publisher signs with, to check the signature of a publication that came from elsewhere.
/// </summary>
[Allow(Access.Everybody)]
public sealed record ShowPublisherKey : IRequest<PublisherKey>;

/// <summary>The publisher's public key.</summary>
/// <param name="Pem">In PEM, as it lies in the newest publication whose signature it made; null if nothing that is whole is signed.</param>
/// <param name="Publication">That publication; null for none.</param>
public sealed record PublisherKey(string? Pem, Publication? Publication);

/// <summary>Takes it from the newest publication that is signed and is what its row says.</summary>
internal sealed class ShowPublisherKeyHandler(PublicationStore publications, PublicationFiles files)
    : IRequestHandler<ShowPublisherKey, PublisherKey>
{
    /// <inheritdoc/>
    public Task<PublisherKey> Handle(ShowPublisherKey request, CancellationToken cancellationToken)
    {
        foreach (var publication in publications.Of(null).OrderByDescending(one => one.At).ThenByDescending(one => one.RunId))
        {
            if (Read(files.FolderOf(publication), publication) is { } pem)
                return Task.FromResult(new PublisherKey(pem, publication));
        }
        return Task.FromResult(new PublisherKey(null, null));
    }

    private static string? Read(string folder, Publication publication)
    {
        var (manifest, key) = (Path.Combine(folder, PublicationFolder.Manifest), Path.Combine(folder, PublicationFolder.PublicKey));
        try
        {
            return
                File.Exists(key) && PublicationFolder.Sha256(manifest) == publication.ManifestSha256 && Signature.OwnFault(folder) is null
                ? File.ReadAllText(key)
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
