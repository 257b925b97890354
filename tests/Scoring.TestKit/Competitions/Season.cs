using System.Globalization;
using Scoring.Domain.Jury;
using Scoring.Features.Core;
using Scoring.Features.Jury.Seating;

namespace Scoring.TestKit.Competitions;

/// <summary>A small competition of two stages, with jurors, agencies, regions and teams; all made up.</summary>
public static class Season
{
    public const string Edition = "club/2026";

    /// <summary>Desk of all submissions, final of the best two; the desk has no number of seats.</summary>
    public const string Rules = """
        programme: club
        edition: 2026
        name: Klub
        cite: committee
        stages:
          - id: desk
            name: Seleksi
            scale: { from: 0, to: 100 }
            criteria:
              - { id: idea, name: Gagasan, weight: 60 }
              - { id: use, name: Manfaat, weight: 40 }
          - id: final
            name: Final
            scale: { from: 0, to: 100 }
            seats: 2
            at-most: 2
            entries: selection
            conflicts: [own-region, declared]
            criteria:
              - { id: talk, name: Paparan, weight: 100 }
        scores:
          - { id: desk-mark, name: Nilai seleksi, step: mean-of-jurors, stage: desk }
          - { id: final-mark, name: Nilai final, step: mean-of-jurors, stage: final }
        rounding: { places: 2 }
        rankings:
          - { id: selection, name: Seleksi, score: desk-mark, top: 2 }
          - { id: winners, name: Pemenang, score: final-mark, among: selection }
        """;

    public const string Regions =
        "code,name,type,province_code\n11,Aceh,provinsi,11\n12,Sumatera Utara,provinsi,12\n13,Sumatera Barat,provinsi,13\n";

    public const string Submissions = """
        innovation_id,region_code,title,category,agency,start_date,digital,team
        E1,11,Padi,Umum,Dinas A,,0,Budi Santoso; Siti
        E2,12,Ikan,Umum,Dinas B,,0,
        E3,13,Kopi,Umum,Dinas C,,0,Juri Satu
        E4,11,Teh,Umum,Dinas A,,0,

        """;

    /// <summary>
    /// J1 is in the team of E3, J2 works for Dinas B (E2), J3 is of region 11 (E1, E4); J4 and J5 are free, J5 for the desk only.
    /// </summary>
    public const string Jurors = """
        juror,name,institution,region_code,stages
        J1,Juri Satu,Universitas,,
        J2,Juri Dua,Dinas-B,,
        J3,Juri Tiga,,11,
        J4,Juri Empat,,,
        J5,Juri Lima,,,desk

        """;

    /// <summary>A workplace with the season's rules, regions, submissions and jurors.</summary>
    public static async Task<Workplace> Place(string? rules = null, string? submissions = null, string? jurors = null)
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("club/2026/edition.yaml", rules ?? Rules);
        await place.Given(ImportKind.Regions, Edition, "regions.csv", Regions);
        await place.Given(ImportKind.Submissions, Edition, "submissions.csv", submissions ?? Submissions);
        await place.Given(ImportKind.Jurors, Edition, "jurors.csv", jurors ?? Jurors);
        return place;
    }

    /// <summary>Draws the desk with two jurors for each entry.</summary>
    public static Task<DrawnPanel> Drawn(this Workplace place, string seed = "lottery", int? perEntry = 2) =>
        place.Send(new AssignPanel(Edition, "desk", seed, perEntry));

    /// <summary>The seats of a stage, as "ENTRY:JUROR".</summary>
    public static async Task<IReadOnlyList<string>> Seats(this Workplace place, string stage = "desk") =>
        [.. (await place.Send(new ListSeats(Edition, stage))).Seats.Select(seat => Name(seat.Seat))];

    public static string Name(Seat seat) => $"{seat.Entry}:{seat.Juror}";

    /// <summary>Whole sheets of the desk for seats, as a wide file.</summary>
    public static string DeskMarks(params IEnumerable<string> seats) =>
        "stage,innovation_id,juror,idea,use\n"
        + string.Concat(
            seats.Select((seat, i) => string.Create(CultureInfo.InvariantCulture, $"desk,{seat.Replace(':', ',')},{90 - i},80\n"))
        );
}
