using Scoring.Features.Facts;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import;

/// <summary>A file that was read and checked against the rules and what is in force; nothing is stored yet.</summary>
/// <param name="Request">The request.</param>
/// <param name="Outcome">The outcome; Stored means that the file may be stored.</param>
/// <param name="Payload">Its payload; null if its header is unusable or there was nothing to read.</param>
/// <param name="Replaced">The imports it replaces.</param>
/// <param name="IsIllustrative">True if a row, or the folder, declares that its figures are made up for a sample.</param>
internal sealed record CheckedFile(
    ImportFile Request,
    ImportOutcome Outcome,
    Payload? Payload,
    IReadOnlyList<ImportRecord> Replaced,
    bool IsIllustrative
)
{
    /// <summary>The program's list of regions that it was read with and that must be stored before it; null if one is in force.</summary>
    public CheckedFile? Regions { get; init; }

    /// <summary>The units that later files may be about although this file was refused; null if it was not, or names no units.</summary>
    public RefusedUnits? Refused { get; init; }

    /// <summary>The id under which <see cref="Regions"/> is stored; meaningless if that is null.</summary>
    public long RegionsId { get; init; }

    /// <summary>The file as an import with the given id.</summary>
    public ImportRecord AsImport(long id) =>
        new(
            id,
            Request.Edition,
            Request.Kind,
            [.. Payload!.Scope],
            Outcome.FileName,
            Outcome.Sha256,
            Outcome.Accepted,
            Payload.Layout,
            IsIllustrative,
            Outcome.Rows == Outcome.Accepted
        );
}
