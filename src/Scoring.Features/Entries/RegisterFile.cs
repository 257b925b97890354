using System.Security.Cryptography;
using System.Text;

namespace Scoring.Features.Entries;

/// <summary>The register as a file of submissions: rows by id, columns in one order, line feeds.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, by id.</param>
public sealed record RegisterFile(IReadOnlyList<string> Columns, IReadOnlyList<RegisterRow> Rows)
{
    /// <summary>The name under which it is imported.</summary>
    public const string Name = "daftar-peserta-situs.csv";

    private static readonly string[] First = ["innovation_id", "title"];

    /// <summary>The file with these rows.</summary>
    public static RegisterFile Of(IEnumerable<RegisterRow> rows)
    {
        RegisterRow[] ordered = [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal)];
        var columns = ordered
            .SelectMany(row => row.Values.Keys)
            .Distinct(StringComparer.Ordinal)
            .Except(First)
            .Order(StringComparer.Ordinal);
        return new RegisterFile([.. First, .. columns], ordered);
    }

    /// <summary>The text of the file.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            text.AppendJoin(',', Columns.Select(Written)).Append('\n');
            foreach (var row in Rows)
                text.AppendJoin(',', Columns.Select(column => Written(row.Values.GetValueOrDefault(column, "")))).Append('\n');
            return text.ToString();
        }
    }

    /// <summary>The hash of a text in UTF-8, hex.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Written(string value) =>
        value.AsSpan().IndexOfAny(",\"\n\r;") >= 0 || value.Length != value.Trim().Length
            ? '"' + value.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : value;
}

/// <summary>What differs between the register that was fixed and what the entries say now.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Column">The column; empty for a row that came or went.</param>
/// <param name="Before">The value that was fixed; empty for none.</param>
/// <param name="After">The value now; empty for none.</param>
public sealed record RegisterChange(string Id, string Column, string Before, string After);

/// <summary>Compares registers.</summary>
public static class RegisterDiff
{
    /// <summary>The differences by id and column; empty if there are none.</summary>
    /// <param name="before">By id, the values by column that were fixed.</param>
    /// <param name="after">What the entries say now.</param>
    public static IReadOnlyList<RegisterChange> Of(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> before,
        RegisterFile after
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var now = after.Rows.ToDictionary(row => row.Id, row => row.Values, StringComparer.Ordinal);
        var changes = new List<RegisterChange>();
        foreach (var id in before.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (old, current) = (before.GetValueOrDefault(id), now.GetValueOrDefault(id));
            if (old is null || current is null)
            {
                changes.Add(new RegisterChange(id, "", Title(old), Title(current)));
                continue;
            }
            foreach (var column in old.Keys.Union(current.Keys).Order(StringComparer.Ordinal))
            {
                var (was, value) = (old.GetValueOrDefault(column, ""), current.GetValueOrDefault(column, ""));
                if (was != value)
                    changes.Add(new RegisterChange(id, column, was, value));
            }
        }
        return changes;
    }

    private static string Title(IReadOnlyDictionary<string, string>? values) => values?.GetValueOrDefault("title", "") ?? "";
}
