using Scoring.Features.Core;

namespace Scoring.TestKit.Competitions;

/// <summary>
/// A small jury season: five submissions, one of them too young; two jurors a sheet; a desk cut by marks, a final that the plenary
/// picks, prizes.
/// </summary>
public static class SmallSeason
{
    public const string Club = "club/2027";

    /// <summary>The two regions of the entries.</summary>
    public const string Regions = "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n";

    /// <summary>Four jurors, for those who draw panels.</summary>
    public const string Jurors =
        "juror,name,institution,region_code\nani,Ani Lestari,Universitas,\nbudi,Budi Santoso,Universitas,\ncici,Cici Rahma,Lembaga,"
        + "\ndodi,Dodi Saputra,Lembaga,\n";

    /// <summary>One of them may not mark one entry.</summary>
    public const string Conflicts = "juror,innovation_id,reason\nani,e1,membimbing timnya\n";

    /// <summary>The rules: the desk's consensus counts, the plenary picks the final, prizes are given by hand and by honour.</summary>
    public const string Rules =
        Opening
        + """

                consensus: { juror: pleno }
            scores:
              - { id: mark, step: consensus-of-jurors, stage: desk, until-then: { id: jurors, step: mean-of-jurors, stage: desk } }
            rounding: { places: 2 }
            rankings:
              - { id: desk-list, name: { id: Meja, en: Desk }, score: mark, top: 3 }
              - { id: final, name: Final, score: mark, among: desk-list, top: 2, pick: { how: by-hand } }
            awards:
              prizes-per-entry: one
              list:
                - { id: special, name: Khusus, of: desk-list, by: hand }
                - { id: honour, name: Kehormatan, of: desk-list, by: honour }
            """;

    private const string Opening = """
        programme: club
        edition: 2027
        name: { id: Klub, en: Club }
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
            criteria: [{ id: idea, name: { id: Gagasan, en: Idea }, weight: 60 }, { id: use, name: { id: Manfaat, en: Use }, weight: 40 }]
        """;

    private const string MeanAlone = """

        scores:
          - { id: mark, name: { id: Nilai, en: Mark }, step: mean-of-jurors, stage: desk }
        rounding: { places: 2 }
        rankings:
          - { id: desk-list, name: { id: Meja, en: Desk }, score: mark, top: 3 }
        """;

    public const string Submissions = """
        innovation_id,title,agency,start_date,region_code
        e1,Antar Obat,Dinas A,2020-01-01,11
        e2,SI-PADI,Dinas B,2020-01-01,11
        e3,Antre,Dinas C,2020-01-01,12
        e4,Kosong,Dinas D,2020-01-01,12
        e5,Baru,Dinas E,2026-01-01,12
        """;

    /// <summary>The same, one title as a stranger would write it.</summary>
    public static readonly string SubmissionsWithMarkup = Submissions.Replace("SI-PADI", "<b>SI-PADI</b>", StringComparison.Ordinal);

    /// <summary>Everybody agrees but on e2, where the jurors lie 30 points apart; nobody marked the one that is too young.</summary>
    public const string Marks = """
        stage,innovation_id,juror,idea,use
        desk,e1,Ani,90,90
        desk,e1,Budi,80,80
        desk,e2,Ani,90,90
        desk,e2,Budi,60,60
        desk,e3,Ani,70,70
        desk,e3,Budi,60,60
        desk,e4,Ani,50,50
        desk,e4,Budi,50,50
        """;

    /// <summary>
    /// Writes simpler rules of two years, 2026 and 2027, in which the jurors' mean decides alone; the years differ in the weights.
    /// </summary>
    public static void WriteTwoYears(this Workplace place)
    {
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("club/2027/edition.yaml", Opening + MeanAlone);
        place.WriteRule(
            "club/2026/edition.yaml",
            (Opening + MeanAlone)
                .Replace("edition: 2027", "edition: 2026", StringComparison.Ordinal)
                .Replace("weight: 60", "weight: 50", StringComparison.Ordinal)
                .Replace("weight: 40", "weight: 50", StringComparison.Ordinal)
        );
    }

    /// <summary>A workplace with the rules.</summary>
    public static Workplace Ruled()
    {
        var place = Workplace.WithOwnRules();
        place.Clock = StandingClock.AtEight();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("club/2027/edition.yaml", Rules);
        place.RuleFaults(Club).ShouldBeEmpty();
        return place;
    }

    /// <summary>A workplace with submissions and marks.</summary>
    public static async Task<Workplace> Filled(string marks = Marks)
    {
        var place = Ruled();
        await place.Given(ImportKind.Regions, Club, "regions.csv", Regions);
        await place.Given(ImportKind.Submissions, Club, "submissions.csv", Submissions);
        await place.Given(ImportKind.Marks, Club, "marks.csv", marks);
        return place;
    }

    /// <summary>Gives a juror a seat, as the commands of panels do.</summary>
    public static void Seat(this Workplace place, string entry, string juror, bool seated = true) =>
        place.Execute(
            $"""
            INSERT INTO seat_changes (edition, stage, entry, juror, seated, how, reason, by, at)
            VALUES ('{Club}', 'desk', '{entry}', '{juror}', {(seated ? 1 : 0)}, 'assign', 'test', 'tester', '2026-08-01T08:00:00Z')
            """
        );
}
