using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Rules.Diff;

/// <summary>The steps of an edition as parts, in the order of the file.</summary>
internal static class StepParts
{
    public static IEnumerable<RulePart> Of(Edition edition) =>
        [
            .. edition
                .Steps.Values.Except(edition.Steps.Values.OfType<HierarchyStep>().SelectMany(step => step.Inputs))
                .Select(step => Part(step, edition.Id)),
            .. edition.Steps.Values.OfType<HierarchyStep>().SelectMany(HierarchyParts.NodesOf),
        ];

    private static RulePart Part(Step step, string edition) =>
        new("step", step.Id, step.Name, step.Citation, [.. Values(step, edition).OfType<RuleValue>()]);

    private static IEnumerable<RuleValue?> Values(Step step, string edition)
    {
        yield return new RuleValue("kind", step.Kind, language => T.Kind(step.Kind, language), step.Citation);
        yield return RuleValue.Plain("level", step.Level.Id, step.Citation);
        if (step is HierarchyStep hierarchy)
        {
            foreach (var setting in HierarchyParts.SettingsOf(hierarchy, edition))
                yield return setting;
            yield return RuleValue.Rounded(step.Rounding, step.Citation);
            yield break;
        }
        yield return RuleValue.Plain("parts", string.Join(", ", step.Inputs.Select(input => input.Id)), step.Citation);
        var gate = (step as CountOfItems)?.OnlyIf;
        foreach (var constant in step.Constants.Where(constant => constant != gate?.AtLeast))
            yield return RuleValue.Number(constant.Name, constant.Amount, constant.Citation ?? step.Citation);
        for (var i = 0; i < step.Inputs.Count; i++)
        {
            if (step.WeightOf(i) is { } weight)
                yield return RuleValue.Number("weight", weight.Amount, weight.Citation ?? step.Citation) with
                {
                    Of = step.Inputs[i].Name,
                    OfId = step.Inputs[i].Id,
                };
        }
        if (gate is not null)
        {
            yield return RuleValue.Number("gate", gate.AtLeast.Amount, gate.AtLeast.Citation ?? step.Citation);
            yield return RuleValue.Plain("gate-among", $"{gate.Attribute}: {string.Join(", ", gate.Among)}", step.Citation);
        }
        foreach (var value in Words(step))
            yield return value;
        if (step is CarriedOver carried)
            yield return RuleValue.Plain("from-edition", $"{carried.Edition}, {carried.StepId}", step.Citation);
        if (step.Inputs.Count > 0 || step is CarriedOver)
            yield return RuleValue.Word("absent", "absent." + step.Absent, step.Citation);
        yield return RuleValue.Rounded(step.Rounding, step.Citation);
    }

    /// <summary>What decides a step's value, other than numbers and parts.</summary>
    private static IEnumerable<RuleValue?> Words(Step step) =>
        step switch
        {
            LevelByLimits { Thresholds: var limits } =>
            [
                RuleValue.Word("better", limits.HigherIsBetter ? "label.higher" : "label.lower", step.Citation),
                RuleValue.Word("boundary", limits.EqualMeets ? "boundary.meets" : "boundary.above", step.Citation),
            ],
            PointsByBand banded =>
            [
                RuleValue.Plain("band-limits", string.Join("; ", banded.Bands.Select(band => Limits(band.Band))), step.Citation),
            ],
            PercentOfOwnMaximum own => [RuleValue.Plain("maximum-by", own.Attribute, step.Citation)],
            SeverityAdjusted adjusted => [RuleValue.Word("official", adjusted.IsOfficial ? "label.yes" : "label.no", step.Citation)],
            JurorPlaces { Rule: var places } =>
            [
                RuleValue.Word("places-ties", "convention." + places.Ties, step.Citation),
                RuleValue.Plain("places-within", places.Within, step.Citation),
                RuleValue.Word("missing-sheets", "missing-sheets." + places.Missing, step.Citation),
            ],
            StandardisedMark mark => [RuleValue.Word("standardised-as", "standardised." + mark.How, step.Citation)],
            CountBack or CopelandOfPlaces or JoinedPlaces => [RuleValue.Word("places", PlaceWords.JoinedOf(step)!, step.Citation)],
            WithDiscussion talked =>
            [
                RuleValue.Plain("discussion-only", string.Join(", ", talked.Shown.Select(shown => shown.Id)), step.Citation),
            ],
            _ => [],
        };

    /// <summary>The limits of a band in mathematical notation: [60, 80).</summary>
    internal static string Limits(Band band) =>
        (band.FromIncluded ? "[" : "(")
        + (band.From is { } from ? Numbers.Invariant(from) : "−∞")
        + "; "
        + (band.To is { } to ? Numbers.Invariant(to) : "∞")
        + (band.ToIncluded ? "]" : ")");
}
