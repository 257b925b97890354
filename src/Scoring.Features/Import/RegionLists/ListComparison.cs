using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Scoring.Domain.Facts;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.RegionLists;

/// <summary>
/// Compares an imported list of regions with the program's. An imported list is used as it is; but where it gives a region another code
/// than the program's lists of all years do, a row may have been shifted or a code may have lost a zero: a notice says so.
/// </summary>
internal static class ListComparison
{
    private const int MostExamples = 3;

    /// <summary>Adds a notice of the regions with other codes; none if there are none.</summary>
    public static void Report(RegionRows regions, string edition, ProblemList problems)
    {
        var list = Lists.GetValue(ShippedRegions.Of(edition), shipped => new Searchable(shipped.AsTable()));
        var others = new List<string>();
        for (var row = 0; row < regions.Rows; row++)
        {
            var (code, name, type) = (regions.Codes.Ids[row], regions.Names[row], regions.Types[row]);
            // Codes of their own make: nothing to compare.
            if (!code.Any(char.IsLetter) && list.OtherCodeOf(code, type == "provinsi" ? "Provinsi " + name : name) is { } other)
                others.Add($"{code} {name} → {other}");
        }
        if (others.Count > 0)
            problems.Notice("notice.regions-other-codes", others.Count, string.Join("; ", others.Take(MostExamples)));
    }

    // A run of many years compares the same names with the same list again and again.
    private static readonly ConditionalWeakTable<ShippedRegions, Searchable> Lists = [];

    private sealed class Searchable
    {
        private const int MostRemembered = 20_000;

        private readonly UnitTable _table;
        private readonly RegionNames _names;
        private readonly Lazy<OtherCodes> _codes; // most lists give no region another code
        private readonly ConcurrentDictionary<(string Code, string Name), string?> _compared = [];

        public Searchable(UnitTable table)
        {
            _table = table;
            _names = new RegionNames(_table, []);
            _codes = new Lazy<OtherCodes>(() => new OtherCodes(_table));
        }

        // The program's code of the one region that a name names, if it is another and in none of its lists; else null.
        public string? OtherCodeOf(string code, string name)
        {
            if (_compared.TryGetValue((code, name), out var known))
                return known;
            var other =
                _names.Search(name) is [var region] && _table.Id(region) != code && !_codes.Value.Of(code).Any(one => one.Region == region)
                    ? _table.Id(region)
                    : null;
            if (_compared.Count < MostRemembered)
                _compared[(code, name)] = other;
            return other;
        }
    }
}
