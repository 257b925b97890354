using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;

namespace Scoring.Features.Tests.Import.Tables;

/// <summary>A contest of three entries that takes files of every shape: marks of two criteria, measures with and without limits.</summary>
internal static class SmallContest
{
    public const string Edition = "lomba/2026";

    private const string Rules = """
        programme: lomba
        edition: 2026
        name: { id: Lomba, en: Contest }
        cite: this-project
        attributes: { category: [ Umum, Pelajar ] }
        counts-innovations:
          - { attribute: start_date, from: 2022-01-01, to: 2025-12-31 }
        measures:
          - { id: users, on: innovation, name: { id: Penerima Manfaat, en: Users } }
          - { id: share, on: innovation, name: { id: Bagian, en: Share }, from: 0, to: 1 }
          - { id: score100, on: innovation, name: { id: Capaian, en: Achievement }, from: 0, to: 100 }
        stages:
          - id: final
            name: { id: Babak Final, en: The Final }
            scale: { from: 0, to: 100, decimals: 3 }
            criteria:
              - { id: kebaruan, name: { id: Kebaruan Ide, en: Novelty }, weight: 40 }
              - { id: manfaat, name: { id: Manfaat, en: Benefit }, weight: 60 }
        scores:
          - { id: mark, name: { id: Nilai, en: Mark }, step: mean-of-jurors, stage: final }
          - { id: reach, name: { id: Jangkauan, en: Reach }, step: measure, of: users }
        rounding: { places: 2, mode: half-away-from-zero }
        rankings:
          - { id: all, name: { id: Semua, en: All }, score: mark }
          - { id: by-reach, name: { id: Jangkauan, en: Reach }, score: reach }
        """;

    /// <summary>The contest with its entries and jurors.</summary>
    public static async Task<Workplace> New(bool withEntries = true)
    {
        var place = Workplace.WithOwnRules();
        foreach (var file in new[] { "sources.yaml" })
            File.Copy(Path.Combine(Checkout.Rules, file), Path.Combine(place.Rules, file));
        place.WriteRule("lomba/2026/edition.yaml", Rules);
        place.RuleFaults(Edition).ShouldBeEmpty();
        if (!withEntries)
            return place;
        await place.Given(
            ImportKind.Submissions,
            Edition,
            "entries.csv",
            "innovation_id,title,category,start_date\nA,Antrean,Umum,2024-01-12\n"
                + "B,Bank Sampah,Umum,2024-02-01\nC,Cepat Izin,Pelajar,2024-03-01\n"
        );
        await place.Given(
            ImportKind.Jurors,
            Edition,
            "jurors.csv",
            "juror,name,institution,region_code\nJ1,Juri Satu,LAN,\nJ2,Juri Dua,UI,\n"
        );
        return place;
    }

    /// <summary>Imports a text.</summary>
    public static Task<ImportOutcome> Take(this Workplace place, ImportKind kind, string text, ReadingChoices? choices = null) =>
        place.Take(kind, System.Text.Encoding.UTF8.GetBytes(text), $"{kind}.csv", choices);

    /// <summary>Imports a workbook.</summary>
    public static Task<ImportOutcome> Take(this Workplace place, ImportKind kind, TableWorkbook workbook, ReadingChoices? choices = null) =>
        place.Take(kind, workbook.Bytes(), $"{kind}.xlsx", choices);

    /// <summary>Imports a file of any kind.</summary>
    public static Task<ImportOutcome> Take(
        this Workplace place,
        ImportKind kind,
        byte[] file,
        string name,
        ReadingChoices? choices = null
    ) => place.Send(new ImportFile(kind, place.Write(name, file), Edition, Choices: choices));

    /// <summary>The codes of problems with row and column, "number-ambiguous@3:value".</summary>
    public static IEnumerable<string> Faults(this ImportOutcome outcome) =>
        outcome.Problems.Select(problem => $"{problem.Code}@{problem.Row}:{problem.Column}");

    /// <summary>The codes of what is said although it is not wrong.</summary>
    public static IEnumerable<string> Said(this ImportOutcome outcome) => outcome.Notices.Select(notice => notice.Code["notice.".Length..]);

    /// <summary>The measures in force: "A users=1250".</summary>
    public static string Measures(this Workplace place) =>
        place.Ask<string>(
            """
            SELECT coalesce(group_concat(one, ', '), '')
            FROM (SELECT unit_id || ' ' || measure || '=' || CASE WHEN value LIKE '%.%' THEN rtrim(rtrim(value, '0'), '.')
                ELSE value END AS one FROM numbers
                JOIN imports USING (import_id) WHERE in_force = 1 ORDER BY 1) AS measured
            """
        );

    /// <summary>The marks in the ranking: "A 80.5".</summary>
    public static async Task<string> Scores(this Workplace place) =>
        string.Join(
            ", ",
            (await place.Rank(Edition))
                .Rankings.SelectMany(ranking => ranking.Rows.OrderBy(row => row.Id, StringComparer.Ordinal))
                .Select(row => FormattableString.Invariant($"{row.Id} {row.Score:0.######}"))
        );
}
