using System.Globalization;
using System.Text;

namespace Scoring.Benchmarks.Generation;

/// <summary>
/// Writes a made-up nation as the files that the program imports: regions.csv, submissions-YEAR.csv, indicators-YEAR.csv,
/// region-indicators-YEAR.csv. Titles hold commas, doubled quotes, line breaks and an accent here and there, as real ones do.
/// </summary>
internal sealed class NationFiles(Nation nation, ulong seed, string folder)
{
    private static readonly string[] Categories =
    [
        "Digital",
        "Non Digital",
        "Tata Kelola",
        "Pelayanan Publik",
        "Kesehatan",
        "Pendidikan",
        "Lingkungan",
    ];

    private static readonly string[] Words =
    [
        "SIAP",
        "Sistem Antrean",
        "Layanan Terpadu",
        "Rumah Data",
        "Desa Mandiri",
        "Jemput Bola",
        "Bank Sampah",
        "Puskesmas Keliling",
        "e-Retribusi",
        "Sekolah Sungai",
        "Peta Risiko",
        "Kampung Iklim",
        "Café Literasi",
    ];

    private static readonly string[] Agencies =
    [
        "Dinas Kesehatan",
        "Dinas Pendidikan",
        "Bappeda",
        "Dinas Kominfo",
        "Dinas Sosial",
        "Dinas Lingkungan Hidup",
        "RSUD",
        "Kecamatan",
        "Disdukcapil",
        "Balitbangda",
    ];

    private readonly Chance _chance = new(seed ^ 0xF11E5UL);

    public static string IdOf(int year, int innovation) =>
        string.Create(CultureInfo.InvariantCulture, $"IGA{year}-{innovation + 1:000000}");

    /// <summary>Writes every year; calls back with each, so that the jury's proposals can be drawn from the last.</summary>
    public void Write(Action<NationYear> written)
    {
        using (var file = Open(folder, "regions.csv"))
        {
            file.Write("code,name,type,province_code\n");
            foreach (var region in nation.Regions)
                file.Write($"{region.Code},{region.Name},{region.Type},{region.ProvinceCode}\n");
        }
        foreach (var year in nation.Years())
        {
            WriteSubmissions(year);
            WriteLevels(
                $"indicators-{year.Year}.csv",
                "innovation_id",
                16,
                Enumerable
                    .Range(0, year.Innovations)
                    .Select(i => (IdOf(year.Year, i), year.Levels.AsMemory(i * BenchWeights.Sid.Length, BenchWeights.Sid.Length)))
            );
            WriteLevels(
                $"region-indicators-{year.Year}.csv",
                "region_code",
                1,
                nation.Regions.Select((region, i) => (region.Code, year.RegionLevels[i].AsMemory()))
            );
            written(year);
        }
    }

    public static StreamWriter Open(string folder, string name) =>
        new(Path.Combine(folder, name), append: false, new UTF8Encoding(false), 1 << 20);

    private void WriteSubmissions(NationYear year)
    {
        using var file = Open(folder, $"submissions-{year.Year}.csv");
        file.Write("innovation_id,region_code,title,category,agency,start_date,digital\n");
        for (var i = 0; i < year.Innovations; i++)
        {
            var start = $"{year.Year - 1 - _chance.Below(2)}-{1 + _chance.Below(12):00}-{1 + _chance.Below(28):00}";
            file.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{IdOf(year.Year, i)},{nation.Regions[year.RegionOf[i]].Code},{Title()},{Categories[_chance.Below(7)]},"
                        + $"{Agencies[_chance.Below(10)]},{start},{(_chance.Next() < 0.6 ? 1 : 0)}\n"
                )
            );
        }
    }

    private string Title()
    {
        var t = _chance.Below(Words.Length * 500);
        var word = Words[t % Words.Length];
        return t % 50 == 0 ? $"\"{word}, \"\"{Words[t / 50 % Words.Length]}\"\" {t}\""
            : t % 501 == 0 ? $"\"{word}\n{t}\""
            : $"{word} {Categories[t % 7]} {t}";
    }

    private void WriteLevels(string name, string key, int from, IEnumerable<(string Id, Memory<byte> Levels)> rows)
    {
        using var file = Open(folder, name);
        file.Write($"{key},indicator,level\n");
        foreach (var (id, levels) in rows)
        {
            for (var i = 0; i < levels.Length; i++)
            {
                file.Write(id);
                file.Write(',');
                file.Write((from + i).ToString(CultureInfo.InvariantCulture));
                file.Write(',');
                file.Write((char)('0' + levels.Span[i]));
                file.Write('\n');
            }
        }
    }
}
