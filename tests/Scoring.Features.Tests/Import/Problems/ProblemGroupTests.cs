using Scoring.Features.Import.Problems;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Tests.Import.Problems;

public sealed class ProblemGroupTests
{
    private static IReadOnlyList<ProblemGroup> Groups(params (string Code, string Column, int Count)[] wanted)
    {
        var list = new ProblemList("file.csv");
        foreach (var (code, column, count) in wanted)
        {
            for (var row = 2; row < count + 2; row++)
                list.Add(code, row, column, $"x{row}");
        }
        return ProblemGroup.Of(list.InOrder());
    }

    [TestCase(1, 1, 0)]
    [TestCase(6, 6, 0)]
    [TestCase(7, 5, 2)]
    [TestCase(2643, 5, 2638)]
    public void The_first_few_of_many_alike_are_shown_and_the_rest_counted(int count, int shown, int more)
    {
        var group = Groups(("unknown-region", "region_code", count)).ShouldHaveSingleItem();
        group.Shown.Select(problem => problem.Row).ShouldBe(Enumerable.Range(2, shown));
        group.More.ShouldBe(more);
        group.LastRow.ShouldBe(count + 1);
    }

    [Test]
    public void Problems_of_another_kind_or_column_are_a_group_of_their_own() =>
        Groups(("number-wrong", "16", 3), ("number-wrong", "17", 2), ("level-not-allowed", "17", 9))
            .Select(group => (group.Shown[0].Code, group.Shown[0].Column, group.Shown.Count, group.More))
            .ShouldBe([("number-wrong", "16", 3, 0), ("number-wrong", "17", 2, 0), ("level-not-allowed", "17", 5, 4)]);

    [Test]
    public void The_rest_is_told_as_people_write_numbers()
    {
        var group = Groups(("unknown-region", "region_code", 2643))[0];
        Texts.More(group, "en").ShouldBe("… and 2,638 more like it, the last in row 2644.");
        Texts.More(group, "id").ShouldBe("… dan 2.638 lagi yang serupa, yang terakhir di baris 2644.");
    }

    [Test]
    public void The_same_problem_is_not_told_twice()
    {
        var list = new ProblemList("file.csv");
        list.Add("given-elsewhere", 2, "", "13.01", "a.csv", 3);
        list.Add("given-elsewhere", 2, "", "13.01", "a.csv", 3);
        list.Add("given-elsewhere", 2, "", "13.01", "b.csv", 3);
        list.Count.ShouldBe(2);
        list.Kept.Count.ShouldBe(2);
    }
}
