using Scoring.Features.Import.Csv;

namespace Scoring.Features.Import.RegionLists;

/// <summary>The columns of a file that say which region a row is about, as far as it has them; −1 for one that it has not.</summary>
/// <param name="Code">The column region_code.</param>
/// <param name="Name">The column with the region's name.</param>
/// <param name="Province">The column with the province's code or name.</param>
/// <param name="OtherProvince">A second such column.</param>
internal sealed record RegionColumns(int Code, int Name, int Province, int OtherProvince)
{
    private static readonly string[] Names =
    [
        "regionname",
        "namadaerah",
        "namawilayah",
        "namakabupatenkota",
        "namakabkota",
        "namakabupaten",
        "namapemda",
        "namapemerintahdaerah",
        "kabupatenkota",
        "kotakabupaten",
        "kabkota",
        "kabupaten",
        "pemerintahdaerah",
        "pemda",
        "daerah",
        "wilayah",
        "region",
    ];

    private static readonly string[] Provinces = ["provincecode", "kodeprovinsi", "kodeprov"];
    private static readonly string[] ProvinceNames = ["province", "provinsi", "namaprovinsi", "provincename"];

    /// <summary>The columns of a header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="rowsAreRegions">True if each row is about a region, so that its name is the region's.</param>
    public static RegionColumns Of(Header header, bool rowsAreRegions) =>
        new(
            header["region_code"],
            Find(header, rowsAreRegions ? [.. Names, "name", "nama"] : Names),
            Find(header, Provinces),
            Find(header, ProvinceNames)
        );

    /// <summary>True if nothing but the code says which region it is.</summary>
    public bool IsCodeOnly => Name < 0 && Province < 0 && OtherProvince < 0;

    /// <summary>True if a column that is not the code's is one of them.</summary>
    public bool Contains(int column) => column == Name || column == Province || column == OtherProvince;

    private static int Find(Header header, IReadOnlyList<string> names) =>
        names
            .Select(name => Enumerable.Range(0, header.Count).FirstOrDefault(column => Letters(header.Name(column)) == name, -1))
            .FirstOrDefault(column => column >= 0, -1);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
