using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>Who advances, and the prizes, as lines of an edition's grids.</summary>
/// <param name="language">"id" or "en".</param>
/// <param name="cited">Formats a citation.</param>
internal sealed class SelectionLines(string language, Func<Citation?, string?> cited)
{
    /// <summary>Ranking, what, name, for whom, at least, at most, source: for each ranking whose cut is more than a number.</summary>
    public IEnumerable<IReadOnlyList<object?>> OfPicking(Edition edition) =>
        edition.Rankings.SelectMany(ranking => ranking.Cut is { } cut ? OfCut(ranking, cut) : []);

    /// <summary>Prize, name, ranking, cluster, how, places, at least, below, source.</summary>
    public IEnumerable<IReadOnlyList<object?>> OfAwards(AwardPlan? plan) =>
        plan is null
            ? []
            : plan
                .Awards.Select(award =>
                    (IReadOnlyList<object?>)
                        [
                            award.Id,
                            award.Name.In(language),
                            award.Ranking,
                            award.Cluster,
                            Texts.Get("award." + award.By, language),
                            award.By == AwardBy.Place ? award.Places : null,
                            award.AtLeast?.Amount,
                            award.Below?.Amount,
                            cited(award.Citation),
                        ]
                )
                .Append([
                    null,
                    Texts.Get(plan.OnePerEntry ? "award.one-prize" : "award.several-prizes", language),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    cited(plan.Citation),
                ]);

    private IEnumerable<IReadOnlyList<object?>> OfCut(RankingRule ranking, Cut cut)
    {
        if (cut.By != CutBy.Marks)
            yield return Line(Texts.Get("cut." + cut.By, language), cut.Citation);
        if (cut.Per is { } per)
            yield return Line(Texts.Get("cut.per", language, per), cut.Citation, atMost: cut.Top);
        if (cut.Share is { } share)
        {
            yield return Line(
                Texts.Get("cut.share", language, share.Percent.Amount, Texts.Get("cut.share-" + share.Mode, language)),
                share.Percent.Citation
            );
        }
        if (cut.AtLine != TiedAtLine.Together)
            yield return Line(Texts.Get("cut.at-line-" + cut.AtLine, language), cut.Citation, atMost: cut.Top);
        foreach (var minimum in cut.Minimums)
        {
            yield return Line(
                Texts.Get("cut.minimum", language),
                minimum.AtLeast.Citation,
                minimum.Step.Name.In(language),
                Condition.AllAsked(minimum.Where).In(language),
                minimum.AtLeast.Amount
            );
        }
        foreach (var quota in cut.Quotas)
        {
            yield return Line(
                Texts.Get("cut.quota", language),
                (quota.AtLeast ?? quota.AtMost)?.Citation,
                quota.Name.In(language),
                Condition.AllAsked(quota.Where).In(language),
                quota.AtLeast?.Amount,
                quota.AtMost?.Amount
            );
        }
        if (cut.Quotas.Any(quota => quota.AtLeast is not null))
        {
            yield return Line(
                Texts.Get("cut.fill-up", language),
                cut.FillUpCitation,
                Texts.Get("fill." + cut.FillUp, language, string.Join(", ", cut.FillOrder.Select(quota => quota.Name.In(language))))
            );
        }

        IReadOnlyList<object?> Line(
            string what,
            Citation? source,
            string? name = null,
            string? where = null,
            object? atLeast = null,
            object? atMost = null
        ) => [ranking.Id, what, name, where, atLeast, atMost, cited(source)];
    }
}
