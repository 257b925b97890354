using System.Globalization;
using System.Text;
using MediatR;
using Scoring.Features.Import.Listing;
using Scoring.Features.Output.Spreadsheets;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>What was read from imported files, those replaced among them, as files again.</summary>
internal static class ImportedFactsEndpoints
{
    /// <summary>What was read from an imported file, row by row; the first line says that it is not the file itself.</summary>
    public static async Task<IResult> Download(HttpContext context, IMediator sender, string programme, string edition, long id)
    {
        var facts = await sender.Send(new ReadImport($"{programme}/{edition}", id), context.RequestAborted);
        var note = Reader.Of(context).Text("import.facts-note", facts.FileName, facts.Sha256);
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                await writer.WriteAsync(SpreadsheetText.Cell("# " + note) + "\n");
                await writer.WriteAsync(string.Join(',', facts.Columns.Select(SpreadsheetText.Cell)) + "\n");
                foreach (var row in facts.Rows)
                    await writer.WriteAsync(string.Join(',', row.Select(CellOf)) + "\n");
            },
            "text/csv; charset=utf-8",
            string.Create(CultureInfo.InvariantCulture, $"{programme}-{edition}-import-{id}.csv")
        );
    }

    private static string CellOf(object? value) =>
        value switch
        {
            null => "",
            string text => SpreadsheetText.Cell(text),
            _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        };
}
