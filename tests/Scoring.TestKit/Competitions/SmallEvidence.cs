using Scoring.Features.Core;

namespace Scoring.TestKit.Competitions;

/// <summary>A small index of three indicators that asks regions 11 and 12 for evidence until 30 August 2026. All made up.</summary>
public static class SmallEvidence
{
    public const string Edition = "small/2026";

    public static readonly Person Officer = new("Ona", Roles.RegionOfficer, Region: "11");
    public static readonly Person Elsewhere = new("Eko", Roles.RegionOfficer, Region: "12");
    public static readonly Person Sari = new("Sari", Roles.Secretariat);

    private const string Season = """
        letter: { number: B/1/2026, date: 2026-07-01, issuer: { id: Panitia, en: Committee } }
        calendar:
          zone: WIB
          dates:
            - { what: entries-open, at: 2026-08-01 }
            - { what: entries-close, at: 2026-08-30 }
            - { what: administration-closes, at: 2026-09-10 }
            - { what: results, at: 2026-09-20 }
        evidence: { types: [ pdf ], most: 3, megabytes: 10 }
        """;

    /// <summary>A workplace with rules and regions; the edition of 2025 has levels of region 11.</summary>
    public static async Task<Workplace> Place(StandingClock? clock = null)
    {
        var place = Workplace.WithOwnRules();
        place.Clock = clock ?? StandingClock.AtEight();
        await place.FillEvidence();
        return place;
    }

    /// <summary>Writes the rules and imports the regions.</summary>
    public static async Task FillEvidence(this Workplace place)
    {
        place.WriteRule("sources.yaml", SmallRules.Sources);
        foreach (var year in new[] { "2025", "2026" })
        {
            place.WriteRule(
                $"small/{year}/edition.yaml",
                $$"""
                programme: small
                edition: {{year}}
                name: { id: Indeks Kecil {{year}}, en: Small Index {{year}} }
                cite: committee
                indicators:
                  - { subject: region, file: region.csv, levels: [0, 1, 2, 3] }
                scores: [{ id: index, name: { id: Indeks, en: Index }, step: points, on: region }]
                rounding: { places: 2 }
                rankings: [{ id: all, name: { id: Semua, en: All }, score: index }]
                """
            );
            place.WriteRule(
                $"small/{year}/region.csv",
                "number,id,name-id,name-en,weight,level-1,level-2,level-3\n"
                    + "1,one,Visi dan misi,Vision and mission,2,Ada visi,Ada misi,Ada keduanya\n"
                    + "2,two,Peraturan,Regulation,1,SK,Perkada,Perda\n3,three,Anggaran,Budget,4,1 tahun,2 tahun,3 tahun\n"
            );
            place.RuleFaults($"small/{year}").ShouldBeEmpty();
            await place.Given(
                ImportKind.Regions,
                $"small/{year}",
                "regions.csv",
                "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n"
            );
        }
        place.WriteRule("small/2026/season.yaml", Season);
        await place.Given(ImportKind.Indicators, "small/2025", "levels.csv", "region_code,indicator,level\n11,one,2\n11,three,1\n");
    }
}
