using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Output.Localization;
using Scoring.Features.Rules;

namespace Scoring.Cli.Rendering;

/// <summary>A box of a picture: what a step or a criterion says, and the boxes it is made of.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Details">How it computes, and its numbers.</param>
/// <param name="Source">Its source with its standing; null if the box before it names the same.</param>
/// <param name="Standing">The least certain standing among its values; null if nothing is cited.</param>
/// <param name="Weight">Its weight in the box before it; null if unweighted.</param>
/// <param name="Parts">What it is made of.</param>
internal sealed record PictureBox(
    string Title,
    string Details,
    string? Source,
    Standing? Standing,
    string? Weight,
    IReadOnlyList<PictureBox> Parts
)
{
    /// <summary>The boxes of an edition: one tree for each step that no other step uses. A step used twice is drawn in full once.</summary>
    public static IReadOnlyList<PictureBox> Of(Edition edition, string again, string language)
    {
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        return [.. StepLine.Roots(edition).Select(root => Of(root, null, null, drawn, again, language))];
    }

    private static PictureBox Of(Step step, Step? above, Constant? weight, HashSet<string> drawn, string again, string language)
    {
        var line = StepLine.Of(step, above, null, language);
        var repeated = !drawn.Add(step.Id) && (step.Inputs.Count > 0 || step is CriteriaTotal);
        List<PictureBox> parts = [];
        if (!repeated && step is CriteriaTotal { Stage: var stage })
            parts.AddRange(stage.Criteria.Select(criterion => Of(criterion, stage, stage.Citation, language)));
        for (var i = 0; !repeated && i < step.Inputs.Count; i++)
            parts.Add(Of(step.Inputs[i], step, step.WeightOf(i), drawn, again, language));
        return new PictureBox(
            line.Title,
            repeated ? again : line.Details,
            repeated ? null : line.Source,
            WeakestOf(step),
            weight is null ? null : Number(weight.Amount, language),
            parts
        );
    }

    private static PictureBox Of(Criterion criterion, Stage stage, Citation? above, string language) =>
        new(
            $"{criterion.Name.In(language)} ({criterion.Id})",
            criterion.IsLeaf ? $"{Texts.Get("label.scale", language)} {ScaleOf(stage.ScaleOf(criterion), language)}" : "",
            criterion.Citation is { } citation && citation != above ? Texts.Source(citation, language) : null,
            criterion.Citation?.Standing,
            Number(criterion.Weight, language),
            [.. criterion.Children.Select(child => Of(child, stage, criterion.Citation, language))]
        );

    /// <summary>
    /// The least certain standing among a step's rule, its numbers and its weights. A box never claims more certainty than that.
    /// </summary>
    private static Standing? WeakestOf(Step step) =>
        step
            .Constants.Concat(Enumerable.Range(0, step.Inputs.Count).Select(step.WeightOf).OfType<Constant>())
            .Select(constant => constant.Citation)
            .Append(step.Citation)
            .Max(citation => citation?.Standing);

    private static string ScaleOf(Scale scale, string language) =>
        scale.Values is { } values
            ? string.Join(" ", values.Select(value => Number(value, language)))
            : $"{Number(scale.From, language)}–{Number(scale.To, language)}";

    private static string Number(decimal number, string language) => Numbers.Format(number, language, 0, 15);
}
