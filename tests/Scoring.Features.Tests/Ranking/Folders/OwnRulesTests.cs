using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Tests.Ranking.Folders;

/// <summary>
/// A province's own rule folder outside the repository, with its own programme, weights, scale and bands, is scored without C# changes.
/// </summary>
public sealed class OwnRulesTests
{
    private const string Edition = "lomba-desa/2027";

    private static Workplace Written()
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule(
            "sources.yaml",
            """
            - id: sk-gubernur
              title: Keputusan Gubernur tentang lomba inovasi desa
              issuer: Pemerintah Provinsi Contoh
              number: 188/12/2027
              year: 2027
              standing: committee
            """
        );
        place.WriteRule(
            "lomba-desa/2027/edition.yaml",
            """
            programme: lomba-desa
            edition: 2027
            name: { id: Lomba inovasi desa 2027, en: Village innovation contest 2027 }
            cite: sk-gubernur
            indicators:
              - { on: innovation, file: indicators.csv, levels: [ 0, 1, 2, 5 ], total-weight: 10, cite: "sk-gubernur, lampiran I" }
            stages:
              - id: visit
                name: { id: Kunjungan, en: Visit }
                scale: { values: [ 10, 20, 40 ], cite: "sk-gubernur, lampiran II" }
                weights-of: 100
                weights-total: 100
                criteria:
                  - { id: benefit, name: { id: Manfaat, en: Benefit }, weight: 60 }
                  - { id: upkeep, name: { id: Pemeliharaan, en: Upkeep }, weight: 40 }
            scores:
              - id: total
                name: { id: Nilai akhir, en: Final score }
                step: weighted-sum
                weights-of: 100
                weights-total: 100
                absent: absent
                parts:
                  - { weight: 70, id: desk, step: percent-of-maximum, maximum: 50, of: { id: points, step: points, on: innovation } }
                  - { weight: 30, id: visited, step: percent-of-maximum, maximum: 40, of: { id: jury, step: mean-of-jurors, stage: visit } }
            rounding: { places: 1, mode: down }
            bands:
              of: rounded
              list:
                - { name: { id: Utama, en: Premier }, from: 75 }
                - { name: { id: Madya, en: Middle }, from: 40, below: 75 }
                - { name: { id: Pratama, en: Basic }, from: 0, below: 40 }
            rankings:
              - { id: villages, name: { id: Desa, en: Villages }, score: total, top: 1 }
            """
        );
        place.WriteRule(
            "lomba-desa/2027/indicators.csv",
            """
            number,id,name-id,name-en,weight,mandatory,level-1,level-2,level-5
            I,reach,Jangkauan,Reach,6,yes,satu dusun,dua dusun,seluruh desa
            II,cost,Biaya,Cost,4,no,tinggi,sedang,rendah
            """.Replace("\r", "", StringComparison.Ordinal) + "\n"
        );
        place.WriteRule(
            "lomba-desa/2027/total.cases.yaml",
            """
            - case: full levels and the highest marks give one hundred
              given:
                innovations: [ { levels: { all: 5 } } ]
                sheets: [ { stage: visit, juror: A, marks: { all: 40 } } ]
              expect: { total: 100, score: 100.0, band: Utama }
            """
        );
        return place;
    }

    [Test]
    public void The_rules_are_checked()
    {
        using var place = Written();
        place.RuleFaults(Edition).ShouldBeEmpty();
        new RuleFolder(place.Rules).ReadSources().ShouldBeEmpty();
    }

    [Test]
    public async Task A_contest_under_them_is_imported_and_ranked()
    {
        using var place = Written();
        await place.Given(ImportKind.Submissions, Edition, "desa.csv", "innovation_id;title\nd1;Desa Satu\nd2;Desa Dua\nd3;Desa Tiga\n");
        await place.Given(ImportKind.Indicators, Edition, "tingkat.csv", "innovation_id;I;II\nd1;5;2\nd2;2;5\nd3;1;\n");
        await place.Given(
            ImportKind.Marks,
            Edition,
            "nilai.csv",
            "stage;innovation_id;juror;benefit;upkeep\nvisit;d1;A;40;20\nvisit;d1;B;20;20\nvisit;d2;A;40;40\nvisit;d3;A;10;10\n"
        );
        var run = await place.Rank(Edition);
        // d1: (6×5 + 4×2) / 50 = 76 %; sheets 32 and 20, mean 26 / 40 = 65 %; 0.7 × 76 + 0.3 × 65 = 72.7.
        // d2: (6×2 + 4×5) / 50 = 64 %; 40 / 40 = 100 %; 74.8. d3: 6 / 50 = 12 %; 10 / 40 = 25 %; 15.9.
        run.Rankings[0]
            .Rows.Select(row => FormattableString.Invariant($"{row.Rank} {row.Id} {row.Shown} {row.Band?.En} {row.WithinCut}"))
            .ShouldBe(["1 d2 74.8 Middle True", "2 d1 72.7 Middle False", "3 d3 15.9 Basic False"]);
    }

    [TestCase("visit,d1,A,30,20", "off-scale")]
    [TestCase("final,d1,A,10,20", "unknown-stage")]
    public async Task Their_scale_and_stages_hold_at_import(string row, string code)
    {
        using var place = Written();
        await place.Given(ImportKind.Submissions, Edition, "desa.csv", "innovation_id,title\nd1,Desa Satu\n");
        var outcome = await place.ImportText(
            ImportKind.Marks,
            Edition,
            "nilai.csv",
            "stage,innovation_id,juror,benefit,upkeep\n" + row + "\n"
        );
        outcome.Problems.Select(problem => problem.Code).ShouldBe([code]);
    }

    [Test]
    public async Task A_level_that_their_table_does_not_have_is_refused()
    {
        using var place = Written();
        await place.Given(ImportKind.Submissions, Edition, "desa.csv", "innovation_id,title\nd1,Desa Satu\n");
        var outcome = await place.ImportText(ImportKind.Indicators, Edition, "tingkat.csv", "innovation_id,I,II\nd1,3,4\n");
        outcome
            .Problems.Select(problem => $"{problem.Code} {problem.Column} {problem.Arguments[0]}")
            .ShouldBe(["level-not-allowed I 0, 1, 2, 5", "level-not-allowed II 0, 1, 2, 5"]);
    }
}
