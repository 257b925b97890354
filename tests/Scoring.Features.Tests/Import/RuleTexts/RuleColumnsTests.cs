using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import.RuleTexts;

/// <summary>Columns that rules read: what is brought into their words, joined, told or refused.</summary>
public sealed class RuleColumnsTests
{
    private const string Edition = "texts/2026";
    private const string Header = "innovation_id,region_code,title,category,agency,start_date,digital,users,kind";

    private Workplace _place = null!;

    [SetUp]
    public void Given()
    {
        _place = Workplace.WithOwnRules();
        _place.WriteRule("sources.yaml", SmallRules.Sources);
        _place.WriteRule(
            "texts/2026/edition.yaml",
            """
            programme: texts
            edition: 2026
            name: { id: Teks, en: Texts }
            cite: committee
            eligibility:
              - { id: users, name: { id: Penerima, en: Users }, rule: condition, asks: [ { attribute: Users, at-least: 100 } ] }
              - { id: quota, name: { id: Kuota, en: Quota }, rule: quota, per: agency, at-most: 2, kept: none }
            stages:
              - id: final
                name: Final
                scale: { from: 0, to: 100 }
                criteria: [ { id: manfaat, name: { id: Manfaat, en: Benefit }, weight: 100 } ]
            scores:
              - { id: mark, name: { id: Nilai, en: Mark }, step: mean-of-jurors, stage: final }
            rounding: { places: 2, mode: half-away-from-zero }
            rankings:
              - { id: all, name: { id: Semua, en: All }, score: mark, within: category, top: 1 }
              - { id: tech, name: { id: Teknologi, en: Technology }, score: mark, where: { kind: teknologi-informasi }, top: 1 }
            """
        );
    }

    [TearDown]
    public void End() => _place.Dispose();

    [Test]
    public async Task Spellings_of_one_cluster_or_sender_are_joined_into_the_commonest_and_told()
    {
        var outcome = await Import(
            Row("1", "Umum", "Dinas Kesehatan"),
            Row("2", "Umum", "Dinas  Kesehatan"),
            Row("3", "umum", "DINAS KESEHATAN."),
            Row("4", "UMUM\u00a0", "Dinas Kesehatan")
        );
        outcome.Status.ShouldBe(ImportStatus.Stored);
        Told(outcome).ShouldBe(["notice.texts-joined", "notice.texts-joined"], ignoreOrder: true);
        outcome.Notices.Where(told => told.Code == "notice.texts-joined").Select(told => told.Arguments[1]).ShouldBe([2, 2]);
        Column("category").ShouldBe(["Umum"]);
        Column("agency").ShouldBe(["Dinas Kesehatan"]);
    }

    [Test]
    public async Task A_spelling_of_another_file_in_force_is_kept_and_a_corrected_file_brings_its_own()
    {
        await Import(Row("1", "Umum", "Dinas A"));
        (await ImportAs("more.csv", Row("2", "UMUM", "Dinas B"), Row("3", "UMUM", "Dinas B"))).Status.ShouldBe(ImportStatus.Stored);
        Column("category").ShouldBe(["Umum"]);
        await ImportAs("more.csv", Row("2", "Khusus", "DINAS A"), Row("3", "Khusus", "Dinas B"));
        Column("agency").ShouldBe(["Dinas A", "Dinas B"]);
        await Import(Row("1", "UMUM", "Dinas C"));
        Column("category").ShouldBe(["UMUM"]);
    }

    [Test]
    public async Task Values_that_differ_in_signs_are_told_and_left_and_different_ones_are_not()
    {
        var outcome = await Import(
            Row("1", "Umum", "Dinas-Kesehatan"),
            Row("2", "Umum", "Dinas Kesehatan"),
            Row("3", "Umum", "Dinas Sosial")
        );
        Told(outcome).ShouldBe(["notice.texts-alike"]);
        Column("agency").ShouldBe(["Dinas-Kesehatan", "Dinas Kesehatan", "Dinas Sosial"]);
    }

    [TestCase("Umum", "Umun", true)]
    [TestCase("Umum", "Kategori Umum", true)]
    [TestCase("Umum", "Khusus", false)]
    [TestCase("Kelas 1", "Kelas 2", false)]
    public async Task Groups_that_are_nearly_one_are_told(string one, string other, bool isTold)
    {
        var outcome = await Import(Row("1", one, "Dinas A"), Row("2", other, "Dinas B"));
        outcome.Notices.Count(told => told.Code == "notice.texts-near").ShouldBe(isTold ? 1 : 0);
        Column("category").ShouldBe([one, other]);
    }

    [TestCase("Dinkes")]
    [TestCase("Dinas Kesehatan Kab. Garut")]
    public async Task Senders_with_a_quota_that_may_be_one_are_told(string other)
    {
        var outcome = await Import(Row("1", "Umum", "Dinas Kesehatan"), Row("2", "Umum", other));
        outcome.Notices.Single(told => told.Code == "notice.texts-near").Arguments[0].ShouldBe("agency");
    }

    [Test]
    public async Task Rows_without_a_value_where_others_have_one_are_counted()
    {
        var outcome = await Import(Row("1", "Umum", "Dinas A"), Row("2", "", "Dinas A"), Row("3", "Umum", "Dinas A", kind: ""));
        outcome.Notices.Single(told => told.Code == "notice.groups-blank").Arguments.ShouldBe(["category", 1]);
        outcome.Notices.Single(told => told.Code == "notice.words-blank").Arguments.ShouldBe(["kind", 1]);
    }

    [TestCase("teknologi-informasi", "", "teknologi-informasi")]
    [TestCase("Teknologi-Informasi", "", "Teknologi-Informasi")]
    [TestCase("Teknologi Informasi", "notice.words-read", "teknologi-informasi")]
    [TestCase("teknologi\u00a0informasi.", "notice.words-read", "teknologi-informasi")]
    [TestCase("Tehnologi Informasi", "notice.words-unknown", "Tehnologi Informasi")]
    [TestCase("Pertanian", "notice.words-unknown", "Pertanian")]
    public async Task A_value_is_brought_into_the_words_of_a_rule_or_told_with_the_nearest(string kind, string notice, string stored)
    {
        var outcome = await Import(Row("1", "Umum", "Dinas A", kind: kind));
        Told(outcome).ShouldBe(notice.Length == 0 ? [] : [notice]);
        if (kind.StartsWith("Teh", StringComparison.Ordinal))
            string.Concat(outcome.Notices[0].Arguments).ShouldContain("teknologi-informasi?");
        Column("kind").ShouldBe([stored]);
    }

    [TestCase("250", "")]
    [TestCase("12.5", "")]
    [TestCase("", "")]
    [TestCase("250 orang", "attribute-not-a-number")]
    [TestCase(">100", "attribute-not-a-number")]
    [TestCase("\"1,250\"", "number-ambiguous")]
    [TestCase("1.250", "number-ambiguous")]
    public async Task A_value_that_a_rule_reads_as_a_number_is_one_or_refused(string users, string problem)
    {
        var outcome = await Import(Row("1", "Umum", "Dinas A", users));
        outcome.Problems.Select(found => found.Code).ShouldBe(problem.Length == 0 ? [] : [problem]);
    }

    [Test]
    public async Task A_point_with_three_figures_is_a_decimal_point_where_the_column_has_others() =>
        (await Import(Row("1", "Umum", "Dinas A", "1.250"), Row("2", "Umum", "Dinas A", "99.5"))).Problems.ShouldBeEmpty();

    [Test]
    public async Task Faulty_numbers_are_left_out_with_the_other_faulty_rows()
    {
        var outcome = await _place.ImportText(
            ImportKind.Submissions,
            Edition,
            "submissions.csv",
            Header + "\n" + Row("1", "Umum", "Dinas A") + Row("2", "Umum", "Dinas A", "1.250") + Row("3", "Umum", "Dinas A", "x"),
            skipFaulty: true
        );
        (outcome.Status, outcome.Accepted).ShouldBe((ImportStatus.Stored, 1));
    }

    [Test]
    public async Task Attribute_names_compare_without_case_on_both_sides()
    {
        await Import(Row("1", "Umum", "Dinas A", "99"), Row("2", "Umum", "Dinas A", "100"));
        await _place.Given(ImportKind.Marks, Edition, "marks.csv", "stage,innovation_id,juror,manfaat\nfinal,1,J1,90\nfinal,2,J1,80\n");
        var rows = (await _place.Rank(Edition)).Rankings[0].Rows;
        rows.Select(row => (row.Id, row.Rank)).ShouldBe([("2", 1m), ("1", (decimal?)null)]);
    }

    [Test]
    public async Task A_column_that_rules_read_and_the_file_lacks_is_told()
    {
        var outcome = await _place.ImportText(
            ImportKind.Submissions,
            Edition,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,users\n1,32.05,T,Umum,Dinas A,100\n"
        );
        outcome.Problems.ShouldBeEmpty();
        outcome.Notices.Single(told => told.Code == "notice.columns-missing").Arguments[1].ShouldBe("kind");
    }

    private static string Row(string id, string category, string agency, string users = "250", string kind = "teknologi-informasi") =>
        $"{id},32.05,T{id},{category},{agency},,1,{users},{kind}\n";

    private Task<ImportOutcome> Import(params string[] rows) => ImportAs("submissions.csv", rows);

    private Task<ImportOutcome> ImportAs(string name, params string[] rows) =>
        _place.ImportText(ImportKind.Submissions, Edition, name, Header + "\n" + string.Concat(rows));

    private static IEnumerable<string> Told(ImportOutcome outcome) =>
        outcome
            .Notices.Select(told => told.Code)
            .Where(code => code is "notice.words-read" or "notice.words-unknown" or "notice.texts-joined" or "notice.texts-alike");

    private string[] Column(string name) =>
        _place
            .Ask<string>($"SELECT texts FROM import_columns WHERE name = '{name}' ORDER BY import_id DESC LIMIT 1")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
