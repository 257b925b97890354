using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import;

/// <summary>
/// Imports several files into an edition together: each is checked with the earlier ones known, and all are stored or none.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Files">The files; they are imported in the order in which kinds build on each other.</param>
/// <param name="DryRun">True to check only.</param>
[Allow(Access.Secretariat)]
public sealed record ImportFiles(string Edition, IReadOnlyList<FileToImport> Files, bool DryRun = false)
    : IRequest<IReadOnlyList<ImportOutcome>>,
        IWrites,
        INamesAnEdition
{
    private static readonly ImportKind[] Order =
    [
        ImportKind.Regions,
        ImportKind.Submissions,
        ImportKind.History,
        ImportKind.Jurors,
        ImportKind.Conflicts,
        ImportKind.Indicators,
        ImportKind.Measures,
        ImportKind.Results,
        ImportKind.Marks,
    ];

    /// <summary>The files in the order in which their kinds build on each other, which is also the order of the outcomes.</summary>
    public static IReadOnlyList<FileToImport> InOrder(IEnumerable<FileToImport> files) =>
        [.. files.OrderBy(file => Array.IndexOf(Order, file.Kind))];
}

/// <summary>Checks the files in sequence and stores all of them or nothing.</summary>
internal sealed class ImportFilesHandler(UnitOfWork work, EditionCatalog editions, FolderReader reading, ImportStore store)
    : IRequestHandler<ImportFiles, IReadOnlyList<ImportOutcome>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ImportOutcome>> Handle(ImportFiles request, CancellationToken cancellationToken)
    {
        editions.Get(request.Edition);
        var inputs = new InputsFile(false, [(request.Edition, ImportFiles.InOrder(request.Files))]);
        var outcomes = new List<ImportOutcome>();
        await foreach (var (file, id) in reading.Read(inputs, cancellationToken))
        {
            var stored = file.Outcome.Status == ImportStatus.Stored;
            if (stored && !request.DryRun && outcomes.TrueForAll(outcome => outcome.Status != ImportStatus.Refused))
                store.Store(file, id);
            outcomes.Add(
                stored
                    ? file.Outcome with
                    {
                        ImportId = request.DryRun ? null : id,
                        Status = request.DryRun ? ImportStatus.Checked : ImportStatus.Stored,
                    }
                    : file.Outcome
            );
        }
        if (request.DryRun || outcomes.Exists(outcome => outcome.Status == ImportStatus.Refused))
            work.Abandon();
        return outcomes;
    }
}
