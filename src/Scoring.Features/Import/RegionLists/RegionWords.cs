using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Import.RegionLists;

/// <summary>A region of the program's list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record NamedRegion(string Code, string Name);

/// <summary>
/// Finds regions of the program's newest list by what a person wrote outside of any edition: a name, as files may write it, or a code.
/// </summary>
public static class RegionWords
{
    private const string List = "regions-2023.csv";
    private static readonly Lazy<UnitTable> Regions = new(Read);

    // Not shared: it remembers what it found.
    private static RegionNames Names => new(Regions.Value, []);

    /// <summary>All regions in the order of their codes.</summary>
    public static IReadOnlyList<NamedRegion> All { get; } = [.. ShippedRegions.RowsOf(List).Select(row => new NamedRegion(row[0], row[1]))];

    /// <summary>The name of a code; the code itself if the list does not have it.</summary>
    public static string NameOf(string code) => Regions.Value.Find(code) is >= 0 and var region ? Regions.Value.Name(region) : code;

    /// <summary>The codes of regions written one after another, separated by semicolons.</summary>
    /// <param name="written">Names or codes; empty for none.</param>
    /// <param name="isListed">True if a code must be in the list as well.</param>
    /// <exception cref="RefusalException">A name is unknown or fits several regions.</exception>
    public static IReadOnlyList<string> Codes(string? written, bool isListed)
    {
        string[] parts = (written ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return [];
        var names = Names;
        return [.. parts.Select(part => Code(names, part, isListed)).Distinct()];
    }

    private static string Code(RegionNames names, string part, bool isListed)
    {
        if (Regions.Value.Find(part) >= 0)
            return part;
        // Codes of other lists: of earlier years, or of a competition that has regions of its own.
        if (!isListed && part.Any(char.IsAsciiDigit))
            return part;
        return names.Find(part) switch
        {
            [var one] => Regions.Value.Id(one),
            [] => throw new RefusalException(
                RefusalKind.Usage,
                "region-not-found",
                part,
                names.Nearest(part) is >= 0 and var near ? $"{Regions.Value.Name(near)} ({Regions.Value.Id(near)})" : ""
            ),
            var several => throw new RefusalException(
                RefusalKind.Usage,
                "region-unclear",
                part,
                string.Join(", ", several.Take(5).Select(region => $"{Regions.Value.Name(region)} ({Regions.Value.Id(region)})"))
            ),
        };
    }

    private static UnitTable Read()
    {
        List<string[]> rows = [.. ShippedRegions.RowsOf(List)];
        return new UnitTable(
            Level.Region,
            [.. rows.Select(row => row[0])],
            [.. rows.Select(row => row[1])],
            new Dictionary<string, string?[]>
            {
                ["type"] = [.. rows.Select(row => (string?)row[2])],
                ["province_code"] = [.. rows.Select(row => (string?)row[3])],
            },
            _ => default
        );
    }
}
