using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Features.Tests.Jury.Scoresheets;

/// <summary>
/// A stage with two rubrics, selected by the entry's category, and a rule that requires a comment with a very low or very high mark.
/// </summary>
public sealed class RubricAndCommentTests
{
    private const string Rules = """
        programme: club
        edition: 2020
        name: Klub
        cite: committee
        attributes:
          category: [ alat, layanan ]
        stages:
          - id: final
            name: Final
            scale: { from: 0, to: 10, decimals: 0 }
            rubric-by: category
            rubrics:
              - id: things
                name: Alat
                for: [ alat ]
                criteria: [ { id: cost, name: Biaya, weight: 40 }, { id: use, name: Guna, weight: 60 } ]
              - { id: services, name: Layanan, for: [ layanan ], criteria: [ { id: speed, name: Cepat, weight: 100 } ] }
            comments: [ { at-most: 3, cite: committee }, { criterion: use, at-least: 9, cite: committee } ]
        scores: [ { id: mean, step: mean-of-jurors, stage: final } ]
        rounding: { places: 2 }
        rankings: [ { id: all, name: Semua, score: mean } ]
        """;

    [Test]
    public async Task Each_entry_is_marked_by_the_rubric_of_its_category()
    {
        using var place = await Filled();
        (await place.SendAs(Ana, new ShowSheet(Edition, Stage, "i1"))).Criteria.Select(one => one.Criterion.Id).ShouldBe(["cost", "use"]);
        (await place.SendAs(Ana, new ShowSheet(Edition, Stage, "i2"))).Criteria.Select(one => one.Criterion.Id).ShouldBe(["speed"]);
        (await place.RefusalOf(Ana, Give("i1", "speed", 5, 0))).ShouldBe("sheet-criterion-unknown");
        (await place.RefusalOf(Ana, Give("i2", "cost", 5, 0))).ShouldBe("sheet-criterion-unknown");
        (await place.SendAs(Ana, Give("i2", "speed", 8, 0))).Unmarked.ShouldBeEmpty();
        (await place.SendAs(Ana, new SubmitScoresheet(Edition, Stage, "i2", "ana", 1))).State.ShouldBe(SheetState.Submitted);
        (await place.Rank(Edition)).Rankings[0].Rows.Single(row => row.Id == "i2").Score.ShouldBe(8m);
    }

    [TestCase("cost", 3, true)]
    [TestCase("cost", 4, false)]
    [TestCase("cost", 10, false)]
    [TestCase("use", 9, true)]
    [TestCase("use", 8, false)]
    public async Task A_sheet_is_handed_in_without_a_comment_only_where_the_rule_asks_for_none(string criterion, int mark, bool asks)
    {
        using var place = await Filled();
        var other = criterion == "cost" ? "use" : "cost";
        await place.SendAs(Ana, Give("i1", other, 5, 0));
        await place.SendAs(Ana, Give("i1", criterion, mark, 1));
        var handIn = new SubmitScoresheet(Edition, Stage, "i1", "ana", 2);
        if (asks)
        {
            var refusal = await Should.ThrowAsync<RefusalException>(() => place.SendAs(Ana, handIn));
            (refusal.Code, refusal.Arguments[0]).ShouldBe(("sheet-comments-missing", criterion));
            await place.SendAs(Ana, new EnterComment(Edition, Stage, "i1", "ana", criterion, "Sudah diperiksa di lapangan.", 2));
            handIn = handIn with { Seen = 3 };
        }
        (await place.SendAs(Ana, handIn)).State.ShouldBe(SheetState.Submitted);
    }

    private static EnterMark Give(string entry, string criterion, decimal mark, int seen) =>
        new(Edition, Stage, entry, "ana", criterion, mark, seen);

    private static async Task<Workplace> Filled()
    {
        var place = Workplace.WithOwnRules();
        place.WriteRule("sources.yaml", SmallRules.Sources);
        place.WriteRule("club/2020/edition.yaml", Rules);
        place.RuleFaults(Edition).ShouldBeEmpty();
        place.Clock = StandingClock.AtEight();
        await place.Given(
            ImportKind.Submissions,
            Edition,
            "submissions.csv",
            "innovation_id,title,category\ni1,Satu,alat\ni2,Dua,layanan\n"
        );
        await place.Given(ImportKind.Jurors, Edition, "jurors.csv", "juror,name,institution,region_code\nana,Ana A,,\n");
        place.GiveSeat("i1", "ana");
        place.GiveSeat("i2", "ana");
        return place;
    }
}
