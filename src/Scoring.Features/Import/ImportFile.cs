using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.Tables;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import;

/// <summary>Imports a file into an edition: every row is checked; all rows are stored or none.</summary>
/// <param name="Kind">What the file contains.</param>
/// <param name="Path">The file.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="DryRun">True to check only.</param>
/// <param name="SkipFaulty">True to store the valid rows and leave out the faulty ones.</param>
/// <param name="Replaces">The name of the file that this one replaces, if the name changed; otherwise null.</param>
/// <param name="Choices">How the file is to be read where it does not tell; null if nothing was said.</param>
/// <param name="Replacing">What it does to files of its kind whose facts it repeats.</param>
[Allow(Access.Secretariat)]
public sealed record ImportFile(
    ImportKind Kind,
    string Path,
    string Edition,
    bool DryRun = false,
    bool SkipFaulty = false,
    string? Replaces = null,
    ReadingChoices? Choices = null,
    Replacing Replacing = Replacing.Ask
) : IRequest<ImportOutcome>, IWrites, INamesAnEdition
{
    /// <summary>True for the register of what was entered on the site, which no file replaces and which replaces none.</summary>
    internal bool IsDoor { get; init; }

    /// <summary>
    /// True if the file's folder says that its figures are made up: a file without a column <c>standing</c> is then marked as illustrative.
    /// </summary>
    internal bool OfMadeUpFolder { get; init; }
}

/// <summary>What a file does to an earlier one of its kind.</summary>
public enum Replacing
{
    /// <summary>It replaces it, but is refused with a question if it has half of its facts or fewer.</summary>
    Ask,

    /// <summary>It replaces it: what the new file lacks no longer counts.</summary>
    Replace,

    /// <summary>It adds to it: facts in both are taken from the new file, the others go on counting.</summary>
    Add,
}

/// <summary>The result for a file.</summary>
public enum ImportStatus
{
    /// <summary>Stored.</summary>
    Stored,

    /// <summary>The same file is already in force: nothing changed.</summary>
    Unchanged,

    /// <summary>Refused because of its problems: nothing changed.</summary>
    Refused,

    /// <summary>Checked only; no problems found.</summary>
    Checked,
}

/// <summary>The result of an import, row by row if there are problems.</summary>
/// <param name="Status">The overall result.</param>
/// <param name="ImportId">The id of the import in force; null if nothing was stored.</param>
/// <param name="FileName">The file's name without its folder.</param>
/// <param name="Sha256">Hash of the file's bytes (hex).</param>
/// <param name="Rows">The number of rows read, excluding the header.</param>
/// <param name="Accepted">The number of valid rows.</param>
/// <param name="Problems">The problems, in the order of the file. At most <see cref="ImportLimits.ProblemsKept"/> are retained.</param>
/// <param name="ProblemCount">The total number of problems.</param>
/// <param name="Notices">What a person should know although it is not wrong, as codes with arguments (same texts as problems).</param>
public sealed record ImportOutcome(
    ImportStatus Status,
    long? ImportId,
    string FileName,
    string Sha256,
    int Rows,
    int Accepted,
    IReadOnlyList<Problem> Problems,
    int ProblemCount,
    IReadOnlyList<Problem> Notices
)
{
    /// <summary>What the file changes; null if it is refused or unchanged.</summary>
    public ImportSummary? Summary { get; init; }
}

/// <summary>Limits of an import.</summary>
public static class ImportLimits
{
    /// <summary>The number of problems retained and shown; the rest are only counted.</summary>
    public const int ProblemsKept = 10_000;

    /// <summary>The longest row read, in bytes: a longer one cannot belong to a valid table.</summary>
    public const int LongestRow = 4 * 1024 * 1024;

    /// <summary>The longest single value, in characters.</summary>
    public const int LongestValue = 100_000;
}

/// <summary>Checks the file and stores all of it or nothing.</summary>
internal sealed class ImportFileHandler(UnitOfWork work, FileCheck check, ImportStore store) : IRequestHandler<ImportFile, ImportOutcome>
{
    /// <inheritdoc/>
    public async Task<ImportOutcome> Handle(ImportFile request, CancellationToken cancellationToken)
    {
        var file = await check.Check(request, check.InForce(request.Edition));
        if (file.Outcome.Status == ImportStatus.Refused)
            work.Abandon();
        if (file.Outcome.Status != ImportStatus.Stored)
            return file.Outcome;
        var id = store.NextId();
        if (file.Regions is not null)
            file = file with { RegionsId = id++ };
        store.Remember(file, id);
        store.Store(file, id);
        return file.Outcome with { ImportId = id };
    }
}
