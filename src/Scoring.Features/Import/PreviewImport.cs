using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;

namespace Scoring.Features.Import;

/// <summary>Previews the first rows of a file before it is imported.</summary>
/// <param name="Path">The file.</param>
[Allow(Access.Secretariat)]
public sealed record PreviewImport(string Path) : IRequest<ImportPreview>;

/// <summary>The first rows of a file.</summary>
/// <param name="Guess">The kind that its header suggests; null if the header fits none.</param>
/// <param name="Rows">The header and the first rows, unchanged.</param>
public sealed record ImportPreview(ImportKind? Guess, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Reads the first rows and guesses the kind from the header. The import itself reports what cannot be read.</summary>
internal sealed class PreviewImportHandler : IRequestHandler<PreviewImport, ImportPreview>
{
    private const int Head = 9;
    private const int MostAbove = 30;
    private const int LongestShown = 80;

    /// <inheritdoc/>
    public Task<ImportPreview> Handle(PreviewImport request, CancellationToken cancellationToken)
    {
        var (file, _) = InspectedFile.Look(request.Path);
        IReadOnlyList<IReadOnlyList<string>> rows =
            file is null ? []
            : file.IsWorkbook ? SheetOf(file.Path)
            : HeadOf(file);
        // Headings may stand above the header.
        var header = rows.TakeWhile(row => Guess(row) is null).Count();
        return Task.FromResult(
            header == rows.Count
                ? new ImportPreview(null, [.. rows.Take(Head)])
                : new ImportPreview(Guess(rows[header]), [.. rows.Skip(header).Take(Head)])
        );
    }

    private static List<IReadOnlyList<string>> HeadOf(InspectedFile file)
    {
        var rows = new List<IReadOnlyList<string>>();
        using var csv = CsvRows.Of(file, isBulk: false);
        while (rows.Count < MostAbove + Head && csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.Count).Select(csv.Text).Select(Shown)]);
        return rows;
    }

    private static List<IReadOnlyList<string>> SheetOf(string workbook)
    {
        try
        {
            var sheets = WorkbookTables.Read(workbook, WorkbookLimits.Tables).Tables;
            var heads = sheets
                .Where(sheet => !sheet.IsHidden)
                .Select(sheet =>
                    sheet
                        .Rows.Take(MostAbove + Head)
                        .Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => Shown(cell.Text))])
                        .ToList()
                )
                .ToList();
            return heads.Find(rows => rows.Exists(row => Guess(row) is not null)) ?? heads.FirstOrDefault() ?? [];
        }
        catch (WorkbookException)
        {
            // The import itself says why.
            return [];
        }
    }

    private static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;

    /// <summary>The kind that a header suggests: each kind is recognised by the columns that no other has.</summary>
    internal static ImportKind? Guess(IReadOnlyCollection<string> header)
    {
        bool Has(params string[] names) => names.All(name => header.Any(given => ExpectedColumns.IsHeaderOf(given, name)));
        return Has("award", "title") ? ImportKind.History
            : Has("juror", "reason") ? ImportKind.Conflicts
            : Has("stage", "juror") ? ImportKind.Marks
            : Has("juror", "name") ? ImportKind.Jurors
            : Has("innovation_id", "title") ? ImportKind.Submissions
            : Has("code", "name", "type") ? ImportKind.Regions
            : Has("indicator", "level") ? ImportKind.Indicators
            : Has("indicator", "value") ? ImportKind.Measures
            : Has("score") && (Has("region_code") || Has("innovation_id")) ? ImportKind.Results
            : Has("region_code") || Has("innovation_id") ? ImportKind.Indicators
            : null;
    }
}
