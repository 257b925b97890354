using System.IO.Compression;
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
    /// <summary>The size limit of an unpacked bundle, in bytes: more than any nation's publication needs.</summary>
    private const long MostBytes = 8L << 30;

    /// <inheritdoc/>
    public Task<BundleVerdict> Handle(VerifyBundle request, CancellationToken cancellationToken)
    {
        if (!File.Exists(request.File))
            throw new RefusalException(RefusalKind.Usage, "file-not-found", request.File);
        var folder = Directory.CreateTempSubdirectory("scoring-bundle-").FullName;
        try
        {
            Unpack(request.File, folder, cancellationToken);
            var publication = PublicationJson.Read(Path.Combine(folder, PublicationFolder.Manifest));
            var faults = FileChecks.Of(folder, publication, whole: true).ToList();
            if (
                File.Exists(Path.Combine(folder, PublicationFolder.Facts))
                && FrozenCopy.FirstDifference(folder, publication) is { } difference
            )
                faults.Add(new PublicationFault("not-reproduced", difference));
            return Task.FromResult(new BundleVerdict(publication, faults));
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or FileNotFoundException)
        {
            throw new RefusalException(RefusalKind.Data, "no-bundle", Path.GetFileName(request.File));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The file may come from anywhere: nothing in it may be written outside its folder, and it may not fill the disk.
    private static void Unpack(string file, string folder, CancellationToken cancellationToken)
    {
        using var bundle = ZipFile.OpenRead(file);
        if (bundle.Entries.Sum(entry => entry.Length) > MostBytes)
            throw new InvalidDataException();
        foreach (var entry in bundle.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.GetFullPath(Path.Combine(folder, entry.FullName));
            if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || entry.FullName.EndsWith('/'))
                throw new InvalidDataException();
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            entry.ExtractToFile(path);
        }
    }
}
