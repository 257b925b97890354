using System.Text.RegularExpressions;
using Scoring.Domain.Facts;

namespace Scoring.Features.Import.RegionLists;

/// <summary>How a text that is not a code of a list stands for one.</summary>
internal enum CodeForm
{
    /// <summary>A zero at its end was lost, as when a spreadsheet takes 11.10 for a number: 11.1.</summary>
    LostZero,

    /// <summary>A program wrote it as a number with decimals: 3205.0.</summary>
    Decimals,

    /// <summary>Its dot is missing or another sign: 3205, 32-05, 32,05.</summary>
    Signs,

    /// <summary>The ministry's code until 2022.</summary>
    Until2022,

    /// <summary>The ministry's code since 2023.</summary>
    Since2023,

    /// <summary>The code of the statistics office (BPS).</summary>
    Statistics,
}

/// <summary>
/// Which regions of a list a text may stand for by rule: another form of their code, or a code that another list or office gives them.
/// Codes are never compared by how alike they look: 11.1 is 11.10 without its zero, and not 11.01.
/// </summary>
internal sealed partial class OtherCodes
{
    private static readonly Lazy<IReadOnlyList<(string Code, string Newest, CodeForm Form)>> Known = new(() =>
        [
            .. ShippedRegions
                .RowsOf("other-codes.csv")
                .SelectMany(row =>
                    row[2] == "bps"
                        ? [(row[0], row[1], CodeForm.Statistics)]
                        : new[] { (row[0], row[1], CodeForm.Until2022), (row[1], row[1], CodeForm.Since2023) }
                ),
        ]
    );

    private readonly UnitTable _regions;
    private readonly ILookup<string, (int Region, CodeForm Form)> _others;

    /// <summary>The other codes of the regions of a list.</summary>
    public OtherCodes(UnitTable regions)
    {
        _regions = regions;
        Newest = [.. Enumerable.Range(0, regions.Count).Select(region => NewestOf(regions.Id(region), regions.Name(region)))];
        var places = Newest
            .Select((code, region) => (code, region))
            .Where(pair => pair.code is not null)
            .ToDictionary(pair => pair.code!, pair => pair.region, StringComparer.Ordinal);
        _others = Known
            .Value.Where(other => places.ContainsKey(other.Newest))
            .Select(other => (other.Code, Region: places[other.Newest], other.Form))
            .Where(other => regions.Id(other.Region) != other.Code)
            .ToLookup(other => other.Code, other => (other.Region, other.Form), StringComparer.Ordinal);
    }

    /// <summary>The code since 2023 of each region of the list; null for a region that is in no list of the program.</summary>
    public IReadOnlyList<string?> Newest { get; }

    /// <summary>The regions that have a code elsewhere, exactly as it is written.</summary>
    public IEnumerable<(int Region, CodeForm Form)> Of(string code) => _others[code];

    /// <summary>The regions that a text may stand for, each once, the likeliest form first; none if no rule leads to one.</summary>
    public IReadOnlyList<(int Region, CodeForm Form)> Find(string text)
    {
        var found = new List<(int Region, CodeForm Form)>();
        foreach (var (code, form) in Forms(text))
        {
            var region = code == text ? -1 : _regions.Find(code);
            if (region >= 0)
                found.Add((region, form));
            // Who lost a zero wrote a code of the list with its dot: it stands for nothing else.
            if (region < 0 || form != CodeForm.LostZero)
                found.AddRange(_others[code]);
        }
        return [.. found.DistinctBy(pair => pair.Region)];
    }

    /// <summary>
    /// The code until 2022 of the region with a code since 2023; the same for most. The province's for the provinces of 2022.
    /// </summary>
    public static string Until2022(string newest) =>
        Known.Value.FirstOrDefault(other => other.Form == CodeForm.Until2022 && other.Newest == newest).Code ?? newest;

    private static IEnumerable<(string Code, CodeForm Form)> Forms(string text)
    {
        yield return (text, CodeForm.Signs);
        if (LostZero().IsMatch(text))
            yield return ($"{text[..2]}.{text[3]}0", CodeForm.LostZero);
        else if (WithoutDot().Match(text) is { Success: true } whole)
            yield return ($"{whole.Groups["p"].Value}.{whole.Groups["k"].Value}", CodeForm.Signs);
        else if (Thousands().IsMatch(text))
            yield return ($"{text[0]}{text[2]}.{text[3..]}", CodeForm.Signs);
        else if (OtherSigns().Match(text) is { Success: true } parts)
        {
            var district = parts.Groups["k"].Value;
            yield return (district.Length == 0 ? parts.Groups["p"].Value : $"{parts.Groups["p"].Value}.{district}", CodeForm.Signs);
        }
    }

    private static string? NewestOf(string code, string name)
    {
        if (ShippedRegions.Newest.Regions.Codes.Find(code) is >= 0 and var here && SameName(ShippedRegions.Newest, here, name))
            return code;
        if (ShippedRegions.Earlier.Regions.Codes.Find(code) is >= 0 and var before && SameName(ShippedRegions.Earlier, before, name))
            return Known.Value.FirstOrDefault(other => other.Form == CodeForm.Until2022 && other.Code == code).Newest ?? code;
        return null;
    }

    private static bool SameName(ShippedRegions list, int region, string name) =>
        WrittenName.KeysOf(list.Regions.Names[region]).Key == WrittenName.KeysOf(name).Key;

    [GeneratedRegex("^[0-9]{2}[.,][1-9]$")]
    private static partial Regex LostZero();

    [GeneratedRegex("^(?<p>[0-9]{2})(?<k>[0-9]{2})(?:[.,]0+)?$")]
    private static partial Regex WithoutDot();

    [GeneratedRegex("^[0-9][.,][0-9]{3}$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[^\p{L}0-9]*(?<p>[0-9]{2})(?:[.,]0+|[^\p{L}0-9]+(?<k>[0-9]{2}))?[^\p{L}0-9]*$")]
    private static partial Regex OtherSigns();
}
