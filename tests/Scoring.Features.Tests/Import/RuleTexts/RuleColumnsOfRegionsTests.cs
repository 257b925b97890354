using Scoring.Domain.Explanations;
using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import.RuleTexts;

/// <summary>Texts that rules read of regions, and of editions with rules of their own: flags, affairs, awards, quotas.</summary>
public sealed class RuleColumnsOfRegionsTests
{
    private const string Flags = """
        programme: flags
        edition: 2026
        name: { id: Tanda, en: Flags }
        cite: committee
        results: { on: region, from: 0, to: 100 }
        scores: [ { id: total, name: Nilai, step: imported-result } ]
        rounding: { places: 2, mode: half-away-from-zero }
        rankings: [ { id: border, name: Perbatasan, score: total, where: { border: 1 }, top: 5 } ]
        """;

    private Workplace _place = null!;

    [SetUp]
    public void Given()
    {
        _place = Workplace.WithOwnRules();
        _place.WriteRule("sources.yaml", SmallRules.Sources);
    }

    [TearDown]
    public void End() => _place.Dispose();

    [TestCase("1", "")]
    [TestCase("0", "")]
    [TestCase("ya", "notice.words-unknown")]
    public async Task Attributes_of_regions_are_told_too(string border, string notice)
    {
        _place.WriteRule("flags/2026/edition.yaml", Flags);
        var list = await _place.ImportText(
            ImportKind.Regions,
            "flags/2026",
            "regions.csv",
            $"code,name,type,province_code,border\n32,Jawa Barat,provinsi,32,{border}\n"
        );
        Told(list).ShouldBe(notice.Length == 0 ? [] : [notice]);
    }

    [Test]
    public async Task The_list_of_the_program_lacks_what_a_rule_reads_of_regions_and_it_is_told()
    {
        _place.WriteRule("flags/2026/edition.yaml", Flags);
        var outcome = await _place.ImportText(ImportKind.Results, "flags/2026", "results.csv", "region_code,score\n32,5\n");
        outcome.Notices.Single(told => told.Code == "notice.columns-missing").Arguments[1].ShouldBe("border");
    }

    [Test]
    public async Task The_six_affairs_in_the_words_of_the_law_open_the_gate_as_the_short_words_do()
    {
        using var place = Workplace.WithShippedRules();
        var official = new[]
        {
            "Pendidikan",
            "Kesehatan",
            "Pekerjaan Umum dan Penataan Ruang",
            "Perumahan Rakyat dan Kawasan Permukiman",
            "\"Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat\"",
            "Perhubungan",
        };
        var rows = official.Select((affair, i) => $"k{i},13.72,T{i},digital,Dinas,2024-05-01,1,{affair}\n");
        var outcome = await place.ImportText(
            ImportKind.Submissions,
            "iga/2026",
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital,affair\n" + string.Concat(rows)
        );
        outcome
            .Notices.Select(told => told.Code)
            .ShouldBe(["notice.words-read", "notice.columns-missing", "notice.regions-shipped"], ignoreOrder: true);
        await place.Given(ImportKind.Indicators, "iga/2026", "levels.csv", "region_code,1\n13.72,3\n");
        var explained = (await place.Explain("iga/2026", "13.72")).Root.Flatten().SelectMany(step => step.Notes);
        explained.Select(note => note.Code).ShouldNotContain(NoteCode.GateClosed);
        place
            .Ask<string>("SELECT texts FROM import_columns WHERE name = 'affair'")
            .ShouldBe("Pendidikan\nKesehatan\npekerjaan-umum\nperumahan\nketertiban\nPerhubungan\n");
    }

    [Test]
    public async Task Awards_that_no_rule_counts_are_told_with_the_nearest()
    {
        using var place = Workplace.WithShippedRules();
        var outcome = await place.ImportText(
            ImportKind.History,
            "kipp/2021",
            "history.csv",
            "award,edition,region_code,title\nTop 45,2019,32.05,A\nTOP-45,2020,32.05,B\nTop 54,2020,32.05,C\n"
        );
        outcome.Problems.ShouldBeEmpty();
        var told = outcome.Notices.Single(notice => notice.Code == "notice.words-unknown");
        told.Arguments[..3].ShouldBe(["award", 1, "“Top 54” (1, Top 45?)"]);
    }

    [TestCase("32.05", "")]
    [TestCase("", "")]
    [TestCase("3205", "region-code-unsure")]
    [TestCase("XX", "unknown-region")]
    public async Task A_quota_of_regions_needs_codes_that_are_known(string code, string problem)
    {
        _place.WriteRule(
            "quota/2026/edition.yaml",
            """
            programme: quota
            edition: 2026
            name: { id: Kuota, en: Quota }
            cite: committee
            eligibility:
              - { id: quota, name: { id: Kuota, en: Quota }, rule: quota, per: region, at-most: 1, kept: none }
            stages:
              - id: final
                name: Final
                scale: { from: 0, to: 100 }
                criteria: [ { id: manfaat, name: { id: Manfaat, en: Benefit }, weight: 100 } ]
            scores:
              - { id: mark, name: { id: Nilai, en: Mark }, step: mean-of-jurors, stage: final }
            rounding: { places: 2, mode: half-away-from-zero }
            rankings:
              - { id: all, name: { id: Semua, en: All }, score: mark, top: 1 }
            """
        );
        var outcome = await _place.ImportText(
            ImportKind.Submissions,
            "quota/2026",
            "submissions.csv",
            $"innovation_id,region_code,title\n1,{code},T\n"
        );
        outcome.Problems.Select(found => found.Code).ShouldBe(problem.Length == 0 ? [] : [problem]);
    }

    private static IEnumerable<string> Told(ImportOutcome outcome) =>
        outcome
            .Notices.Select(told => told.Code)
            .Where(code => code is "notice.words-read" or "notice.words-unknown" or "notice.texts-joined" or "notice.texts-alike");
}
