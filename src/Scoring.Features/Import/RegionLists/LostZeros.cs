using Scoring.Domain.Facts;

namespace Scoring.Features.Import.RegionLists;

/// <summary>
/// Gives codes of an imported list of regions the zero back that a spreadsheet took from them (11.1 for 11.10), where the program's list
/// has the region of that name under the whole code.
/// </summary>
/// <param name="edition">The edition, whose year chooses the program's list.</param>
internal sealed class LostZeros(string edition)
{
    private const int MostExamples = 3;

    private readonly List<string> _said = [];
    private (UnitTable Table, RegionNames Names)? _list;

    /// <summary>The whole code; null if the code lost no zero.</summary>
    public string? Whole(string code, string name, string type)
    {
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

    /// <summary>Adds a notice of the codes that were completed; none if there are none.</summary>
    public void Report(Problems.ProblemList problems)
    {
        if (_said.Count > 0)
            problems.Notice("notice.list-lost-zero", _said.Count, string.Join("; ", _said.Take(MostExamples)));
    }

    private (UnitTable, RegionNames) Read()
    {
        var table = ShippedRegions.Of(edition).AsTable();
        return (table, new RegionNames(table, []));
    }
}
