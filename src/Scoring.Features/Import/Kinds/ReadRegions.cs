using System.Text;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Import.RuleTexts;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.Kinds;

/// <summary>
/// Reads a list of regions: <c>code,name,type,province_code</c> and further attributes. Units that an edition calls otherwise, such as
/// countries, need no province, and nothing of Indonesia's lists is compared with them.
/// </summary>
internal static class ReadRegions
{
    private static readonly string[] Columns = ["code", "name", "type", "province_code"];

    /// <summary>What rules read of regions: rules on innovations may, but a start date or a category is an innovation's own.</summary>
    internal static IEnumerable<AttributeUse> AttributesRead(Edition edition) =>
        edition
            .AttributesOf(Level.Region)
            .All.Concat(edition.AttributesOf(Level.Innovation).All.Where(use => !SubmissionRows.OwnAttributes.Contains(use.Name)))
            .DistinctBy(use => use.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the file; null if its header is unusable.</summary>
    public static RegionRows? Read(RowReader reading)
    {
        var (types, isOfIndonesia) = (reading.Edition.AllowedTypes, reading.Edition.UnitTypes.Count == 0);
        string[] required = isOfIndonesia ? Columns : Columns[..3];
        if (reading.ReadHeader() is not { } header || !header.Require(reading.Problems, required, Columns))
            return null;
        var (code, name, type, province) = (header["code"], header["name"], header["type"], header["province_code"]);
        var others = header.Others(Columns);
        reading.UnitColumns = [code, name];
        var regions = new RegionRows(new Attributes([.. others.Select(column => header.Name(column).ToLowerInvariant())]));
        var provinces = new List<(int Line, string Code, string Province)>();
        var checks = new AttributeChecks(reading, header, AttributesRead(reading.Edition), "type", "province_code");
        var zeros = new LostZeros(reading.Edition.Id);
        var refused = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reading.Next(header))
        {
            var kind = reading.Text(type).ToLowerInvariant();
            var complete = reading.FilledId(code, "code") & reading.Filled(name, "name");
            checks.Row();
            if (!types.Contains(kind))
                reading.Problem("type-wrong", "type", type, string.Join(", ", types));
            var whole = complete && isOfIndonesia ? zeros.Whole(reading.Text(code), reading.Text(name), kind) : null;
            var id = whole is null ? reading.Rows[code].WithoutSpaces() : Encoding.UTF8.GetBytes(whole);
            if (complete && regions.Codes.Find(id) is >= 0 and var first)
                reading.Problem("duplicate-id", "code", code, regions.Lines[first]);
            if (!reading.RowIsRight)
            {
                refused.TryAdd(whole ?? reading.Text(code), reading.Rows.Line);
                continue;
            }
            regions.Codes.Add(id);
            regions.Names.Add(reading.Rows[name].WithoutSpaces());
            regions.Types.Add(kind);
            var of = reading.Text(province);
            of = isOfIndonesia ? LostZeros.WithoutDecimals(of) ?? of : of;
            regions.Provinces.Add(of);
            regions.Lines.Add(reading.Rows.Line);
            for (var i = 0; i < others.Count; i++)
                regions.Attributes.Add(i, reading.Rows[others[i]].WithoutSpaces());
            provinces.Add((reading.Rows.Line, whole ?? reading.Text(code), of));
        }
        zeros.Report(reading.Problems);
        if (!isOfIndonesia)
            return regions;
        foreach (var (line, region, of) in provinces)
        {
            if (of.Length == 0)
                reading.ProblemAtEnd("province-missing", [line], "province_code", of, ProvinceOf(region));
            else if (!Has(of) && !refused.ContainsKey(of))
                reading.ProblemAtEnd("province-unknown", [line], "province_code", of);
            else if (IsOfficial(region) && region[..2] != of && Has(region[..2]))
                reading.ProblemAtEnd("province-differs", [line], "province_code", of, region, region[..2]);
        }
        // What is wrong is the row of the province, which is named already.
        foreach (var among in provinces.Where(one => one.Province.Length > 0 && !Has(one.Province)).GroupBy(one => one.Province))
        {
            if (refused.TryGetValue(among.Key, out var row))
                reading.ProblemAtEnd(
                    "province-refused",
                    [.. among.Select(one => one.Line)],
                    "province_code",
                    among.Key,
                    among.Count(),
                    row
                );
        }
        return regions;

        bool Has(string province) => regions.Codes.Find(province) >= 0 || (reading.Adds && reading.Known.RegionIndex.Find(province) >= 0);
    }

    // By the ministry's codes; empty where the code does not say it.
    private static string ProvinceOf(string region) =>
        IsOfficial(region) ? region[..2]
        : region.Length == 2 && region.All(char.IsAsciiDigit) ? region
        : "";

    // The ministry's codes begin with that of the province.
    private static bool IsOfficial(string code) => code is [_, _, '.', _, _] && code.Count(char.IsAsciiDigit) == 4;
}
