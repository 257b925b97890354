using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Import.Problems;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import;

/// <summary>A person brings a file into an edition: every row is checked; all rows are stored or none.</summary>
/// <param name="Kind">What the file brings.</param>
/// <param name="Path">The file.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="DryRun">True to check only.</param>
/// <param name="SkipFaulty">True to store the rows that are right and leave out the faulty ones.</param>
/// <param name="Replaces">The name of the file that this one replaces, where the name changed; null where it did not.</param>
[Allow(Access.Secretariat)]
public sealed record ImportFile(ImportKind Kind, string Path, string Edition, bool DryRun = false, bool SkipFaulty = false, string? Replaces = null)
    : IRequest<ImportOutcome>, IWrites, INamesAnEdition;

/// <summary>What became of a file.</summary>
public enum ImportStatus
{
    /// <summary>Stored.</summary>
    Stored,

    /// <summary>The same file is already in force: nothing was changed.</summary>
    Unchanged,

    /// <summary>Refused because of its problems: nothing was changed.</summary>
    Refused,

    /// <summary>Checked only, and nothing stands against it.</summary>
    Checked,
}

/// <summary>What became of a file, row by row where something is wrong.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="ImportId">The id of the import in force; null where nothing was stored.</param>
/// <param name="FileName">The file's name without its folder.</param>
/// <param name="Sha256">Hash of the file's bytes (hex).</param>
/// <param name="Rows">Rows read, header not counted.</param>
/// <param name="Accepted">Rows that are right.</param>
/// <param name="Problems">What is wrong, in the order of the file. At most <see cref="ImportLimits.ProblemsKept"/> are kept.</param>
/// <param name="ProblemCount">How many problems there are in all.</param>
/// <param name="Notices">What a person should know though it is not wrong, as codes with arguments (same texts as problems).</param>
public sealed record ImportOutcome(
    ImportStatus Status,
    long? ImportId,
    string FileName,
    string Sha256,
    int Rows,
    int Accepted,
    IReadOnlyList<Problem> Problems,
    int ProblemCount,
    IReadOnlyList<Problem> Notices);

/// <summary>Limits of an import.</summary>
public static class ImportLimits
{
    /// <summary>Problems that are kept and shown; the rest is only counted.</summary>
    public const int ProblemsKept = 10_000;

    /// <summary>The longest row read, in bytes: a longer one is no table of ours.</summary>
    public const int LongestRow = 4 * 1024 * 1024;

    /// <summary>The longest single value, in characters.</summary>
    public const int LongestValue = 100_000;
}

/// <summary>Checks the file and stores all of it or nothing.</summary>
internal sealed class ImportFileHandler(UnitOfWork session, FileCheck check, ImportStore store) : IRequestHandler<ImportFile, ImportOutcome>
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
