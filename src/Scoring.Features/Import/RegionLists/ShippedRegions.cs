using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.RegionLists;

/// <summary>
/// A list of all regions that comes with the program (NOTICE.md beside it says from where). An edition for which nobody imported a list
/// uses the one of its year; it is stored like an imported file, so that what was scored with it never changes.
/// </summary>
internal sealed partial class ShippedRegions
{
    private const string Prefix = "shipped-regions-";
    private const int FirstYearOfNewCodes = 2023;

    private static readonly Lazy<ShippedRegions> Until2022 = new(() => new ShippedRegions("2018"));
    private static readonly Lazy<ShippedRegions> From2023 = new(() => new ShippedRegions("2023"));

    private ShippedRegions(string year)
    {
        var bytes = Resource($"regions-{year}.csv");
        (FileName, Sha256) = ($"{Prefix}{year}.csv", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var line = 1;
        foreach (var row in Rows(bytes))
        {
            Regions.Codes.Add(Encoding.UTF8.GetBytes(row[0]));
            Regions.Names.Add(Encoding.UTF8.GetBytes(row[1]));
            Regions.Types.Add(row[2]);
            Regions.Provinces.Add(row[3]);
            Regions.Lines.Add(++line);
        }
    }

    /// <summary>The regions with the codes that the ministry has used since 2023.</summary>
    public static ShippedRegions Newest => From2023.Value;

    /// <summary>The regions with the codes of 2018 to 2022.</summary>
    public static ShippedRegions Earlier => Until2022.Value;

    /// <summary>The name under which it is stored.</summary>
    public string FileName { get; }

    /// <summary>Hash of the file (hex).</summary>
    public string Sha256 { get; }

    /// <summary>The regions.</summary>
    public RegionRows Regions { get; } = new(new Attributes([]));

    /// <summary>The list of an edition's year; the newest if its id names no year.</summary>
    /// <param name="edition">"programme/edition".</param>
    public static ShippedRegions Of(string edition) =>
        Year().Match(edition[(edition.IndexOf('/', StringComparison.Ordinal) + 1)..]) is { Success: true } year
        && int.Parse(year.ValueSpan, System.Globalization.CultureInfo.InvariantCulture) < FirstYearOfNewCodes
            ? Earlier
            : Newest;

    /// <summary>True if an import in force is a list that came with the program: any imported list takes its place.</summary>
    public static bool IsOne(ImportRecord import) =>
        import.Kind == ImportKind.Regions && import.FileName.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The list as a file that was checked for an edition and may be stored.</summary>
    public CheckedFile AsFile(string edition) =>
        new(
            new ImportFile(ImportKind.Regions, FileName, edition),
            new ImportOutcome(ImportStatus.Stored, null, FileName, Sha256, Regions.Rows, Regions.Rows, [], 0, []),
            Regions,
            [],
            false
        );

    /// <summary>The regions as a table to look into, with the attributes "type" and "province_code".</summary>
    public UnitTable AsTable() =>
        new(
            Level.Region,
            Regions.Codes.Ids.ToStrings(),
            Regions.Names.ToStrings(),
            new Dictionary<string, string?[]> { ["type"] = Regions.Types.ToStrings(), ["province_code"] = Regions.Provinces.ToStrings() },
            _ => default
        );

    /// <summary>The rows of a file of this folder after its header; its values contain no separators.</summary>
    public static IEnumerable<string[]> RowsOf(string file) => Rows(Resource(file));

    private static IEnumerable<string[]> Rows(byte[] bytes) =>
        Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));

    private static byte[] Resource(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Scoring.Features.Import.RegionLists." + file)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("(?:19|20)[0-9]{2}")]
    private static partial Regex Year();
}
