using Scoring.Domain.Numbers;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Properties;

/// <summary>
/// The engine's decimals against fractions of whole numbers of any size, for every kind of step, rounded at random places on the way.
/// </summary>
public class ExactnessProperties
{
    [Test]
    public void Values_published_hundredths_and_ranks_equal_those_of_exact_arithmetic()
    {
        var compared = 0;
        RandomWorld.Any.Check(600, 100, world =>
        {
            foreach (var level in RandomTrees.Roots)
                compared += Compare(world, new RandomTrees(world).Tree(level));
        });
        TestContext.Out.WriteLine($"{compared} values compared with exact arithmetic");
        compared.ShouldBeGreaterThan(5_000);
    }

    private static int Compare(RandomWorld world, Node tree)
    {
        var rule = Make.Ranking(tree.Step);
        var evaluation = world.Evaluate(world.EditionOf(tree.Step, rule));
        var units = evaluation.Facts.Units(tree.Level);
        var column = evaluation.Of(tree.Step);
        var exact = Enumerable.Range(0, units.Count).ToDictionary(units.Id, unit => tree.At(world, units.Id(unit)));
        for (var unit = 0; unit < units.Count; unit++)
        {
            var expected = exact[units.Id(unit)];
            column[unit]
                .Presence.ShouldBe(
                    expected.Number is not null ? Presence.Present
                        : expected.NotAssessable ? Presence.NotAssessable
                        : Presence.Absent,
                    $"{world}; {units.Id(unit)}; {tree}"
                );
            if (expected.Number is { } number)
                ((Fraction)Exact.Canonicalize(column[unit].Number)).ShouldBe(
                    number.Rounded(Exact.SettledPlaces, RoundingMode.HalfAwayFromZero),
                    $"{world}; {units.Id(unit)}; {tree}"
                );
        }
        foreach (var row in evaluation.Ranking(rule).Rows)
        {
            var number = exact[row.Id].Number;
            (row.Shown is { } shown ? (Fraction?)shown : null).ShouldBe(
                number?.Rounded(2, RoundingMode.HalfAwayFromZero),
                $"{world}; {row.Id}; {tree}"
            );
            row.Rank.ShouldBe(
                number is { } own ? 1 + exact.Values.Count(other => other.Number is { } n && n > own) : null,
                $"{world}; {row.Id}; {tree}"
            );
        }
        return exact.Values.Count(value => value.Number is not null);
    }
}
