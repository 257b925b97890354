using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;
using Scoring.Domain.Tests.Properties;
using static Scoring.Domain.Tests.Building.PlacesOfMarks;

namespace Scoring.Domain.Tests.Steps;

/// <summary>Places within each juror, by properties over random marks and against a second computation from the definition.</summary>
public class PlacesOfJurorsTests
{
    private static readonly RankConvention[] Conventions = [RankConvention.Standard, RankConvention.Modified, RankConvention.Fractional];

    /// <summary>Marks by entry (first index) and juror; few values, so that many are equal.</summary>
    private static int[][] Random(Random chance) => Random(chance, chance.Next(1, 8), chance.Next(1, 7));

    private static int[][] Random(Random chance, int entries, int jurors) =>
        [.. Enumerable.Range(0, entries).Select(_ => Enumerable.Range(0, jurors).Select(_ => chance.Next(4) * 10 + 50).ToArray())];

    // From the definition: a juror's places are the positions in the juror's sorted list; equal ones share the first, last or mean of
    // theirs.
    private static Fraction[] Positions(int[][] marks, int juror, RankConvention ties) =>
        [
            .. marks.Select(own =>
            {
                var sorted = marks.Select(other => other[juror]).OrderDescending().ToList();
                int[] taken = [.. Enumerable.Range(1, sorted.Count).Where(place => sorted[place - 1] == own[juror])];
                return ties switch
                {
                    RankConvention.Standard => taken.Min(),
                    RankConvention.Modified => taken.Max(),
                    _ => new Fraction(taken.Sum(), taken.Length),
                };
            }),
        ];

    private static Fraction[] OfEntry(int[][] marks, int entry, RankConvention ties) =>
        [.. Enumerable.Range(0, marks[entry].Length).Select(juror => Positions(marks, juror, ties)[entry]).Order()];

    [Test]
    public void Every_way_of_joining_gives_what_its_definition_gives()
    {
        var chance = new Random(36);
        for (var round = 0; round < 150; round++)
        {
            var marks = Random(chance);
            var ties = Conventions[round % 3];
            var (n, jurors) = (marks.Length, marks[0].Length);
            var facts = FactsOf(marks);
            Fraction[][] places = [.. Enumerable.Range(0, n).Select(entry => OfEntry(marks, entry, ties))];
            Check(Joined(PlaceJoin.Sum, ties), own => Sum(own));
            Check(Joined(PlaceJoin.Mean, ties), own => Sum(own) / jurors);
            Check(Joined(PlaceJoin.Sum, ties, 1, 1), own => jurors < 3 ? null : Sum(own[1..^1]));
            Check(Joined(PlaceJoin.Median, ties), own => (own[(jurors - 1) / 2] + own[jurors / 2]) / 2);
            Check(Joined(PlaceJoin.Majority, ties), own => Majority(own));
            Check(Joined(PlaceJoin.MajoritySize, ties), own => own.Count(place => !(place > Majority(own))));
            Check(Joined(PlaceJoin.Firsts, ties), own => own.Count(place => place == 1));
            Check(Joined(PlaceJoin.Sum, ties, yield: PlaceYield.Borda), own => Sum([.. own.Select(place => n - place)]));
            Check(new CountBack(Head, Places(ties)), own => 1 + places.Count(other => MoreOfTheBest(other, own)));

            void Check(Step step, Func<Fraction[], Fraction?> expected) =>
                Values(step, facts)
                    .Select(value => value is { } number ? (Fraction?)Exact.Canonicalize(number) : null)
                    .ShouldBe(
                        places.Select(own => expected(own)?.Rounded(15, RoundingMode.HalfAwayFromZero)),
                        $"{step.GetType().Name} {ties}, round {round}"
                    );
        }

        static Fraction Sum(IEnumerable<Fraction> numbers) => numbers.Aggregate(Fraction.Zero, (sum, number) => sum + number);

        static Fraction Majority(Fraction[] own) => own.First(place => own.Count(other => !(other > place)) * 2 > own.Length);

        // More first places, if equal more second places, and so on.
        static bool MoreOfTheBest(Fraction[] one, Fraction[] other)
        {
            foreach (var place in one.Concat(other).Distinct().Order())
            {
                var (mine, theirs) = (one.Count(p => p == place), other.Count(p => p == place));
                if (mine != theirs)
                    return mine > theirs;
            }
            return false;
        }
    }

    [Test]
    public void Placing_points_of_shared_places_are_their_mean_the_best_or_the_worst()
    {
        // 90 90 90 60: places 1 to 3 are shared; the table is 10 6 4, beyond it 1.
        int[][] marks =
        [
            [90],
            [90],
            [90],
            [60],
        ];
        Values(Joined(PlaceJoin.Sum, RankConvention.Fractional, yield: PlaceYield.Points), FactsOf(marks))
            .ShouldBe([20m / 3, 20m / 3, 20m / 3, 1m]);
        Values(Joined(PlaceJoin.Sum, RankConvention.Standard, yield: PlaceYield.Points), FactsOf(marks)).ShouldBe([10m, 10m, 10m, 1m]);
        Values(Joined(PlaceJoin.Sum, RankConvention.Modified, yield: PlaceYield.Points), FactsOf(marks)).ShouldBe([4m, 4m, 4m, 1m]);
    }

    [Test]
    public void Count_back_looks_at_second_places_only_where_first_places_are_equal()
    {
        // Places of a: 1 3 3; of b: 2 1 2; of c: 3 2 1. First places are equal: b has two second places, then c has one, a none.
        int[][] marks =
        [
            [90, 70, 70],
            [80, 90, 80],
            [70, 80, 90],
        ];
        Values(new CountBack(Head, Places(RankConvention.Standard)), FactsOf(marks)).ShouldBe([3m, 1m, 2m]);
        // Without the best and the worst place of each what is left is 3, 2 and 2.
        Values(new CountBack(Head, Places(RankConvention.Standard), Make.Constant(1), Make.Constant(1)), FactsOf(marks))
            .ShouldBe([3m, 1m, 1m]);
    }

    [Test]
    public void The_same_places_share_a_place_by_count_back()
    {
        int[][] marks =
        [
            [90, 80],
            [80, 90],
            [70, 70],
        ];
        Values(new CountBack(Head, Places(RankConvention.Standard)), FactsOf(marks)).ShouldBe([1m, 1m, 3m]);
    }

    [Test]
    public void Neither_the_order_of_import_nor_a_juror_with_another_scale_changes_anything()
    {
        var chance = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var marks = Random(chance);
            int[][] scaled = [.. marks.Select(own => own.Select((mark, juror) => juror == 0 ? mark / 10 : mark).ToArray())];
            foreach (var step in Every())
            {
                var values = Values(step, FactsOf(marks));
                Values(step, FactsOf(marks), shuffle: round).ShouldBe(values);
                Values(step, FactsOf(scaled)).ShouldBe(values);
            }
        }
    }

    [Test]
    public void A_better_mark_never_makes_an_entry_worse_and_nobody_else_better()
    {
        var chance = new Random(11);
        for (var round = 0; round < 120; round++)
        {
            var marks = Random(chance, 5, 4);
            var (entry, juror) = (chance.Next(5), chance.Next(4));
            int[][] raised = [.. marks.Select((own, i) => own.Select((mark, j) => i == entry && j == juror ? mark + 15 : mark).ToArray())];
            foreach (var step in Every())
            {
                var (before, after) = (Values(step, FactsOf(marks)), Values(step, FactsOf(raised)));
                var better = step.LowerIsBetter ? -1 : 1;
                // A place by count-back is among all: one that falls behind may let another pass.
                for (var i = 0; i < 5; i++)
                {
                    if (i == entry || step is not CountBack)
                        ((after[i] - before[i]) * better * (i == entry ? 1 : -1))!.Value.ShouldBeGreaterThanOrEqualTo(0m);
                }
            }
        }
    }

    [Test]
    public void The_leaves_of_an_explanation_give_its_root()
    {
        var chance = new Random(5);
        for (var round = 0; round < 30; round++)
        {
            var marks = Random(chance);
            if (round % 3 == 0)
                marks[0][0] = -1;
            foreach (var step in Every())
            {
                var evaluation = FactsOf(marks).Under(Make.Edition([step]) with { Stages = [Final] });
                for (var unit = 0; unit < marks.Length; unit++)
                {
                    var explanation = step.Explain(evaluation, unit);
                    explanation.Value.ShouldBe(evaluation.Of(step)[unit]);
                    foreach (var node in explanation.Flatten())
                        node.Recompute().ShouldBe(node.Value, node.Id);
                }
            }
        }
    }

    private static IEnumerable<Step> Every() =>
        Conventions
            .SelectMany(ties =>
                Enum.GetValues<PlaceJoin>()
                    .Except([PlaceJoin.MajoritySize])
                    .Select(how => (Step)Joined(how, ties))
                    .Append(Joined(PlaceJoin.Sum, ties, yield: PlaceYield.Borda))
                    .Append(Joined(PlaceJoin.Sum, ties, yield: PlaceYield.Points))
            )
            .Append(new CountBack(Head, Places(RankConvention.Standard)));
}
