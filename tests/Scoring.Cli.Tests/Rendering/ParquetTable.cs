using System.Globalization;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace Scoring.Cli.Tests.Rendering;

/// <summary>A Parquet file as it is read back, each cell as text: a number without zeros at its end, null as null.</summary>
internal sealed record ParquetTable(IReadOnlyList<DataField> Fields, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    /// <summary>The columns with their types, "score decimal(18,2)".</summary>
    public IEnumerable<string> Types => Fields.Select(one => $"{one.Name} {TypeOf(one)}");

    /// <summary>What the file says of itself.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    public static async Task<ParquetTable> Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        // Numbers of 38 digits are more than a decimal of .NET holds.
        var reader = await ParquetReader.CreateAsync(stream, new ParquetOptions { UseBigDecimal = true });
        await using (reader.ConfigureAwait(false))
        {
            var fields = reader.Schema.GetDataFields();
            reader.RowGroupCount.ShouldBe(1);
            using var group = reader.OpenRowGroupReader(0);
            var columns = new List<string?[]>();
            foreach (var field in fields)
                columns.Add(await Column(group, field));
            var rows = Enumerable
                .Range(0, (int)group.RowCount)
                .Select(row => (IReadOnlyList<string?>)[.. columns.Select(cells => cells[row])]);
            return new ParquetTable(fields, [.. rows]) { Notes = reader.CustomMetadata.ToDictionary() };
        }
    }

    private static string TypeOf(DataField field) =>
        field switch
        {
            DecimalDataField number => $"decimal({number.Precision},{number.Scale})",
            _ when field.ClrType == typeof(long) => "whole",
            _ when field.ClrType == typeof(bool) => "truth",
            _ => "text",
        };

    private static async Task<string?[]> Column(ParquetRowGroupReader group, DataField field)
    {
        field.IsNullable.ShouldBeTrue(field.Name);
        var count = (int)group.RowCount;
        switch (TypeOf(field))
        {
            case "whole":
                var whole = new long?[count];
                await group.ReadAsync<long>(field, whole.AsMemory());
                return Array.ConvertAll(whole, cell => cell?.ToString(CultureInfo.InvariantCulture));
            case "truth":
                var truths = new bool?[count];
                await group.ReadAsync<bool>(field, truths.AsMemory());
                return Array.ConvertAll(truths, cell => cell is null ? null
                    : cell.Value ? "true"
                    : "false");
            case "text":
                var texts = new string?[count];
                await group.ReadAsync(field, texts.AsMemory());
                return texts;
            default:
                var numbers = new BigDecimal?[count];
                await group.ReadAsync<BigDecimal>(field, numbers.AsMemory());
                return Array.ConvertAll(numbers, cell => cell is { } number ? Written(number) : null);
        }
    }

    private static string Written(BigDecimal number)
    {
        var digits = System.Numerics.BigInteger.Abs(number.UnscaledValue).ToString(CultureInfo.InvariantCulture);
        digits = digits.PadLeft(number.Scale + 1, '0');
        var fraction = digits[^number.Scale..].TrimEnd('0');
        return (number.UnscaledValue.Sign < 0 ? "-" : "") + digits[..^number.Scale] + (fraction.Length > 0 ? "." + fraction : "");
    }
}
