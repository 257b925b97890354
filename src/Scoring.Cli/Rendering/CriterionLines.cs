using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Rules;

namespace Scoring.Cli.Rendering;

/// <summary>The stages of marking and their criteria, one line each.</summary>
/// <param name="edition">The edition.</param>
/// <param name="language">"id" or "en".</param>
/// <param name="cited">A citation as text; null for none.</param>
internal sealed class CriterionLines(Edition edition, string language, Func<Citation?, string?> cited)
{
    /// <summary>The line of a stage, then those of its criteria, indented by their depth.</summary>
    public IEnumerable<IReadOnlyList<object?>> Of(Stage stage) =>
        stage.Criteria.SelectMany(criterion => OfCriterion(stage, criterion, 0)).Prepend(OfStage(stage));

    private IReadOnlyList<object?> OfStage(Stage stage) =>
        [
            stage.Id,
            null,
            string.Join(
                "; ",
                (
                    (string[])
                        [
                            stage.Name.In(language),
                            Texts.Get("second." + stage.SecondSheet, language),
                            stage.Seats is { } seats ? $"{Texts.Get("label.seats", language)}: {seats}" : "",
                            stage.AtMost is { } most ? $"{Texts.Get("label.juror-at-most", language)}: {most}" : "",
                            stage.EntriesOf is { } ranking ? $"{Texts.Get("label.entries-of", language)}: {ranking}" : "",
                            stage.Conflicts.SequenceEqual(ConflictCheck.Kinds)
                                ? ""
                                : $"{Texts.Get("label.conflicts", language)}: {string.Join(", ", stage.Conflicts)}",
                            stage.Comments.Count > 0 ? $"{Texts.Get("label.comments", language)}: {StagePanels.Comments(stage)}" : "",
                            stage.ConsensusJuror is { } plenary ? $"{Texts.Get("label.consensus", language)}: {plenary}" : "",
                            .. edition
                                .Spreads.Where(rule => rule.Stage == stage)
                                .Select(rule =>
                                    $"{Texts.Get("label.discuss-when", language)} {Numbers.Format(rule.Limit.Amount, language, 0, 4)} "
                                    + Texts.Get(rule.Unit == SpreadUnit.Points ? "label.points" : "label.percent-of-highest", language)
                                ),
                            .. stage.Rubrics.Select(rubric =>
                                $"{Texts.Get("label.rubric", language)} {rubric.Name.In(language)} "
                                + $"({stage.RubricBy}: {string.Join(", ", rubric.Values)}): "
                                + string.Join(", ", rubric.Criteria.Select(criterion => criterion.Id))
                            ),
                            stage.Institutions.Count > 0
                                ? $"{Texts.Get("label.institutions", language)}: {string.Join(", ", stage.Institutions)}"
                                : "",
                        ]
                ).Where(part => part.Length > 0)
            ),
            null,
            Scale(stage.Scale),
            cited(stage.Citation),
        ];

    private IEnumerable<IReadOnlyList<object?>> OfCriterion(Stage stage, Criterion criterion, int depth) =>
        criterion
            .Children.SelectMany(child => OfCriterion(stage, child, depth + 1))
            .Prepend([
                stage.Id,
                criterion.Id,
                new string(' ', depth * 2) + criterion.Name.In(language),
                criterion.Weight,
                criterion.IsLeaf ? Scale(stage.ScaleOf(criterion)) : null,
                cited(criterion.Citation),
            ]);

    private string Scale(Scale scale) =>
        scale.Labels.Count > 0
            ? string.Join(
                "; ",
                scale.Labels.Select(label =>
                    label.Name.In(language)
                    + " "
                    + (
                        label.From == label.To
                            ? Numbers.Format(label.From, language, 0, 4)
                            : $"{Numbers.Format(label.From, language, 0, 4)}–{Numbers.Format(label.To, language, 0, 4)}"
                    )
                )
            )
        : scale.Values is { } values ? string.Join(" ", values.Select(value => Numbers.Format(value, language, 0, 4)))
        : $"{Numbers.Format(scale.From, language, 0, 4)}–{Numbers.Format(scale.To, language, 0, 4)}";
}
