using Scoring.Features.Core;

namespace Scoring.TestKit.Competitions;

/// <summary>A small competition with a ranking that is cut, a final among those who pass, prizes by place and one by hand.</summary>
public static class ClubSeason
{
    public const string Edition = "club/2020";

    public const string Hostile = "<script>alert(1)</script> & \"Kopi\"";

    private const string Awards = """

          - { id: top, name: Tiga besar, score: mark, bands: none, top: 3 }
          - { id: last, name: Akhir, score: mark, bands: none, among: top }
        awards:
          prizes-per-entry: one
          list:
            - { id: first, name: Juara 1, of: last, places: 1 }
            - { id: second, name: Juara 2, of: last, places: 1 }
        """;

    /// <summary>The season: entries a to e marked 7, 6, 5, 4, 3; e is of nobody's agency.</summary>
    public static async Task<Workplace> Started()
    {
        var place = Workplace.WithOwnRules();
        place.Clock = StandingClock.AtEight();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("club/2020/edition.yaml", SmallRules.Jury.TrimEnd() + Awards.ReplaceLineEndings("\n"));
        place.RuleFaults(Edition).ShouldBeEmpty();
        await place.Given(ImportKind.Regions, Edition, "regions.csv", "code,name,type,province_code\n11,Aceh,provinsi,11\n");
        await place.Given(
            ImportKind.Submissions,
            Edition,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital\n"
                + $"a,11,\"{Hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\",Umum,<b>Dinas</b>,2019-01-01,1\n"
                + $"b,11,Inovasi B,Umum,Dinas B,2019-01-01,1\nc,11,Inovasi C,Sekolah,Dinas C,2019-01-01,1\n"
                + "d,11,Inovasi D,Umum,Dinas D,2019-01-01,1\ne,11,Inovasi E,Umum,,2019-01-01,1\n"
        );
        await place.Given(ImportKind.Marks, Edition, "marks.csv", Marks("7", "6", "5", "4", "3"));
        return place;
    }

    /// <summary>Marks of one juror, alike in every criterion.</summary>
    public static string Marks(params string[] marks) =>
        "stage,innovation_id,juror,one,two,three\n"
        + string.Concat(marks.Select((mark, i) => $"final,{(char)('a' + i)},Juri & Rekan,{mark},{mark},{mark}\n"));
}
