using System.Globalization;
using Scoring.Benchmarks.Generation;

namespace Scoring.Benchmarks.Season;

/// <summary>
/// The files of a made-up national season: 3,500 proposals of 552 regions, 60 jurors for them, nine for the finalists, some declared
/// conflicts.
/// </summary>
/// <param name="seed">The same seed, the same files and marks.</param>
internal sealed class NationalSeason(ulong seed)
{
    /// <summary>How many proposals are submitted; one more in fifty is registered but never submitted.</summary>
    public const int Proposals = 3500;

    private const int Regions = 552;
    private const int Panel = 9;

    private static readonly string[] Groups = ["umum", "replikasi", "khusus"];

    /// <summary>Writes regions.csv, submissions.csv, jurors.csv and conflicts.csv.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="jurors">How many jurors mark proposals.</param>
    public void Write(string folder, int jurors)
    {
        var chance = new Chance(seed);
        Lines(
            folder,
            "regions.csv",
            "code,name,type,province_code",
            Enumerable
                .Range(0, Regions)
                .Select(i =>
                    i < 38
                        ? Text($"{i + 11},Provinsi {i + 1},provinsi,{i + 11}")
                        : Text($"{(i % 38) + 11}.{(i / 38) + 1:00},Kabupaten {i + 1},kabupaten,{(i % 38) + 11}")
                )
        );
        Lines(
            folder,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital,group,submitted_at",
            Enumerable
                .Range(1, Proposals + (Proposals / 50))
                .Select(i =>
                {
                    var region = chance.Below(Regions);
                    var code = region < 38 ? Text($"{region + 11}") : Text($"{(region % 38) + 11}.{(region / 38) + 1:00}");
                    var (agency, month) = (chance.Below(30), 1 + chance.Below(9));
                    var group = Groups[chance.Below(10) < 7 ? 0 : 1 + chance.Below(2)];
                    var sent = i <= Proposals ? "2026-06-01" : "";
                    var title = $"Inovasi contoh {i}, tahun pertama";
                    return Text($"P{i:0000},{code},\"{title}\",Layanan,Dinas {agency} {code},2024-0{month}-01,ya,{group},{sent}");
                })
        );
        Lines(
            folder,
            "jurors.csv",
            "juror,name,institution,region_code,stages",
            [
                .. Enumerable.Range(1, jurors).Select(i => Text($"J{i:00},Juri {i},Universitas {i},{11 + (i % 38)},proposal")),
                .. Enumerable.Range(1, Panel).Select(i => Text($"T{i},Panelis {i},Lembaga {i},,panel")),
            ]
        );
        Lines(
            folder,
            "conflicts.csv",
            "juror,innovation_id,region_code,reason",
            Enumerable
                .Range(1, 90)
                .Select(i => Text($"J{1 + (i % jurors):00},P{1 + chance.Below(Proposals):0000},,pernah membimbing timnya"))
        );
    }

    /// <summary>
    /// A juror's mark: the entry's quality, the juror's severity and a small interaction of both. Deterministic.
    /// </summary>
    public decimal Mark(string entry, string juror, string criterion)
    {
        var worth = 55 + (35 * Of(entry).Next());
        var severity = 5 * Of(juror).Normal();
        return Math.Clamp((int)(worth + severity + (4 * Of(entry + juror + criterion).Normal())), 0, 100);
    }

    private Chance Of(string name) => new(name.Aggregate(seed ^ 0xCBF29CE484222325UL, (hash, letter) => (hash ^ letter) * 0x100000001B3UL));

    private static void Lines(string folder, string name, string header, IEnumerable<string> lines) =>
        File.WriteAllText(Path.Combine(folder, name), header + "\n" + string.Concat(lines.Select(line => line + "\n")));

    private static string Text(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
