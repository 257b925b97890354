using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;

namespace Scoring.Features.Import;

/// <summary>Previews the first rows of a file before it is imported.</summary>
/// <param name="Path">The file.</param>
/// <param name="Edition">"programme/edition", whose remembered headers are known; null to know none.</param>
[Allow(Access.Secretariat)]
public sealed record PreviewImport(string Path, string? Edition = null) : IRequest<ImportPreview>;

/// <summary>The first rows of a file.</summary>
/// <param name="Guess">The kind that its header suggests; null if the header fits none.</param>
/// <param name="Rows">The header and the first rows, unchanged.</param>
public sealed record ImportPreview(ImportKind? Guess, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Reads the first rows and guesses the kind from the header. The import itself reports what cannot be read.</summary>
internal sealed class PreviewImportHandler(HeaderMeanings meanings) : IRequestHandler<PreviewImport, ImportPreview>
{
    private const int Head = 9;
    private const int MostAbove = 30;
    private const int LongestShown = 80;

    /// <inheritdoc/>
    public Task<ImportPreview> Handle(PreviewImport request, CancellationToken cancellationToken)
    {
        var (file, _) = InspectedFile.Look(request.Path);
        List<IReadOnlyList<string>> rows =
            file is null ? []
            : file.IsWorkbook ? SheetOf(file.Path, request.Edition)
            : HeadOf(file);
        // Headings may stand above the header.
        var header = rows.TakeWhile(row => Guess(row, request.Edition) is null).Count();
        return Task.FromResult(
            header == rows.Count
                ? new ImportPreview(null, [.. rows.Take(Head)])
                : new ImportPreview(Guess(rows[header], request.Edition), [.. rows.Skip(header).Take(Head)])
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

    private List<IReadOnlyList<string>> SheetOf(string workbook, string? edition)
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
            return heads.Find(rows => rows.Exists(row => Guess(row, edition) is not null)) ?? heads.FirstOrDefault() ?? [];
        }
        catch (WorkbookException)
        {
            // The import itself says why.
            return [];
        }
    }

    private static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;

    // A header that a person explained for an earlier file of a kind says more than what headers mean elsewhere.
    private ImportKind? Guess(IReadOnlyCollection<string> header, string? edition)
    {
        foreach (var kind in edition is null ? [] : Enum.GetValues<ImportKind>())
        {
            var said = meanings.Of(edition!, kind);
            var known = said.GroupBy(pair => ColumnNames.KeyOf(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.First().Value);
            if (
                header.Any(text => known.ContainsKey(ColumnNames.KeyOf(text)))
                && Guess([.. header.Select(text => known.GetValueOrDefault(ColumnNames.KeyOf(text), text))]) == kind
            )
                return kind;
        }
        return Guess(header);
    }

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
