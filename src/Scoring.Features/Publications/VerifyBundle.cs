using System.IO.Compression;
using System.Text.Json;
using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>A stranger holds a bundle against its own hashes and computes it again from nothing else.</summary>
/// <param name="File">The bundle.</param>
[Allow(Access.Everybody)]
public sealed record VerifyBundle(string File) : IRequest<BundleVerdict>;

/// <summary>What became of it.</summary>
/// <param name="Publication">What the bundle says that it is.</param>
/// <param name="Faults">What does not agree; empty where the bundle is whole and gives the result that it names.</param>
/// <remarks>A bundle can only be held against itself: that it is the one that was published is shown by its result hash, beside the publication's page.</remarks>
public sealed record BundleVerdict(Publication Publication, IReadOnlyList<PublicationFault> Faults);

/// <summary>Unpacks into a folder of its own, checks every file, then every figure.</summary>
internal sealed class VerifyBundleHandler : IRequestHandler<VerifyBundle, BundleVerdict>
{
    /// <summary>More than any publication of a nation has.</summary>
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
            if (File.Exists(Path.Combine(folder, PublicationFolder.Facts)) && FrozenCopy.FirstDifference(folder, publication) is { } difference)
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

    // A file that comes from anywhere: nothing of it may land outside its folder, and it may not fill the disk.
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
