using System.Text.Json;
using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>Reads the head of the trail from each publication's publication.json; those of earlier programs hold none.</summary>
/// <param name="options">Where the publications are.</param>
internal sealed class PublishedHeads(ScoringOptions options) : IPublishedHeads
{
    /// <inheritdoc/>
    public IEnumerable<(string Publication, AuditHead Head)> All()
    {
        var root = PublicationFolder.Root(options.DatabasePath);
        if (!Directory.Exists(root))
            yield break;
        foreach (var folder in Directory.GetDirectories(root).Order(StringComparer.Ordinal))
        {
            var manifest = Path.Combine(folder, PublicationFolder.Manifest);
            if (!Path.GetFileName(folder).StartsWith('.') && File.Exists(manifest) && Read(manifest) is { } head)
                yield return (Path.GetFileName(folder), head);
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
