using System.Text.Json;
using Scoring.Features.Output.Json;

namespace Scoring.Cli.Rendering;

/// <summary>Grids as JSON: one as a list of objects, several as an object of lists that names its form.</summary>
internal static class GridJson
{
    public static void Write(Stream stream, IReadOnlyList<Grid> grids, string form) => JsonFile.Write(stream, json =>
        {
            if (grids.Count == 1)
            {
                WriteRows(json, grids[0]);
                return;
            }
            json.WriteStartObject();
            json.WriteString("format", form);
            foreach (var grid in grids)
            {
                json.WritePropertyName(grid.Name);
                WriteRows(json, grid);
            }
            json.WriteEndObject();
        });

    public static void WriteRows(Utf8JsonWriter json, Grid grid)
    {
        json.WriteStartArray();
        foreach (var row in grid.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Count; i++)
                WriteCell(json, grid.Columns[i].Key, row[i]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteCell(Utf8JsonWriter json, string key, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNull(key);
                break;
            case bool truth:
                json.WriteBoolean(key, truth);
                break;
            case int number:
                json.WriteNumber(key, number);
                break;
            case long number:
                json.WriteNumber(key, number);
                break;
            case decimal number:
                json.WriteDecimal(key, number);
                break;
            default:
                json.WriteString(key, cell.ToString());
                break;
        }
    }
}
