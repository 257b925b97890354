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
        var table = ShippedRegions.Of(edition).AsTable();
        var (names, codes) = (new RegionNames(table, []), new OtherCodes(table));
        var others = new List<string>();
        for (var row = 0; row < regions.Rows; row++)
        {
            var (code, name, type) = (regions.Codes.Ids[row], regions.Names[row], regions.Types[row]);
            // Codes of their own make: nothing to compare.
            if (
                code.Any(char.IsLetter)
                || names.Find(type == "provinsi" ? "Provinsi " + name : name) is not [var region]
                || table.Id(region) == code
            )
                continue;
            if (!codes.Of(code).Any(other => other.Region == region))
                others.Add($"{code} {name} → {table.Id(region)}");
        }
        if (others.Count > 0)
            problems.Notice("notice.regions-other-codes", others.Count, string.Join("; ", others.Take(MostExamples)));
    }
}
