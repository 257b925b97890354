using Scoring.Domain.Eligibility;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Rules.Diff;

/// <summary>Everything that an edition says, part by part.</summary>
internal static class EditionContents
{
    public static IReadOnlyList<RulePart> Of(Edition edition) =>
        [
            Whole(edition),
            .. edition
                .CountedInnovations.GroupBy(condition => condition.Attribute)
                .SelectMany(group =>
                    group.Select(
                        (condition, i) =>
                            Make(
                                "condition",
                                i == 0 ? group.Key : $"{group.Key} {i + 1}",
                                Same(group.Key),
                                condition.Citation,
                                RuleValue.Said("asked", condition.Asked, condition.Citation)
                            )
                    )
                ),
            .. edition.Eligibility.Select(Of),
            .. StepParts.Of(edition),
            .. edition.Indicators.SelectMany(table => table.Indicators.Select(indicator => Of(indicator, table.Level))),
            .. edition.Measures.Select(measure =>
                Make(
                    "measure",
                    measure.Id,
                    measure.Name,
                    measure.Citation,
                    Limit("from", measure.From, measure.Citation),
                    Limit("to", measure.To, measure.Citation)
                )
            ),
            .. edition.Stages.SelectMany(stage => Of(stage, edition.Spreads.FirstOrDefault(rule => rule.Stage == stage))),
            .. (edition.Rankings.Select(ranking => ranking.Bands).FirstOrDefault(bands => bands is not null)?.Bands ?? [])
                .DistinctBy(band => band.Name.Id)
                .Select(Of),
            .. edition.Rankings.Select(Of),
            .. SelectionParts.Of(edition),
            .. edition.RuleGaps.Select(point => Make("open", point.Id, point.What, point.Citation)),
        ];

    private static RulePart Make(string kind, string id, Text name, Citation? citation, params IEnumerable<RuleValue?> values) =>
        new(kind, id, name, citation, [.. values.OfType<RuleValue>()]);

    private static Text Same(string text) => new(text, text);

    private static RuleValue? Limit(string name, decimal? number, Citation? citation) =>
        number is { } limit ? RuleValue.Number(name, limit, citation) : null;

    private static RulePart Whole(Edition edition) =>
        Make(
            "edition",
            "",
            edition.Name,
            null,
            RuleValue.Word("not-assessable", edition.NothingReportedIsNotAssessable ? "label.yes" : "label.no", null),
            edition.Results is { } results ? RuleValue.Plain("results", results.Level.Id, results.Citation) : null,
            Limit("results-from", edition.Results?.From, edition.Results?.Citation),
            Limit("results-to", edition.Results?.To, edition.Results?.Citation),
            OnEvidence(edition, Level.Region),
            OnEvidence(edition, Level.Innovation),
            edition.Publishing is { Citation: not null } publishing
                ? RuleValue.Word("second-person", publishing.SecondPerson ? "label.yes" : "label.no", publishing.Citation)
                : null,
            Limit(
                "objection-days",
                edition.Publishing.Citation is null ? null : edition.Publishing.ObjectionDays,
                edition.Publishing.Citation
            )
        );

    private static RuleValue? OnEvidence(Edition edition, Level level) =>
        edition.TableOf(level) is { EvidenceCitation: not null } table
            ? RuleValue.Word($"without-evidence-{level.Id}", "without-evidence." + table.WithoutEvidence, table.EvidenceCitation)
            : null;

    private static RulePart Of(EligibilityRule rule) =>
        Make(
            "eligibility",
            rule.Id,
            rule.Name,
            rule.Citation,
            [
                RuleValue.Plain("rule-kind", rule.Kind, rule.Citation),
                RuleValue.Said("where", Condition.AllAsked(rule.Where), rule.Citation),
                .. rule.Details.Select(detail => RuleValue.Detail(detail.Key, detail.Value, rule.Citation)),
                RuleValue.Plain("open", rule.Open, rule.Citation),
            ]
        );

    private static RulePart Of(Indicator indicator, Level level)
    {
        var values = new List<RuleValue?>
        {
            RuleValue.Number("weight", indicator.Weight, indicator.Citation),
            RuleValue.Plain("levels", string.Join(" ", indicator.Levels), indicator.Citation),
            RuleValue.Word("mandatory", indicator.Mandatory ? "label.yes" : "label.no", indicator.Citation),
        };
        for (var i = 0; i < indicator.Wording.Count; i++)
            values.Add(
                RuleValue.Quoted($"level-{indicator.Levels.Where(one => one > 0).ElementAt(i)}", indicator.Wording[i], indicator.Citation)
            );
        if (indicator.Thresholds is { } thresholds)
        {
            values.Add(RuleValue.Word("better", thresholds.HigherIsBetter ? "label.higher" : "label.lower", indicator.Citation));
            for (var i = 0; i < thresholds.Limits.Count; i++)
                values.Add(Limit($"limit-{i + 1}", thresholds.Limits[i], indicator.Citation));
        }
        return Make("indicator", $"{level.Id}/{indicator.Id}", indicator.Name, indicator.Citation, values);
    }

    private static IEnumerable<RulePart> Of(Stage stage, SpreadRule? spread) =>
        stage
            .Criteria.SelectMany(criterion => Of(stage, criterion, ""))
            .Prepend(
                Make(
                    "stage",
                    stage.Id,
                    stage.Name,
                    stage.Citation,
                    RuleValue.Marks(stage.Scale),
                    RuleValue.Number("weights-of", stage.WeightUnit, stage.Citation),
                    RuleValue.Word("second-sheet", "second." + stage.SecondSheet, stage.Citation),
                    Limit("seats", stage.Seats, stage.Citation),
                    Limit("juror-at-most", stage.AtMost, stage.Citation),
                    RuleValue.Plain("entries", stage.EntriesOf, stage.Citation),
                    RuleValue.Plain("conflicts", string.Join(", ", stage.Conflicts), stage.Citation),
                    RuleValue.Plain("comments", StagePanels.Comments(stage), stage.Citation),
                    RuleValue.Plain("consensus", stage.ConsensusJuror, stage.Citation),
                    Limit(
                        spread?.Unit == SpreadUnit.PercentOfHighest ? "spread-percent" : "spread-points",
                        spread?.Limit.Amount,
                        spread?.Limit.Citation
                    ),
                    RuleValue.Plain("spread-settled-by", spread?.SettledBy?.Id, spread?.Limit.Citation),
                    RuleValue.Plain(
                        "rubrics",
                        string.Join(
                            "; ",
                            stage.Rubrics.Select(rubric =>
                                $"{rubric.Id} ({stage.RubricBy}: {string.Join(", ", rubric.Values)}): "
                                + string.Join(", ", rubric.Criteria.Select(criterion => criterion.Id))
                            )
                        ),
                        stage.Citation
                    ),
                    RuleValue.Plain("institutions", string.Join(", ", stage.Institutions), stage.Citation)
                )
            );

    private static IEnumerable<RulePart> Of(Stage stage, Criterion criterion, string branch) =>
        criterion
            .Children.SelectMany(child => Of(stage, child, criterion.Id))
            .Prepend(
                Make(
                    "criterion",
                    $"{stage.Id}/{criterion.Id}",
                    criterion.Name,
                    criterion.Citation,
                    RuleValue.Number("weight", criterion.Weight, criterion.Citation),
                    RuleValue.Plain("branch", branch, criterion.Citation),
                    criterion.Scale is null ? null : RuleValue.Marks(criterion.Scale)
                )
            );

    private static RulePart Of(Band band) =>
        Make(
            "band",
            band.Name.Id,
            band.Name,
            band.Citation,
            Edge(band.FromIncluded ? "from" : "above", band.From, band),
            Edge(band.ToIncluded ? "to" : "below", band.To, band),
            RuleValue.Word("ranked", band.Ranked ? "label.yes" : "label.no", band.Citation)
        );

    private static RuleValue? Edge(string name, decimal? limit, Band band) =>
        limit is { } number
            ? new RuleValue(name, Numbers.Invariant(number), language => Numbers.Format(number, language, 2, 15), band.Citation)
            : null;

    private static RulePart Of(RankingRule ranking) =>
        Make(
            "ranking",
            ranking.Id,
            ranking.Name,
            ranking.Citation,
            RuleValue.Plain("score", ranking.Score.Id, ranking.Citation),
            RuleValue.Said("where", Condition.AllAsked(ranking.Where), ranking.Citation),
            RuleValue.Plain("among", ranking.Among, ranking.Citation),
            RuleValue.Plain("within", ranking.Within, ranking.Citation),
            RuleValue.Plain("by", Keys(ranking.Keys), ranking.Citation),
            RuleValue.Plain("then-listed-by", Keys(ranking.ListedBy), ranking.Citation),
            RuleValue.Word("ties", "convention." + ranking.Convention, ranking.Citation),
            Limit("top", ranking.Cut?.Top, ranking.Cut?.Citation),
            Limit("top-share", ranking.Cut?.Share?.Percent.Amount, ranking.Cut?.Share?.Percent.Citation),
            ranking.Cut is { AtLine: not TiedAtLine.Together } cut
                ? RuleValue.Word("tied-at-the-line", "cut.at-line-" + cut.AtLine, cut.Citation)
                : null,
            RuleValue.Word("bands", ranking.Bands is null ? "label.no" : "label.yes", ranking.Citation),
            RuleValue.Word("unscored", ranking.LeavesOutAbsent ? "diff.left-out" : "diff.listed", ranking.Citation),
            RuleValue.Word("eligibility", ranking.EligibleOnly ? "diff.eligible-only" : "diff.eligible-all", ranking.Citation),
            RuleValue.Rounded(ranking.Rounding, ranking.Citation)
        );

    private static string Keys(IReadOnlyList<RankingKey> keys) =>
        string.Join(", ", keys.Select(key => (key.Step?.Id ?? "id") + (key.Descending ? "" : " ↑")));
}
