using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Review;

namespace Scoring.Features.Tests.Review;

/// <summary>What rules ask for and nobody, or only a near title, has is an item: of editions without a stage, too.</summary>
public class RuleItemsTests
{
    private const string Edition = "totals/2026";

    [Test]
    public async Task An_attribute_that_rules_ask_for_and_nobody_has_stops_what_would_be_final_or_published()
    {
        using var place = await Place("innovation_id,title,region_code\ne1,Antre,32.05\ne2,Bank,32.05\n");
        (await Items(place)).ShouldBe(["missing-attribute/kind/-"]);
        (await place.Refusal(new FinaliseRanking(Edition))).Code.ShouldBe("points-open");
        (await place.Refusal(new Publish(Edition))).Code.ShouldBe("points-open");
        await place.Send(
            new ResolveReviewItem(Edition, "missing-attribute/kind/-", ReviewDecisionKind.Keep, "Tahun ini tanpa jenis", "Pleno")
        );
        (await place.Send(new FinaliseRanking(Edition))).Final.ShouldNotBeNull();
        (await place.Send(new Publish(Edition))).IsNew.ShouldBeTrue();
    }

    [Test]
    public async Task An_attribute_that_anybody_has_leaves_nothing_to_close()
    {
        using var place = await Place("innovation_id,title,region_code,kind\ne1,Antre,32.05,\ne2,Bank,32.05,baru\n");
        (await Items(place)).ShouldBeEmpty();
        (await place.Send(new Publish(Edition))).IsNew.ShouldBeTrue();
    }

    [TestCase("Antrean Puskesmas Daring", "32.05", "Top 45", false)] // counted
    [TestCase("Antrian Puskesmas Daring", "32.05", "Top 45", true)]
    [TestCase("Antrean Puskesmas Daring (APD)", "32.05", "Top 45", true)]
    [TestCase("Antrean Rumah Sakit", "32.05", "Top 45", false)]
    [TestCase("Antrian Puskesmas Daring", "32.04", "Top 45", false)]
    [TestCase("Antrian Puskesmas Daring", "32.05", "Top 99", false)]
    public async Task An_award_with_nearly_the_title_of_an_entry_is_an_item(string title, string region, string award, bool isItem)
    {
        using var place = await Place("innovation_id,title,region_code,kind\ne1,Antrean Puskesmas Daring,32.05,baru\n");
        await place.Given(ImportKind.History, Edition, "history.csv", $"region_code,award,edition,title\n{region},{award},2020,{title}\n");
        (await Items(place)).ShouldBe(isItem ? ["near-award/never/e1"] : []);
    }

    [Test]
    public async Task Awards_without_a_year_are_told_where_a_rule_counts_years()
    {
        using var place = await Place("innovation_id,title,region_code,kind\ne1,Antre,32.05,baru\n");
        var outcome = await place.ImportText(
            ImportKind.History,
            Edition,
            "history.csv",
            "region_code,award,edition,title\n32.05,Top 45,KIPP,Antre\n32.05,Top 45,KIPP 2020,Lain\n"
        );
        outcome.Notices.Single(notice => notice.Code == "notice.awards-without-year").Arguments.ShouldBe([1, "“KIPP” (1)"]);
    }

    private static async Task<List<string>> Items(Workplace place) =>
        [.. (await place.Send(new ListReviewItems(Edition))).Items.Items.Select(item => ReviewItemLabels.Of(item.Item.Name))];

    private static async Task<Workplace> Place(string submissions)
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule(
            "totals/2026/edition.yaml",
            """
            programme: totals
            edition: 2026
            name: Total
            cite: committee
            eligibility:
              - { id: never, name: Belum pernah, rule: awarded, awards: [ Top 45 ], at-most: 0, from-year: 2019, cite: committee }
            results: { on: innovation, from: 0, to: 100 }
            scores: [ { id: total, name: Nilai, step: imported-result } ]
            rounding: { places: 2 }
            rankings:
              - { id: all, name: Semua, score: total }
              - { id: new, name: Baru, score: total, where: { kind: baru } }
            """
        );
        place.RuleFaults(Edition).ShouldBeEmpty();
        await place.Given(ImportKind.Submissions, Edition, "submissions.csv", submissions);
        await place.Given(ImportKind.Results, Edition, "results.csv", "innovation_id,score\ne1,80\n");
        return place;
    }
}
