using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Rules.Diff;

namespace Scoring.Features.Rules;

/// <summary>Every source that an edition cites.</summary>
public static class EditionSources
{
    /// <summary>The sources, each once, in ordinal order of their ids.</summary>
    /// <param name="edition">The rules.</param>
    public static IReadOnlyList<Source> Of(Edition edition) =>
        [
            .. Citations(edition)
                .OfType<Citation>()
                .Select(citation => citation.Source)
                .DistinctBy(source => source.Id)
                .OrderBy(source => source.Id, StringComparer.Ordinal),
        ];

    /// <summary>The citation of every value, in the order of the rules; null where a value has none.</summary>
    /// <param name="edition">The rules.</param>
    public static IEnumerable<Citation?> Citations(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return All(edition);
    }

    private static IEnumerable<Citation?> All(Edition edition)
    {
        foreach (var step in edition.Steps.Values)
        {
            yield return step.Citation;
            foreach (var constant in step.Constants.Concat(Enumerable.Range(0, step.Inputs.Count).Select(step.WeightOf).OfType<Constant>()))
                yield return constant.Citation;
        }
        foreach (var step in edition.Steps.Values.OfType<HierarchyStep>())
        {
            foreach (
                var citation in HierarchyParts
                    .SettingsOf(step)
                    .Select(setting => setting.Citation)
                    .Concat(step.Rule.Root.Flatten().Select(node => node.Citation))
            )
                yield return citation;
        }
        foreach (var indicator in edition.Indicators.SelectMany(table => table.Indicators))
            yield return indicator.Citation;
        foreach (var stage in edition.Stages)
        {
            yield return stage.Citation;
            foreach (var citation in stage.Criteria.SelectMany(Citations))
                yield return citation;
        }
        foreach (var ranking in edition.Rankings)
        {
            yield return ranking.Citation;
            foreach (var citation in ranking.Cut?.Citations ?? [])
                yield return citation;
            yield return ranking.Draw?.Citation;
            foreach (var band in ranking.Bands?.Bands ?? [])
                yield return band.Citation;
        }
        foreach (var award in edition.Awards?.Awards ?? [])
        {
            yield return award.Citation;
            yield return award.AtLeast?.Citation;
            yield return award.Below?.Citation;
        }
        yield return edition.Awards?.Citation;
        foreach (
            var citation in edition
                .Measures.Select(measure => measure.Citation)
                .Append(edition.Results?.Citation)
                .Concat(edition.CountedInnovations.Select(condition => condition.Citation))
                .Concat(edition.Eligibility.Select(rule => rule.Citation))
                .Concat(edition.RuleGaps.Select(point => point.Citation))
                .Concat(edition.References)
        )
            yield return citation;
    }

    private static IEnumerable<Citation?> Citations(Criterion criterion) =>
        criterion.Children.SelectMany(Citations).Append(criterion.Citation).Append(criterion.Scale?.Citation);
}
