using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Imports.ImportFile;

/// <summary>Checks the file and stores all of it or nothing.</summary>
internal sealed class ImportFileHandler(Session session, FileCheck check, ImportStore store) : IRequestHandler<ImportFile, ImportOutcome>
{
    /// <inheritdoc/>
    public async Task<ImportOutcome> Handle(ImportFile request, CancellationToken cancellationToken)
    {
        var file = await check.Check(request, check.InForce(request.Edition));
        if (file.Outcome.Status == ImportStatus.Refused)
            session.GiveUp();
        if (file.Outcome.Status != ImportStatus.Stored)
            return file.Outcome;
        var id = store.NextId();
        store.Remember(file, id);
        store.Store(file, id);
        return file.Outcome with { ImportId = id };
    }
}
