using FsCheck;
using FsCheck.Fluent;
using Scoring.Domain.Eligibility;
using Scoring.Domain.Explanations;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Ranking;
using Scoring.Domain.Ranking.Awards;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Jury.Progress;

/// <summary>Registered → submitted → passed → cut → finalists → awards, and every step adds up.</summary>
public class FunnelTests
{
    private static readonly EligibilityRule Age = new FormIsComplete(new EligibilityHead("age", Make.Text("age"), []), ["age"]);
    private static readonly EligibilityRule Form = new FormIsComplete(new EligibilityHead("form", Make.Text("form"), []), ["form"]);
    private static readonly Dictionary<string, bool> Nothing = [];

    [Test]
    public void A_small_season_adds_up()
    {
        var funnel = Funnel.Of(
            ["A", "B", "C", "D", "E", "A"],
            ["A", "B", "C", "D"],
            Outcomes(("A", []), ("B", []), ("C", []), ("D", [Age, Form])),
            Nothing,
            [
                [Ranking("desk", "A", "B")],
                [Ranking("final", "A")],
            ],
            [Award("A"), Award("A")]
        );
        funnel
            .Steps.Select(step => (step.Kind, step.Ranking, step.Count))
            .ShouldBe([
                (FunnelKind.Registered, null, 5),
                (FunnelKind.Submitted, null, 4),
                (FunnelKind.Passed, null, 3),
                (FunnelKind.WithinCut, "desk", 2),
                (FunnelKind.WithinCut, "final", 1),
                (FunnelKind.Awarded, null, 1),
            ]);
        funnel.Steps[1].Dropped.ShouldBe(["E"]);
        funnel.Refused.ShouldBe([new RefusedByRule(Age, 1, 1), new RefusedByRule(Form, 1, 0)]);
    }

    [Test]
    public void What_a_person_decided_against_the_rules_stands_and_is_told()
    {
        var funnel = Funnel.Of(
            ["A", "B"],
            ["A", "B"],
            Outcomes(("A", []), ("B", [Age])),
            new Dictionary<string, bool> { ["A"] = false, ["B"] = true },
            [],
            []
        );
        funnel.Steps[2].Ids.ShouldBe(["B"]);
        (funnel.PassedByHand.ShouldHaveSingleItem(), funnel.RefusedByHand.ShouldHaveSingleItem(), funnel.Refused.Count).ShouldBe(
            ("B", "A", 0)
        );
    }

    [Test]
    public void Administration_and_marking_are_steps_where_the_edition_has_them()
    {
        var secretariat = new FormIsComplete(new EligibilityHead("admin", Make.Text("admin"), []) { OfAdministration = true }, ["admin"]);
        var funnel = Funnel.Of(
            ["A", "B", "C", "D", "E", "F"],
            ["A", "B", "C", "D", "E", "F"],
            Outcomes(("A", []), ("B", [secretariat]), ("C", [Age]), ("D", []), ("E", [Age, secretariat]), ("F", [secretariat])),
            new Dictionary<string, bool> { ["D"] = false, ["F"] = true },
            [],
            [],
            ["A", "C"],
            hasAdministration: true
        );
        funnel
            .Steps.Select(step => (step.Kind, string.Concat(step.Ids)))
            .ShouldBe([
                (FunnelKind.Registered, "ABCDEF"),
                (FunnelKind.Submitted, "ABCDEF"),
                (FunnelKind.Administration, "ACDF"),
                (FunnelKind.Passed, "AF"),
                (FunnelKind.Judged, "A"),
            ]);
    }

    [Test]
    public void What_nobody_checked_has_not_passed() =>
        Funnel.Of(["A"], ["A"], Outcomes(), new Dictionary<string, bool> { ["A"] = true }, [], []).Steps[2].Count.ShouldBe(0);

    [Test]
    public void An_honour_from_outside_is_told_and_the_step_still_adds_up()
    {
        var step = Funnel
            .Of(
                ["A", "B"],
                ["A", "B"],
                Outcomes(("A", []), ("B", [])),
                Nothing,
                [
                    [Ranking("final", "A")],
                ],
                [Award("B")]
            )
            .Steps[^1];
        (step.FromOutside.ShouldHaveSingleItem(), step.Dropped.ShouldHaveSingleItem(), step.Count).ShouldBe(("B", "A", 1));
    }

    [Test]
    public void Groups_that_are_cut_side_by_side_are_one_step()
    {
        var step = Funnel
            .Of(
                ["A", "B"],
                ["A", "B"],
                Outcomes(("A", []), ("B", [])),
                Nothing,
                [
                    [Ranking("general", "A"), Ranking("special", "B")],
                ],
                []
            )
            .Steps[^1];
        (step.Ranking, step.Count).ShouldBe(("general+special", 2));
    }

    [Test]
    public void Nobody_at_all_is_a_funnel_of_zeros() =>
        Funnel
            .Of(
                [],
                [],
                Outcomes(),
                Nothing,
                [
                    [Ranking("final")],
                ],
                []
            )
            .Steps.ShouldAllBe(step => step.Count == 0);

    [Test]
    public void Every_step_is_the_one_before_less_who_dropped_out_and_more_who_came_from_outside() =>
        (from sets in Gen.Choose(0, 63).ListOf(6) from barred in Gen.Choose(0, 63) select (sets, barred))
            .ToArbitrary()
            .Check(300, 20, drawn =>
            {
                string[] Of(int bits) => [.. Enumerable.Range(0, 6).Where(i => (bits >> i & 1) == 1).Select(i => "E" + i)];
                var outcomes = Outcomes([.. Of(drawn.sets[2]).Select(id => (id, Of(drawn.barred).Contains(id) ? new[] { Age } : []))]);
                var funnel = Funnel.Of(
                    Of(drawn.sets[0]),
                    Of(drawn.sets[1]),
                    outcomes,
                    Nothing,
                    [
                        [Ranking("one", Of(drawn.sets[3]))],
                        [Ranking("two", Of(drawn.sets[4]))],
                    ],
                    [Award(Of(drawn.sets[5]))]
                );
                foreach (var (before, step) in funnel.Steps.Zip(funnel.Steps.Skip(1)))
                    (before.Count - step.Dropped.Count + step.FromOutside.Count).ShouldBe(step.Count);
                var notChecked = funnel.Steps[1].Ids.Count(id => !outcomes.ContainsKey(id));
                (funnel.Refused.Sum(rule => rule.FirstOf) + notChecked).ShouldBe(funnel.Steps[2].Dropped.Count);
            });

    private static Dictionary<string, EligibilityOutcome> Outcomes(params (string Id, EligibilityRule[] Broken)[] all) =>
        all.ToDictionary(
            one => one.Id,
            one => new EligibilityOutcome([.. one.Broken.Select(rule => new Breach(rule, [new Note(NoteCode.NotReported)]))], [])
        );

    private static RankingResult Ranking(string id, params string[] within) =>
        new(
            Make.Ranking(Make.Result(), id),
            [
                .. within.Select((unit, i) => new RankedUnit(i, unit, unit, "", i + 1, i + 1, 1, 1, null, true, [])),
                new RankedUnit(99, "last", "last", "", 99, 99, 0, 0, null, false, []),
            ]
        );

    private static AwardGiven Award(params string[] winners) =>
        new(
            new AwardRule("first", Make.Text("first"), "final", AwardBy.Place, 1, null, null, null, null),
            [.. winners.Select(unit => new Winner(unit, unit, "", 1, []))],
            []
        );
}
