using System.Text.Json;
using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>Reads the head of the trail from each publication's publication.json; those of earlier programs hold none.</summary>
/// <param name="options">Where the publications are.</param>
/// <param name="publications">The rows of the publications.</param>
/// <param name="files">Fetches what only the database has.</param>
internal sealed class PublishedHeads(ScoringOptions options, PublicationStore publications, PublicationFiles files) : IPublishedHeads
{
    /// <inheritdoc/>
    public IReadOnlyList<PublishedHead> All()
    {
        var root = PublicationFolder.Root(options.FilesPath);
        var rows = publications.Of(null);
        foreach (var missing in rows.Where(one => !Directory.Exists(PublicationFolder.Of(options, one))))
            files.FolderOf(missing);
        var entered = rows.Select(publication => publication.Folder).ToHashSet(StringComparer.Ordinal);
        return Directory.Exists(root) ? [.. Directory.GetDirectories(root).Order(StringComparer.Ordinal).SelectMany(Heads)] : [];

        IEnumerable<PublishedHead> Heads(string folder)
        {
            var (name, manifest) = (Path.GetFileName(folder), Path.Combine(folder, PublicationFolder.Manifest));
            if (!name.StartsWith('.') && File.Exists(manifest) && Read(manifest) is { } head)
                yield return new PublishedHead(name, head, entered.Contains(name));
        }
    }

    // A manifest that cannot be read is for `publications verify`, which names it.
    private static AuditHead? Read(string manifest)
    {
        try
        {
            return PublicationJson.HeadIn(manifest);
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
