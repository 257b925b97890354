using Scoring.Features.Facts;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import;

/// <summary>A file that was read and checked against the rules and what is in force; nothing of it is stored yet.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Outcome">What becomes of the file; Stored means that it may be.</param>
/// <param name="Payload">What it brings; null where its header cannot be used, or where there was nothing to read.</param>
/// <param name="Replaced">The imports that it replaces.</param>
/// <param name="IsIllustrative">True where a row says of itself that its figures are made up for a sample.</param>
internal sealed record CheckedFile(ImportFile Request, ImportOutcome Outcome, Payload? Payload, IReadOnlyList<ImportRecord> Replaced, bool IsIllustrative)
{
    /// <summary>The file as an import with that id.</summary>
    public ImportRecord AsImport(long id) => new(id, Request.Edition, Request.Kind, [.. Payload!.Scope], Outcome.FileName, Outcome.Sha256,
        Outcome.Accepted, Payload.Layout, IsIllustrative, Outcome.Rows == Outcome.Accepted);
}
