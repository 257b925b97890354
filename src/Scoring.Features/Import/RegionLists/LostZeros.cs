using Scoring.Domain.Facts;

namespace Scoring.Features.Import.RegionLists;

/// <summary>
/// Puts codes of an imported list of regions right that a spreadsheet took for numbers: gives them the zero back that they lost (11.1 for
/// 11.10), where the program's list has the region of that name under the whole code, and takes decimals away that no code has (3201.0).
/// </summary>
/// <param name="edition">The edition, whose year chooses the program's list.</param>
internal sealed class LostZeros(string edition)
{
    private const int MostExamples = 3;

    private readonly List<string> _said = [];
    private readonly List<string> _decimals = [];
    private (UnitTable Table, RegionNames Names)? _list;

    /// <summary>A code without the decimals that a program wrote behind a whole number; null if it has none.</summary>
    public static string? WithoutDecimals(string code) =>
        code.EndsWith(".0", StringComparison.Ordinal) && code[..^2] is { Length: 2 or 4 } whole && whole.All(char.IsAsciiDigit)
            ? whole
            : null;

    /// <summary>The whole code; null if the code is right as it is.</summary>
    public string? Whole(string code, string name, string type)
    {
        if (WithoutDecimals(code) is { } right)
        {
            _decimals.Add($"{code} → {right} ({name})");
            return right;
        }
        if (code is not [>= '0' and <= '9', >= '0' and <= '9', '.', >= '1' and <= '9'])
            return null;
        var (table, names) = _list ??= Read();
        if (
            names.Find(name).Where(region => table.Attribute(region, "type") == type).ToList() is not [var region]
            || table.Id(region) != code + "0"
        )
            return null;
        _said.Add($"{code} → {table.Id(region)} ({name})");
        return table.Id(region);
    }

    /// <summary>Adds a notice of the codes that were put right; none if there are none.</summary>
    public void Report(Problems.ProblemList problems)
    {
        if (_decimals.Count > 0)
            problems.Notice("notice.list-decimals", _decimals.Count, string.Join("; ", _decimals.Take(MostExamples)));
        if (_said.Count > 0)
            problems.Notice("notice.list-lost-zero", _said.Count, string.Join("; ", _said.Take(MostExamples)));
    }

    private (UnitTable, RegionNames) Read()
    {
        var table = ShippedRegions.Of(edition).AsTable();
        return (table, new RegionNames(table, []));
    }
}
