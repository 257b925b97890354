using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;
using static Scoring.Domain.Tests.Building.PlacesOfMarks;

namespace Scoring.Domain.Tests.Steps;

/// <summary>Places within each juror where sheets are missing, kinds are placed apart or an entry is out.</summary>
public class PlacesWithGapsTests
{
    [Test]
    public void One_missing_sheet_leaves_everybody_without_a_place_and_is_named()
    {
        int[][] marks =
        [
            [90, 60],
            [80, -1],
            [70, 70],
        ];
        var step = Joined(PlaceJoin.Sum, RankConvention.Standard);
        Values(step, FactsOf(marks)).ShouldBe([null, null, null]);
        var evaluation = FactsOf(marks).Under(Make.Edition([step]) with { Stages = [Final] });
        step.Explain(evaluation, 0)
            .Notes.Select(note => (note.Code, note.Arguments[0], note.Arguments[1]))
            .ShouldBe([(NoteCode.PlacesNeedAllSheets, 1, "j1: e1")]);
        marks[1][1] = 50;
        Values(step, FactsOf(marks)).ShouldBe([3m, 5m, 4m]);
    }

    [Test]
    public void A_rule_for_missing_sheets_leaves_the_juror_out_or_places_among_the_jurors_own()
    {
        int[][] marks =
        [
            [90, 60],
            [80, -1],
            [70, 70],
        ];
        Values(new JoinedPlaces(Head, Places(RankConvention.Standard, missing: MissingSheets.JurorLeftOut), PlaceJoin.Sum), FactsOf(marks))
            .ShouldBe([1m, 2m, 3m]);
        Values(
                new JoinedPlaces(
                    Head,
                    Places(RankConvention.Standard, missing: MissingSheets.AmongOwn, equalNumbers: false),
                    PlaceJoin.Mean
                ),
                FactsOf(marks)
            )
            .ShouldBe([1.5m, 2m, 2m]);
        Values(new JoinedPlaces(Head, Places(RankConvention.Standard, missing: MissingSheets.AmongOwn), PlaceJoin.Sum), FactsOf(marks))
            .ShouldBe([null, null, null]);
    }

    [Test]
    public void Panels_of_equal_size_can_be_compared_by_sums_among_the_jurors_own()
    {
        // Two panels of two jurors and two entries each.
        int[][] marks =
        [
            [90, 90, -1, -1],
            [80, 80, -1, -1],
            [-1, -1, 50, 60],
            [-1, -1, 60, 50],
        ];
        Values(new JoinedPlaces(Head, Places(RankConvention.Standard, missing: MissingSheets.AmongOwn), PlaceJoin.Sum), FactsOf(marks))
            .ShouldBe([2m, 4m, 3m, 3m]);
    }

    [Test]
    public void Nobody_has_a_place_where_no_juror_marked_everything()
    {
        int[][] marks =
        [
            [90, -1],
            [-1, 80],
        ];
        Values(new JoinedPlaces(Head, Places(RankConvention.Standard, missing: MissingSheets.JurorLeftOut), PlaceJoin.Sum), FactsOf(marks))
            .ShouldBe([null, null]);
    }

    [Test]
    public void Kinds_of_entries_are_placed_apart()
    {
        var facts = new TestFacts()
            .Innovation("a", null, ("kind", "X"))
            .Innovation("b", null, ("kind", "Y"))
            .Innovation("c", null, ("kind", "x "));
        foreach (var (entry, mark) in new[] { ("a", 90m), ("b", 80m), ("c", 70m) })
            facts.Sheet(Final, entry, "j", mark);
        Values(new JoinedPlaces(Head, Places(RankConvention.Standard, within: "kind"), PlaceJoin.Sum), facts).ShouldBe([1m, 1m, 2m]);
        Values(new CountBack(Head, Places(RankConvention.Standard, within: "kind")), facts).ShouldBe([1m, 1m, 2m]);
    }

    [Test]
    public void A_disqualified_entry_takes_no_place_from_the_others()
    {
        int[][] marks =
        [
            [90, 60],
            [80, 70],
            [70, 80],
        ];
        var step = Joined(PlaceJoin.Sum, RankConvention.Standard);
        Values(step, FactsOf(marks)).ShouldBe([4m, 4m, 4m]);
        Values(step, FactsOf(marks).Disqualified("e0")).ShouldBe([null, 3m, 3m]);
    }
}
