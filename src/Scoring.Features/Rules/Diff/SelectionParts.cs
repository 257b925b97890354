using Scoring.Domain.Rules;

namespace Scoring.Features.Rules.Diff;

/// <summary>An edition's selection rules and prizes as parts.</summary>
internal static class SelectionParts
{
    /// <summary>The quotas and minimum marks of all rankings, then the draw and the prizes.</summary>
    public static IEnumerable<RulePart> Of(Edition edition) =>
        [
            .. edition.Rankings.SelectMany(ranking => ranking.Cut is { } cut ? Of(ranking, cut) : []),
            .. edition
                .Rankings.Select(ranking => ranking.Draw)
                .OfType<Draw>()
                .Take(1)
                .Select(draw => Make("draw", "", Same(""), draw.Citation, RuleValue.Plain("seed", draw.Seed, draw.Citation))),
            .. edition.Awards is { } plan ? Of(plan) : [],
        ];

    private static IEnumerable<RulePart> Of(RankingRule ranking, Cut cut)
    {
        if (cut.By != CutBy.Marks || cut.Per is not null || cut.Quotas.Count > 0)
        {
            yield return Make(
                "pick",
                ranking.Id,
                ranking.Name,
                cut.FillUpCitation,
                RuleValue.Word("how", "cut." + cut.By, cut.FillUpCitation),
                RuleValue.Plain("top-per", cut.Per, cut.FillUpCitation),
                cut.Quotas.Count == 0
                    ? null
                    : RuleValue.Plain(
                        "fill-up",
                        string.Join(" ", cut.FillOrder.Select(quota => quota.Id).Prepend(cut.FillUp.ToString())),
                        cut.FillUpCitation
                    )
            );
        }
        foreach (var (i, minimum) in cut.Minimums.Index())
        {
            yield return Make(
                "minimum",
                $"{ranking.Id}/{minimum.Step.Id}/{i}",
                minimum.Step.Name,
                minimum.AtLeast.Citation,
                Number(minimum.AtLeast),
                RuleValue.Said("where", Condition.AllAsked(minimum.Where), minimum.AtLeast.Citation)
            );
        }
        foreach (var quota in cut.Quotas)
        {
            yield return Make(
                "quota",
                $"{ranking.Id}/{quota.Id}",
                quota.Name,
                (quota.AtLeast ?? quota.AtMost)?.Citation,
                Number(quota.AtLeast),
                Number(quota.AtMost),
                RuleValue.Said("where", Condition.AllAsked(quota.Where), (quota.AtLeast ?? quota.AtMost)?.Citation)
            );
        }
    }

    private static IEnumerable<RulePart> Of(AwardPlan plan) =>
        plan
            .Awards.Select(award =>
                Make(
                    "award",
                    award.Id,
                    award.Name,
                    award.Citation,
                    RuleValue.Plain("award-of", award.Ranking, award.Citation),
                    RuleValue.Word("how", "award." + award.By, award.Citation),
                    award.By == AwardBy.Place ? RuleValue.Number("places", award.Places, award.Citation) : null,
                    Number(award.AtLeast),
                    Number(award.Below),
                    RuleValue.Plain("cluster", award.Cluster, award.Citation)
                )
            )
            .Prepend(
                Make(
                    "awards",
                    "",
                    Same(""),
                    plan.Citation,
                    RuleValue.Word("prizes-per-entry", plan.OnePerEntry ? "award.one-prize" : "award.several-prizes", plan.Citation)
                )
            );

    private static RulePart Make(string kind, string id, Text name, Citation? citation, params IEnumerable<RuleValue?> values) =>
        new(kind, id, name, citation, [.. values.OfType<RuleValue>()]);

    private static Text Same(string text) => new(text, text);

    private static RuleValue? Number(Constant? constant) =>
        constant is null ? null : RuleValue.Number(constant.Name, constant.Amount, constant.Citation);
}
