using System.Text.Json;

namespace Scoring.Features.Publications;

/// <summary>A way in which a publication is not as it was published.</summary>
/// <param name="Code">
/// folder-missing, manifest-changed, other-manifest, not-signed, other-signature, file-missing, file-changed, file-unknown, facts-not-
/// plain, not-reproduced, not-derived, row-differs, event-differs; each has a sentence in the texts, <c>publication-fault.CODE</c>.
/// </param>
/// <param name="File">The file, or the result that differs.</param>
public sealed record PublicationFault(string Code, string File);

/// <summary>Checks the files of a publication against publication.json, and that against the row.</summary>
internal static class FileChecks
{
    /// <summary>The differences.</summary>
    /// <param name="folder">The publication's folder.</param>
    /// <param name="publication">The publication as recorded in its row.</param>
    /// <param name="whole">True for all files; false for only those that pages are made from: facts and rules.</param>
    public static IReadOnlyList<PublicationFault> Of(string folder, Publication publication, bool whole)
    {
        if (!Directory.Exists(folder))
            return [new PublicationFault("folder-missing", publication.Folder)];
        var manifest = Path.Combine(folder, PublicationFolder.Manifest);
        if (!File.Exists(manifest))
            return [new PublicationFault("file-missing", PublicationFolder.Manifest)];
        if (PublicationFolder.Sha256(manifest) != publication.ManifestSha256)
            return [new PublicationFault("manifest-changed", PublicationFolder.Manifest)];
        IReadOnlyList<PublishedFile> named;
        try
        {
            named = PublicationJson.Files(manifest);
        }
        catch (JsonException)
        {
            return [new PublicationFault("manifest-changed", PublicationFolder.Manifest)];
        }
        var faults = new List<PublicationFault>();
        foreach (
            var file in named.Where(file =>
                whole
                || file.Path == PublicationFolder.Facts
                || file.Path.StartsWith(PublicationFolder.Rules + "/", StringComparison.Ordinal)
            )
        )
        {
            var path = Path.Combine(folder, file.Path);
            if (!File.Exists(path))
                faults.Add(new PublicationFault("file-missing", file.Path));
            else if (new FileInfo(path).Length != file.Bytes || PublicationFolder.Sha256(path) != file.Sha256)
                faults.Add(new PublicationFault("file-changed", file.Path));
        }
        var known = named.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        // A file added to the rules would be read with them.
        faults.AddRange(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(path =>
                    !known.Contains(path)
                    && !PublicationFolder.IsOutsideList(path)
                    && (whole || path.StartsWith(PublicationFolder.Rules + "/", StringComparison.Ordinal))
                )
                .Order(StringComparer.Ordinal)
                .Select(path => new PublicationFault("file-unknown", path))
        );
        if (whole && Signature.OwnFault(folder) is { } fault)
            faults.Add(fault);
        return faults;
    }
}
