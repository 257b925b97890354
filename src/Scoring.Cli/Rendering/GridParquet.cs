using System.Globalization;
using System.Numerics;
using Parquet;
using Parquet.Data;
using Parquet.Schema;
using Scoring.Domain.Numbers;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>A grid as a Parquet file: the columns of its CSV with the types of its JSON, each of which may be null.</summary>
/// <remarks>
/// Whole numbers are INT64, truth values BOOLEAN, texts UTF-8. Other numbers are DECIMAL with the places of the longest of their column, of
/// 18 digits where that is enough and of 38 otherwise. The library's classes for columns are used, not its serialiser, which reflects.
/// </remarks>
internal static class GridParquet
{
    /// <summary>The digits of a DECIMAL.</summary>
    private const int Few = 18;
    private const int Most = 38;

    /// <summary>Writes a grid.</summary>
    /// <param name="stream">The stream to write to; it need not be seekable and is not closed.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="form">The form of the verb's JSON, "rank/1": its schema has the type of a column that is empty here.</param>
    public static void Write(Stream stream, Grid grid, string form)
    {
        // The library needs a stream that can seek; in memory its asynchronous calls finish at once.
        using var memory = new MemoryStream();
        WriteAll(memory, grid, form).GetAwaiter().GetResult();
        memory.WriteTo(stream);
    }

    private static async Task WriteAll(MemoryStream memory, Grid grid, string form)
    {
        Part[] parts = [.. grid.Columns.Select((column, i) => PartOf(column, [.. grid.Rows.Select(row => row[i])], form, grid.Name))];
        var schema = new ParquetSchema(parts.Select(part => part.Field));
        var writer = await ParquetWriter.CreateAsync(schema, memory).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            writer.CustomMetadata = new Dictionary<string, string> { ["scoring.form"] = form, ["scoring.table"] = grid.Name };
            using var group = writer.CreateRowGroup();
            foreach (var part in parts)
                await part.Write(group).ConfigureAwait(false);
        }
    }

    private sealed record Part(DataField Field, Func<ParquetRowGroupWriter, Task> Write);

    private static Part PartOf(GridColumn column, object?[] cells, string form, string table)
    {
        var filled = cells.Where(cell => cell is not null).ToList();
        var type = filled.Count == 0 ? OutputSchema.TypeOf(form, table, column.Key) : "";
        if (type == "boolean" || (filled.Count > 0 && filled.TrueForAll(cell => cell is bool)))
            return Of(new DataField<bool>(column.Key, true), Array.ConvertAll(cells, cell => (bool?)cell));
        if (filled.Count > 0 && filled.TrueForAll(cell => cell is int or long))
            return Of(new DataField<long>(column.Key, true), Array.ConvertAll(cells, WholeOf));
        if (type == "number" || (filled.Count > 0 && filled.TrueForAll(cell => cell is decimal or int or long)))
            return Decimals(column, Array.ConvertAll(cells, NumberOf));
        var texts = new DataField<string>(column.Key, true);
        return new Part(texts, group => group.WriteAsync(texts, Array.ConvertAll(cells, TextOf)!));
    }

    private static Part Of<T>(DataField field, T?[] values)
        where T : struct => new(field, group => group.WriteAsync<T>(field, values.AsMemory()));

    private static Part Decimals(GridColumn column, decimal?[] values)
    {
        var numbers = values.OfType<decimal>().ToList();
        var places = numbers.Select(Exact.PlacesOf).Append(column.Places).Max();
        var whole = numbers.Select(number => BigInteger.Abs(new BigInteger(number)).ToString(CultureInfo.InvariantCulture).Length);
        var digits = whole.Append(1).Max();
        if (digits + places <= Few)
            return Of(new DecimalDataField(column.Key, Few, places, isNullable: true), values);
        // What no DECIMAL holds beside the longest whole part is rounded away: nothing before the ninth place.
        var kept = digits + places <= Most ? places : Most - 1 - digits;
        return Of(
            new BigDecimalDataField(column.Key, Most, kept, isNullable: true),
            Array.ConvertAll(values, value => value is { } number ? Big(number, kept) : (BigDecimal?)null)
        );
    }

    private static BigDecimal Big(decimal number, int places)
    {
        var rounded = decimal.Round(number, places);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(rounded, bits);
        var digits = new BigInteger(new decimal(bits[0], bits[1], bits[2], bits[3] < 0, 0));
        return new BigDecimal(digits * BigInteger.Pow(10, places - rounded.Scale), Most, places);
    }

    private static long? WholeOf(object? cell) => cell is null ? null : Convert.ToInt64(cell, CultureInfo.InvariantCulture);

    private static decimal? NumberOf(object? cell) => cell is null ? null : Convert.ToDecimal(cell, CultureInfo.InvariantCulture);

    private static string? TextOf(object? cell) =>
        cell switch
        {
            null => null,
            decimal number => Numbers.Invariant(number),
            bool truth => truth ? "true" : "false",
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
        };
}
