using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;

namespace Scoring.Features.Import;

/// <summary>Says how the sheets and headers of a file would be read, so that a person can say otherwise.</summary>
/// <param name="Path">The file.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Kind">What it contains.</param>
/// <param name="Choices">What was said of it so far; null for nothing.</param>
[Allow(Access.Secretariat)]
public sealed record DescribeFile(string Path, string Edition, ImportKind Kind, ReadingChoices? Choices = null)
    : IRequest<FileDescription>,
        INamesAnEdition;

/// <summary>How a file would be read.</summary>
/// <param name="Sheets">Its sheets; empty for a text file.</param>
/// <param name="Headers">Its headers, each once, in their order; empty if it cannot be read at all.</param>
/// <param name="Columns">The columns that such a file may have.</param>
/// <param name="TakesOthers">True if a column that is not among them becomes an attribute.</param>
public sealed record FileDescription(
    IReadOnlyList<SheetDescription> Sheets,
    IReadOnlyList<HeaderDescription> Headers,
    IReadOnlyList<ExpectedColumn> Columns,
    bool TakesOthers
);

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsHidden">True if a person does not see it.</param>
/// <param name="Rows">How many rows hold anything.</param>
/// <param name="IsRead">True if it would be read.</param>
public sealed record SheetDescription(string Name, bool IsHidden, int Rows, bool IsRead);

/// <summary>A header of a file.</summary>
/// <param name="Text">As in the file.</param>
/// <param name="Own">The column that it is read as if nobody says anything; null if it is not recognised.</param>
/// <param name="Chosen">What a person said that it stands for, now or for an earlier file; null for nothing, "-" to leave it out.</param>
/// <param name="IsRemembered">True if that was said for an earlier file.</param>
public sealed record HeaderDescription(string Text, string? Own, string? Chosen, bool IsRemembered);

/// <summary>Looks at the headers only; what is wrong with the file, the import says.</summary>
internal sealed class DescribeFileHandler(EditionCatalog editions, HeaderMeanings meanings) : IRequestHandler<DescribeFile, FileDescription>
{
    /// <inheritdoc/>
    public Task<FileDescription> Handle(DescribeFile request, CancellationToken cancellationToken)
    {
        var edition = editions.Get(request.Edition);
        var choices = (request.Choices ?? ReadingChoices.None) with { Remembered = meanings.Of(request.Edition, request.Kind) };
        var names = new ColumnNames(request.Kind, edition, choices);
        var own = new ColumnNames(request.Kind, edition, ReadingChoices.None);
        var tables = TablesOf(request, names);
        var used = tables.Where(table => IsRead(table, names, choices)).ToList();
        var headers = used.Select(table => table.Rows[Math.Max(0, names.HeaderIn(table.Rows))])
            .SelectMany(row => Describe([.. row.Cells.Select(cell => cell.Text)], own, choices))
            .DistinctBy(header => ColumnNames.KeyOf(header.Text));
        return Task.FromResult(
            new FileDescription(
                [
                    .. tables
                        .Where(table => table.Name.Length > 0 && !TemplateSheets.Explains(table))
                        .Select(table => new SheetDescription(table.Name, table.IsHidden, table.Rows.Count, used.Contains(table))),
                ],
                [.. headers],
                names.Columns,
                names.TakesOthers
            )
        );
    }

    private static IEnumerable<HeaderDescription> Describe(string[] texts, ColumnNames own, ReadingChoices choices)
    {
        var found = own.Resolve(texts).Names;
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Trim().Length == 0)
                continue;
            var chosen = Said(choices.Columns, texts[i]);
            var remembered = chosen is null ? Said(choices.Remembered, texts[i]) : null;
            yield return new HeaderDescription(
                texts[i].Trim(),
                own.Find(found[i])?.Name,
                (chosen ?? remembered) is { Length: > 0 } column ? column : null,
                remembered is not null
            );
        }
    }

    private static string? Said(IReadOnlyDictionary<string, string> columns, string header) =>
        columns.FirstOrDefault(pair => ColumnNames.KeyOf(pair.Key) == ColumnNames.KeyOf(header)).Value;

    private static bool IsRead(RawTable table, ColumnNames names, ReadingChoices choices) =>
        table.Rows.Count > 0
        && !TemplateSheets.Explains(table)
        && (table.Name.Length == 0 || names.HeaderIn(table.Rows) >= 0)
        && (
            choices.Sheets.Count == 0
                ? !table.IsHidden
                : choices.Sheets.Any(name => name.Trim().Equals(table.Name, StringComparison.OrdinalIgnoreCase))
        );

    private static List<RawTable> TablesOf(DescribeFile request, ColumnNames names)
    {
        var (file, _) = InspectedFile.Look(request.Path);
        if (file is null)
            return [];
        if (!file.IsWorkbook)
            return [TextTable.Read(file, names, TextTable.Head).Table];
        try
        {
            return WorkbookTables.Read(file.Path, WorkbookLimits.Tables).Tables;
        }
        catch (WorkbookException)
        {
            // The import itself says why.
            return [];
        }
    }
}
