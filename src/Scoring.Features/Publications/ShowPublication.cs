using System.Text.Json;
using MediatR;
using Scoring.Domain.Audit;
using Scoring.Features.Core;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Publications;

/// <summary>Somebody looks at a publication: its hashes, its files and what it changed.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Number">Its number.</param>
[Allow(Access.Everybody)]
public sealed record ShowPublication(string Edition, int Number) : IRequest<ShownPublication>, INamesAnEdition;

/// <summary>A publication.</summary>
/// <param name="Publication">The publication as recorded in its row.</param>
/// <param name="Folder">Where its files are.</param>
/// <param name="Files">Its files, by path, publication.json first; empty if they cannot be read.</param>
/// <param name="Comparison">What changed since the previous publication; null for the first.</param>
/// <param name="Newest">The number of the newest publication of the edition.</param>
/// <param name="Head">The head of the audit trail when it was published; null if an earlier program published it.</param>
public sealed record ShownPublication(
    Publication Publication,
    string Folder,
    IReadOnlyList<PublishedFile> Files,
    RunComparison? Comparison,
    int Newest,
    AuditHead? Head
);

/// <summary>Reads the row, the list of files and the two runs.</summary>
internal sealed class ShowPublicationHandler(PublicationStore publications, PublicationFiles files, RunComparer comparing)
    : IRequestHandler<ShowPublication, ShownPublication>
{
    /// <inheritdoc/>
    public Task<ShownPublication> Handle(ShowPublication request, CancellationToken cancellationToken)
    {
        var all = publications.Of(request.Edition);
        var publication = all.FirstOrDefault(one => one.Number == request.Number)
            ?? throw new RefusalException(RefusalKind.Usage, "unknown-publication", request.Edition, request.Number, all.Count);
        var folder = files.FolderOf(publication);
        var before = all.FirstOrDefault(one => one.Number == request.Number - 1);
        return Task.FromResult(
            new ShownPublication(
                publication,
                folder,
                Files(folder, publication),
                before is null ? null : comparing.Compare(before.RunId, publication.RunId),
                all[^1].Number,
                Head(folder)
            )
        );
    }

    private static IReadOnlyList<PublishedFile> Files(string folder, Publication publication)
    {
        var manifest = Path.Combine(folder, PublicationFolder.Manifest);
        try
        {
            return
            [
                new PublishedFile(PublicationFolder.Manifest, new FileInfo(manifest).Length, publication.ManifestSha256),
                .. Signed(folder),
                .. PublicationJson.Files(manifest),
            ];
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            return [];
        }
    }

    private static AuditHead? Head(string folder)
    {
        try
        {
            return PublicationJson.HeadIn(Path.Combine(folder, PublicationFolder.Manifest));
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<PublishedFile> Signed(string folder) =>
        new[] { PublicationFolder.Signature, PublicationFolder.PublicKey }
            .Select(name => (Name: name, Path: Path.Combine(folder, name)))
            .Where(file => File.Exists(file.Path))
            .Select(file => new PublishedFile(file.Name, new FileInfo(file.Path).Length, PublicationFolder.Sha256(file.Path)));
}
