namespace Scoring.TestKit.Competitions;

/// <summary>Small rules that tests write: a jury whose totals are repeating fractions.</summary>
public static class SmallRules
{
    public const string Sources = """
        - id: committee
          title: Rules of a test
          issuer: A test
          standing: committee
        """;

    /// <summary>Jury of three criteria with weights 3, 7 and 1, marks 1 to 7, missing marks left out; clusters by category.</summary>
    public const string Jury = """
        programme: club
        edition: 2020
        name: Klub
        cite: committee
        attributes:
          category: [ Umum, Sekolah ]
        stages:
          - id: final
            name: Final
            scale: { from: 1, to: 7, decimals: 1 }
            weights-of: 11
            weights-total: 11
            second-sheet: newest-counts
            criteria:
              - { id: one, name: Satu, weight: 3 }
              - { id: two, name: Dua, weight: 7 }
              - { id: three, name: Tiga, weight: 1 }
        scores:
          - { id: mark, name: Nilai, step: mean-of-jurors, stage: final, missing-mark: left-out }
        rounding: { places: 2, mode: half-away-from-zero }
        bands:
          of: rounded
          list:
            - { name: { id: Emas, en: Gold }, from: 5, to: 7 }
            - { name: { id: Perak, en: Silver }, from: 0, to: 4.99 }
        rankings:
          - { id: all, name: Semua, score: mark }
          - { id: by-category, name: Per kategori, score: mark, within: category, bands: none }
        """;

    /// <summary>A workplace with the jury's rules.</summary>
    public static Workplace Place(bool? isServer = null)
    {
        var place = Workplace.WithOwnRules(isServer);
        place.WriteRule("sources.yaml", Sources);
        place.WriteRule("club/2020/edition.yaml", Jury);
        return place;
    }
}
