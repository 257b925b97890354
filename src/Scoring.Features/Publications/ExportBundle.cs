using System.IO.Compression;
using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Publications;

/// <summary>Somebody exports a publication as one file that anybody can recompute without this database.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="File">Where to write the bundle; an existing file is replaced.</param>
/// <param name="Number">The publication's number; null for the newest.</param>
[Allow(Access.Everybody)]
public sealed record ExportBundle(string Edition, string File, int? Number = null) : IRequest<ExportedBundle>, INamesAnEdition;

/// <summary>An exported bundle.</summary>
/// <param name="Publication">The publication in it.</param>
/// <param name="Files">How many files it holds.</param>
/// <param name="Sha256">SHA-256 (hex) of its publication.json, as named by the publication's row.</param>
public sealed record ExportedBundle(Publication Publication, int Files, string Sha256);

/// <summary>Packs the publication's folder unchanged.</summary>
internal sealed class ExportBundleHandler(PublicationStore publications, PublicationFiles files)
    : IRequestHandler<ExportBundle, ExportedBundle>
{
    // The same publication gives the same file on every day and machine.
    private static readonly DateTimeOffset Always = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public Task<ExportedBundle> Handle(ExportBundle request, CancellationToken cancellationToken)
    {
        var all = publications.Of(request.Edition);
        if (all.Count == 0)
            throw new RefusalException(RefusalKind.State, "not-published", request.Edition);
        var publication = request.Number is { } number
            ? all.FirstOrDefault(one => one.Number == number)
                ?? throw new RefusalException(RefusalKind.Usage, "unknown-publication", request.Edition, number, all.Count)
            : all[^1];
        var folder = files.FolderOf(publication);
        if (!Directory.Exists(folder))
            throw new RefusalException(
                RefusalKind.State,
                "publication-altered",
                publication.Edition,
                publication.Number,
                publication.Folder
            );
        var names = Signed(folder)
            .Prepend(PublicationFolder.Manifest)
            .Concat(PublicationFolder.FilesIn(folder).Select(file => file.Path))
            .ToList();
        var draft = request.File + ".new";
        try
        {
            using (var bundle = ZipFile.Open(draft, ZipArchiveMode.Create))
            {
                foreach (var name in names)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Pack(bundle, folder, name);
                }
            }
            File.Move(draft, request.File, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(RefusalKind.Usage, "file-not-writable", request.File);
        }
        finally
        {
            File.Delete(draft);
        }
        return Task.FromResult(new ExportedBundle(publication, names.Count, publication.ManifestSha256));
    }

    private static IEnumerable<string> Signed(string folder) =>
        new[] { PublicationFolder.Signature, PublicationFolder.PublicKey }.Where(name => File.Exists(Path.Combine(folder, name)));

    private static void Pack(ZipArchive bundle, string folder, string name)
    {
        var entry = bundle.CreateEntry(name);
        entry.LastWriteTime = Always;
        using var from = File.OpenRead(Path.Combine(folder, name));
        using var to = entry.Open();
        from.CopyTo(to);
    }
}
