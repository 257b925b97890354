using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Rules;

/// <summary>A step of an edition as text.</summary>
/// <param name="Title">Its name and id.</param>
/// <param name="Details">How it computes, its weight and numbers, the meaning of an absent input, how it is rounded.</param>
/// <param name="Source">Its source, the place in it, and the standing; null if it has none, or the step above names the same.</param>
public sealed record StepLine(string Title, string Details, string? Source)
{
    /// <summary>The steps that no other step uses: the scores, and those that only break ties.</summary>
    /// <param name="edition">The rules.</param>
    public static IReadOnlyList<Step> Roots(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var used = edition.Steps.Values.SelectMany(step => step.Inputs).ToHashSet();
        return [.. edition.Steps.Values.Where(step => !used.Contains(step))];
    }

    /// <summary>A step as text.</summary>
    /// <param name="step">The step.</param>
    /// <param name="above">The step that uses it; null for a root.</param>
    /// <param name="weight">Its weight in the step above; null if it has none.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    public static StepLine Of(Step step, Step? above, Constant? weight, string language) =>
        step is null
            ? throw new ArgumentNullException(nameof(step))
            : new(
                $"{step.Name.In(language)} ({step.Id})",
                string.Join("; ", DetailsOf(step, weight, language).Where(part => part.Length > 0)),
                step.Citation is { } citation && citation != above?.Citation ? Texts.Source(citation, language) : null
            );

    private static IEnumerable<string> DetailsOf(Step step, Constant? weight, string language)
    {
        yield return $"{T.Kind(step.Kind, language)}: {T.How(step.Kind, language)}";
        if (weight is not null)
            yield return ConstantOf(weight, step.Citation, language);
        foreach (var constant in step.Constants)
            yield return ConstantOf(constant, step.Citation, language);
        if (step is CarriedOver carried)
            yield return $"{carried.Edition}, {carried.StepId}";
        if (step is LevelByLimits { Thresholds: var limits })
            yield return T.Get(limits.EqualMeets ? "boundary.meets" : "boundary.above", language);
        if (step is PointsByBand { Bands: var bands })
            yield return string.Join(", ", bands.Select(band => band.Band.Name.In(language)));
        if (step is SeverityAdjusted { IsOfficial: var official })
            yield return $"{T.Get("diff.value.official", language)}: {T.Get(official ? "label.yes" : "label.no", language)}";
        if (PlaceWords.JoinedOf(step) is { } joined)
            yield return T.Get(joined, language);
        if (step is JurorPlaces { Rule: var places })
        {
            yield return T.Get("convention." + places.Ties, language);
            yield return T.Get("missing-sheets." + places.Missing, language);
            if (places.Within is not null)
                yield return $"{T.Get("diff.value.places-within", language)}: {places.Within}";
        }
        if (step is CountOfItems { OnlyIf: { } coverage })
            yield return $"{coverage.Attribute}: {string.Join(", ", coverage.Among)}";
        if (step is IndicatorPoints { Table: var table })
            yield return $"{T.Get("label.indicators", language)}: {table.Indicators.Count}, "
                + $"{T.Get("label.maximum", language)}: {Numbers.Format(table.Maximum, language, 0, 4)}";
        if (step is IndicatorPoints { Table: { EvidenceCitation: { } evidence } asked })
            yield return $"{T.Get("without-evidence." + asked.WithoutEvidence, language)} [{Texts.Source(evidence, language)}]";
        if (step.Inputs.Count > 0)
            yield return T.Get("absent." + step.Absent, language);
        if (step.Rounding is { } rounding)
            yield return T.Rounding(rounding, language);
    }

    private static string ConstantOf(Constant constant, Citation? known, string language)
    {
        var text = $"{T.Constant(constant, language)} {Numbers.Format(constant.Amount, language, 0, 15)}";
        return constant.Citation is null || constant.Citation == known ? text : $"{text} [{Texts.Source(constant.Citation, language)}]";
    }
}
