using Scoring.Features.Core;

namespace Scoring.TestKit.Competitions;

/// <summary>A small composite index of two years, the second with bounds over both.</summary>
public static class SmallIndex
{
    public const string Tree = """
        id,name-id,name-en,parent,level,weight,direction
        index,Indeks,Index,,index,,
        economy,Ekonomi,Economy,index,pillar,3,
        roads,Jalan,Roads,economy,,1,
        wages,Upah,Wages,economy,,3,
        safety,Keamanan,Safety,index,pillar,1,
        crime,Kejahatan,Crime,safety,,1,lower

        """;

    public const string Rules = """
        programme: small
        edition: 2026
        name: Kecil
        cite: committee
        scores:
          - id: index
            step: hierarchy
            file: tree.csv
            before: [{ treat: { skewness: 2, kurtosis: 3.5, points: 2 } }]
            normalise: { by: min-max }
            aggregate: [{ by: arithmetic }]
            absent-child: { by: left-out, coverage: 0.5 }
        rounding: { places: 2, mode: half-away-from-zero }
        rankings: [{ id: all, name: Semua, score: index }]

        """;

    public static Workplace Place()
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("small/2026/edition.yaml", Rules);
        place.WriteRule("small/2026/tree.csv", Tree);
        return place;
    }

    public static void SecondYear(this Workplace place, string tree, string normalise = "{ by: min-max, over: small/2026 }")
    {
        place.WriteRule("small/2027/tree.csv", tree);
        place.WriteRule(
            "small/2027/edition.yaml",
            Rules
                .Replace("edition: 2026", "edition: 2027", StringComparison.Ordinal)
                .Replace("{ by: min-max }", normalise, StringComparison.Ordinal)
        );
    }

    public static async Task Bring(
        this Workplace place,
        string edition,
        params (string Region, decimal Roads, decimal Wages, decimal Crime)[] rows
    )
    {
        await place.Given(
            ImportKind.Regions,
            edition,
            "regions.csv",
            "code,name,type,province_code\n72,Sulteng,provinsi,72\n"
                + string.Concat(rows.Select(row => $"{row.Region},Kabupaten {row.Region},kabupaten,72\n"))
        );
        await place.Given(
            ImportKind.Measures,
            edition,
            "measures.csv",
            "region_code,indicator,value\n"
                + string.Concat(
                    rows.Select(row =>
                        FormattableString.Invariant(
                            $"{row.Region},roads,{row.Roads}\n{row.Region},wages,{row.Wages}\n{row.Region},crime,{row.Crime}\n"
                        )
                    )
                )
        );
    }
}
