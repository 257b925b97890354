using Dapper;
using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Listing;

/// <summary>Lists every import of an edition, those in force and those that later ones replaced.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ListImports(string Edition) : IRequest<IReadOnlyList<ListedImport>>, INamesAnEdition;

/// <summary>An import.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What the file contains.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sha256">Hash of the file (hex).</param>
/// <param name="Rows">The number of rows of the file.</param>
/// <param name="Accepted">The number of rows that were taken.</param>
/// <param name="By">Who imported it.</param>
/// <param name="At">When it was imported, UTC.</param>
/// <param name="IsInForce">False if a later import replaced it.</param>
/// <param name="Replaces">The number of the import that it replaced, the first if several; null for none.</param>
public sealed record ListedImport(
    long Id,
    string Kind,
    string Name,
    string Sha256,
    int Rows,
    int Accepted,
    string By,
    DateTime At,
    bool IsInForce,
    long? Replaces
)
{
    /// <summary>The number of rows that were left out because of an error.</summary>
    public int LeftOut => Rows - Accepted;
}

/// <summary>Reads the imports, the newest first.</summary>
internal sealed class ListImportsHandler(UnitOfWork work) : IRequestHandler<ListImports, IReadOnlyList<ListedImport>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedImport>> Handle(ListImports request, CancellationToken cancellationToken) =>
        Task.FromResult(
            work.Locked<IReadOnlyList<ListedImport>>(db =>
                [
                    .. db
                        .Connection.Query<ListedImportRow>(
                            """
                            SELECT import_id AS ImportId, kind AS Kind, file_name AS FileName, sha256 AS Sha256, row_count AS RowCount,
                                accepted AS Accepted, imported_by AS ImportedBy, imported_at AS ImportedAt, in_force AS InForce,
                                replaces AS Replaces
                            FROM imports WHERE edition = @edition ORDER BY import_id DESC
                            """,
                            new { edition = request.Edition },
                            db.Transaction
                        )
                        .Select(row => new ListedImport(
                            row.ImportId,
                            row.Kind,
                            row.FileName,
                            row.Sha256,
                            (int)row.RowCount,
                            (int)row.Accepted,
                            row.ImportedBy,
                            Times.Of(row.ImportedAt)!.Value,
                            row.InForce == 1,
                            row.Replaces
                        )),
                ]
            )
        );
}

/// <summary>The columns of imports that are listed.</summary>
internal sealed record ListedImportRow(
    long ImportId,
    string Kind,
    string FileName,
    string Sha256,
    long RowCount,
    long Accepted,
    string ImportedBy,
    string ImportedAt,
    long InForce,
    long? Replaces
);
