using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Jury.Scoresheets.Files;
using Scoring.RuleBook;

namespace Scoring.Features.Tests.Jury.Scoresheets;

/// <summary>A criterion's weight is its share of the sheet's total, however the rule writes it.</summary>
public sealed class WeightTextTests
{
    private static readonly RuleFolder Shipped = new(Checkout.Rules);

    private static IEnumerable<(string Edition, Stage Stage)> Stages() =>
        Shipped.EditionIds.SelectMany(id => Shipped.Read(id).Edition!.Stages.Select(stage => (id, stage)));

    [TestCase("solok-convention/2018", "kebaruan", "en", "25 %")]
    [TestCase("creatonomics/2018", "kematangan", "id", "10 %")]
    [TestCase("creatonomics/2018", "pasar", "en", "5 %")]
    [TestCase("kipp/2023", "kontribusi-tpb", "id", "5 %")]
    public void Percentages_and_multipliers_read_alike(string edition, string criterion, string language, string expected)
    {
        var stage = Shipped.Read(edition).Edition!.Stages.First(one => one.Leaves.Any(leaf => leaf.Id == criterion));
        ScoresheetGuide
            .WeightText(stage, stage.Leaves.Single(leaf => leaf.Id == criterion), language)
            .ShouldBe(expected.Replace(' ', '\u00a0'));
    }

    [Test]
    public void The_shares_of_one_sheet_are_a_hundred_percent_in_every_shipped_stage()
    {
        foreach (var (edition, stage) in Stages())
        {
            IEnumerable<IEnumerable<Criterion>> sheets =
                stage.Rubrics.Count == 0
                    ? [stage.Leaves]
                    : stage.Rubrics.Select(rubric => stage.Leaves.Skip(rubric.FirstLeaf).Take(rubric.LeafCount));
            foreach (var leaves in sheets.Select(sheet => sheet.ToList()))
                leaves
                    .Sum(leaf => Share(ScoresheetGuide.WeightText(stage, leaf, "en")))
                    .ShouldBe(100m, 0.01m * leaves.Count, $"{edition} {stage.Id}");
        }
    }

    [Test]
    public void A_share_that_does_not_end_has_two_decimals_in_the_readers_language()
    {
        Criterion[] three = [.. "abc".Select(id => new Criterion(id.ToString(), Text.Same(id.ToString()), 1, [], null, null))];
        var stage = Shipped.Read("creatonomics/2018").Edition!.Stages[0] with { Criteria = three };
        ScoresheetGuide.WeightText(stage, three[0], "id").ShouldBe("33,33\u00a0%");
    }

    private static decimal Share(string text) => decimal.Parse(text.Split('\u00a0')[0], CultureInfo.InvariantCulture);
}
