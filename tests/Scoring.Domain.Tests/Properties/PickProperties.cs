using FsCheck;
using FsCheck.Fluent;
using Scoring.Domain.Ranking.Selection;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

/// <summary>Invariants of picks for any quotas and candidates: kinds 0 to 3, a quota for some of them, any fill-up.</summary>
public class PickProperties
{
    private sealed record World(
        int Places,
        IReadOnlyList<int> Kinds,
        IReadOnlyList<(int Kind, int AtLeast, int? Extra)> Quotas,
        FillUp FillUp
    )
    {
        public Cut Cut()
        {
            var quotas = Quotas
                .DistinctBy(quota => quota.Kind)
                .Select(quota => new Quota(
                    "k" + quota.Kind,
                    Make.Text("k" + quota.Kind),
                    [new AttributeIsOneOf("type", ["k" + quota.Kind], null)],
                    Make.Constant(quota.AtLeast),
                    quota.Extra is { } extra ? Make.Constant(quota.AtLeast + extra) : null
                ))
                .ToList();
            return new Cut(Places, null)
            {
                Quotas = quotas,
                FillUp = FillUp,
                FillOrder = FillUp == FillUp.InOrder ? quotas : [],
            };
        }

        public QuotaPicks Pick() => QuotaPicking.Pick(Places, Cut(), Kinds.Count, (quota, i) => quota.Id == "k" + Kinds[i]);
    }

    private static readonly Arbitrary<World> Any = (
        from places in Gen.Choose(0, 12)
        from kinds in Gen.Choose(0, 3).ListOf()
        from quotas in (
            from kind in Gen.Choose(0, 3)
            from least in Gen.Choose(0, 4)
            from extra in Gen.Choose(-1, 2)
            select (kind, least, extra < 0 ? (int?)null : extra)
        ).ListOf()
        from fill in Gen.Elements(FillUp.LeaveEmpty, FillUp.NextBest, FillUp.InOrder)
        select new World(places, [.. kinds], [.. quotas], fill)
    ).ToArbitrary();

    [Test]
    public void No_upper_limit_is_broken_and_no_more_are_picked_than_there_are_places() => Any.Check(1000, 40, world =>
        {
            var (cut, picks) = (world.Cut(), world.Pick());
            picks.Outcomes.Count(outcome => outcome.IsPicked).ShouldBe(world.Places - picks.Empty);
            foreach (var (i, quota) in cut.Quotas.Index())
            {
                picks
                    .PerQuota[i]
                    .ShouldBe(world.Kinds.Index().Count(one => "k" + one.Item == quota.Id && picks.Outcomes[one.Index].IsPicked));
                if (quota.AtMost is { } atMost)
                    picks.PerQuota[i].ShouldBeLessThanOrEqualTo((int)atMost.Amount);
            }
        });

    [Test]
    public void Every_lower_limit_is_met_that_there_are_places_and_candidates_for() => Any.Check(1000, 40, world =>
        {
            var (cut, picks) = (world.Cut(), world.Pick());
            if (cut.Quotas.Sum(quota => quota.AtLeast!.Amount) > world.Places)
                return;
            foreach (var (i, quota) in cut.Quotas.Index())
                picks
                    .PerQuota[i]
                    .ShouldBeGreaterThanOrEqualTo(Math.Min((int)quota.AtLeast!.Amount, world.Kinds.Count(kind => "k" + kind == quota.Id)));
        });

    [Test]
    public void Nobody_is_picked_before_a_better_one_of_the_same_kind() => Any.Check(1000, 40, world =>
        {
            var picks = world.Pick();
            foreach (var kind in world.Kinds.Distinct())
            {
                var picked = world.Kinds.Index().Where(one => one.Item == kind).Select(one => picks.Outcomes[one.Index].IsPicked);
                picked.SkipWhile(is_in => is_in).ShouldAllBe(is_in => !is_in);
            }
        });

    [Test]
    public void Without_quotas_the_picks_are_the_first() =>
        Any.Check(500, 40, world =>
            (world with { Quotas = [] })
                .Pick()
                .Outcomes.Select(outcome => outcome.IsPicked)
                .ShouldBe(world.Kinds.Select((_, i) => i < world.Places))
        );

    [Test]
    public void The_order_in_which_facts_come_in_never_changes_who_is_picked_or_why() => Any.Check(150, 30, world =>
        {
            var facts = new TestFacts();
            foreach (var (i, kind) in world.Kinds.Index())
                facts.Region($"{i:00}", "k" + kind).Result($"{i:00}", i % 5);
            Step score = Make.Result();
            var rule = Make.Ranking(score) with { Cut = world.Cut() };
            string Told(int? shuffle) =>
                string.Join(
                    '\n',
                    facts
                        .Under(Make.Edition([score], rule), null, shuffle)
                        .Ranking(rule)
                        .Rows.Select(row => $"{row.Id} {row.WithinCut} {string.Join('+', row.Notes.Select(note => note.Code))}")
                );
            Told(7).ShouldBe(Told(null));
        });
}
