using Scoring.Domain.Explanations;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Formats;
using Scoring.Features.Ranking.Hierarchy;

namespace Scoring.Features.Tests.Ranking.Hierarchy;

/// <summary>Indicators that say nothing are named beside a ranking, in no file; a denominator below 0 is named at import.</summary>
public sealed class SilentIndicatorTests
{
    private static string[] Said(IEnumerable<Note> notes, string language) => [.. notes.Select(note => Texts.Note(note, language))];

    [Test]
    public async Task What_is_equal_for_all_or_reported_by_nobody_is_said_and_not_stored()
    {
        using var place = SmallIndex.Place();
        await place.Bring("small/2026", ("72.01", 5, 10, 1), ("72.02", 5, 20, 5), ("72.03", 5, 30, 3));
        await place.Given(
            ImportKind.Measures,
            "small/2026",
            "measures.csv",
            "region_code,indicator,value\n72.01,roads,5\n72.02,roads,5\n72.03,roads,5\n72.01,wages,10\n72.02,wages,20\n72.03,wages,30\n"
        );
        var run = await place.Rank("small/2026");
        Said(run.Attention, "en").Length.ShouldBe(2);
        Said(run.Attention, "en")[0].ShouldEndWith("of which no unit has a value: 1 (crime)");
        Said(run.Attention, "en")[1].ShouldEndWith("and tell nobody apart: 1 (roads)");
        Said(run.Attention, "id").ShouldAllBe(note => note.StartsWith("perhatian: ", StringComparison.Ordinal));
        Said((await place.Send(new ReportHierarchy("small/2026"))).Remarks, "en").ShouldBe(Said(run.Attention, "en"));
        using var json = new MemoryStream();
        RankingJson.Write(json, run, "en");
        System.Text.Encoding.UTF8.GetString(json.ToArray()).ShouldNotContain("tell nobody apart");
    }

    [TestCase("{ by: regression }", "72.02 (roads)")]
    [TestCase("{ by: mean, group: type }", "72.02 (roads)")]
    [TestCase("{ by: mean }", null)]
    public async Task A_gap_that_stays_although_gaps_are_filled_is_named(string impute, string? gap)
    {
        using var place = SmallIndex.Place();
        place.WriteRule(
            "small/2026/edition.yaml",
            SmallIndex.Rules.Replace("before: [", $"before: [{{ impute: {impute} }}, ", StringComparison.Ordinal)
        );
        await place.Bring("small/2026", ("72.01", 4, 10, 1), ("72.02", 5, 20, 5), ("72.03", 6, 30, 3));
        await place.Given(
            ImportKind.Regions,
            "small/2026",
            "regions.csv",
            "code,name,type,province_code\n72,Sulteng,provinsi,72\n72.01,Satu,kabupaten,72\n72.02,Dua,kota,72\n72.03,Tiga,kabupaten,72\n"
        );
        await place.Given(
            ImportKind.Measures,
            "small/2026",
            "measures.csv",
            "region_code,indicator,value\n72.01,roads,5\n72.03,roads,6\n72.01,wages,10\n72.02,wages,20\n72.03,wages,30\n"
                + "72.01,crime,1\n72.02,crime,2\n72.03,crime,3\n"
        );
        string[] said = Said((await place.Rank("small/2026")).Attention, "en");
        said.Length.ShouldBe(gap is null ? 0 : 1);
        if (gap is not null)
            said[0].ShouldContain($"these stay: 1 ({gap})");
    }

    [Test]
    public async Task Where_every_indicator_tells_units_apart_nothing_is_said()
    {
        using var place = SmallIndex.Place();
        await place.Bring("small/2026", ("72.01", 4, 10, 1), ("72.02", 5, 20, 5), ("72.03", 5, 30, 3));
        (await place.Rank("small/2026")).Attention.ShouldBeEmpty();
    }

    [Test]
    public async Task A_denominator_below_0_is_named_at_import()
    {
        using var place = SmallIndex.Place();
        place.WriteRule(
            "small/2026/tree.csv",
            string.Concat(
                SmallIndex
                    .Tree.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(
                        (line, i) =>
                            line
                            + (
                                i == 0 ? ",denominator"
                                : line.StartsWith("roads,", StringComparison.Ordinal) ? ",crime"
                                : ","
                            )
                            + "\n"
                    )
            )
        );
        await place.Bring("small/2026", ("72.01", 4, 10, 1), ("72.02", 5, 20, 5), ("72.03", 5, 30, 3));
        const string Text = "region_code,indicator,value\n72.01,roads,5\n72.01,crime,-5\n72.02,crime,0\n72.03,crime,2\n";
        var outcome = await place.Send(
            new ImportFile(ImportKind.Measures, place.Write("measures.csv", Text), "small/2026", Replacing: Replacing.Replace)
        );
        var notice = outcome.Notices.Single(notice => notice.Code == "notice.denominator-negative");
        notice.Arguments.ShouldBe(["crime", 1, "72.01", "roads"]);
    }
}
