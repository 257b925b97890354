namespace Scoring.Web.Tests.Ministry;

/// <summary>A small jury competition: a proposal must be a year in use, two jurors mark each, the best three are announced.</summary>
internal static class ClubRules
{
    public const string Edition = "club/2027";

    private const string Sources = """
        - id: committee
          title: Keputusan panitia
          issuer: Panitia
          standing: committee
        """;

    private const string Rules = """
        programme: club
        edition: YEAR
        name: { id: Klub YEAR, en: Club YEAR }
        cite: committee, pasal 7
        eligibility:
          - { id: in-use, name: { id: Sudah setahun, en: A year in use }, rule: in-use-at-least, years: 1, closing: 2026-04-30 }
        stages:
          - id: desk
            name: { id: Meja, en: Desk }
            scale: { from: 0, to: 100, decimals: 2 }
            seats: 2
            second-sheet: newest-counts
            discuss-when: { spread: 20, in: points }
            criteria: [{ id: idea, name: { id: Gagasan, en: Idea }, weight: WEIGHT }, { id: use, name: { id: Manfaat, en: Use }, weight: OTHER }]
        scores:
          - { id: mark, name: { id: Nilai, en: Mark }, step: mean-of-jurors, stage: desk }
        rounding: { places: 2 }
        rankings:
          - { id: desk-list, name: { id: Meja, en: Desk }, score: mark, top: 3 }
        """;

    public const string Regions = "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n";

    public const string Submissions = "innovation_id,title,agency,start_date,region_code\ne1,Antar Obat,Dinas A,2020-01-01,11\ne2,<b>SI-PADI</b>,Dinas B,2020-01-01,11\n"
        + "e3,Antre,Dinas C,2020-01-01,12\ne4,Kosong,Dinas D,2020-01-01,12\ne5,Baru,Dinas E,2026-01-01,12\n";

    public const string Jurors = "juror,name,institution,region_code\nani,Ani Lestari,Universitas,\nbudi,Budi Santoso,Universitas,\ncici,Cici Rahma,Lembaga,\ndodi,Dodi Saputra,Lembaga,\n";

    public const string Conflicts = "juror,innovation_id,reason\nani,e1,membimbing timnya\n";

    /// <summary>Writes the rules of two years into a folder.</summary>
    public static string Write(string folder)
    {
        var rules = Path.Combine(folder, "rules");
        foreach (var year in new[] { "2026", "2027" })
        {
            var edition = Directory.CreateDirectory(Path.Combine(rules, "club", year)).FullName;
            File.WriteAllText(Path.Combine(edition, "edition.yaml"),
                Rules.ReplaceLineEndings("\n").Replace("YEAR", year, StringComparison.Ordinal).Replace("WEIGHT", year == "2026" ? "50" : "60", StringComparison.Ordinal).Replace("OTHER", year == "2026" ? "50" : "40", StringComparison.Ordinal) + "\n");
        }
        File.WriteAllText(Path.Combine(rules, "sources.yaml"), Sources.ReplaceLineEndings("\n") + "\n");
        return rules;
    }
}
