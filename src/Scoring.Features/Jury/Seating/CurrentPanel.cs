using Scoring.Domain.Facts;
using Scoring.Domain.Jury;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.Jury.Seating;

/// <summary>The current panel of a stage.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Panel">
/// Who may mark what. If nothing says how many jurors an entry has, it may have any number (<see cref="int.MaxValue"/>).
/// </param>
/// <param name="PerEntry">How many jurors an entry has, by the rule or the newest draw, or null.</param>
/// <param name="Innovations">All innovations of the edition, including those that are no entries of the stage.</param>
/// <param name="AwaitsDecision">True if the plenary has not decided yet which entries the stage has; the panel then has no entries.</param>
internal sealed record PanelAtStage(Edition Edition, Stage Stage, Panel Panel, int? PerEntry, UnitTable Innovations, bool AwaitsDecision)
{
    /// <summary>The title of an innovation; empty if the edition no longer has it.</summary>
    public string TitleOf(string entry) => Innovations.Find(entry) is >= 0 and var unit ? Innovations.Name(unit) : "";
}

/// <summary>Reads the panel of a stage: its jurors, its entries, the current conflicts, and the rule's limits on seats.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The imported data.</param>
/// <param name="editions">The rules.</param>
/// <param name="evaluations">Applies the rules to the facts.</param>
/// <param name="draws">The draws made.</param>
internal sealed class CurrentPanel(UnitOfWork work, PayloadCache cache, EditionCatalog editions, Evaluations evaluations, DrawStore draws)
{
    /// <summary>The stage of an edition.</summary>
    /// <exception cref="RefusalException">There is no stage of that name.</exception>
    public Stage StageOf(string editionId, string stageId)
    {
        var edition = editions.Get(editionId);
        return edition.StageOf(stageId)
            ?? throw new RefusalException(
                RefusalKind.Usage,
                "stage-unknown",
                stageId,
                string.Join(", ", edition.Stages.Select(stage => stage.Id)),
                Nearest.To(stageId, edition.Stages.Select(stage => stage.Id)) ?? ""
            );
    }

    /// <summary>The panel with the numbers of the rule and of the newest draw.</summary>
    /// <exception cref="RefusalException">The stage is unknown, or nothing was imported.</exception>
    public PanelAtStage Of(string editionId, string stageId)
    {
        var (stage, drawn) = (StageOf(editionId, stageId), draws.Last(editionId, stageId));
        return Of(editionId, stage, stage.Seats ?? drawn?.PerEntry, Least(stage.AtMost, drawn?.AtMost));
    }

    /// <summary>The panel with requested numbers; a number set by the rule cannot be overridden.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="stageId">The stage.</param>
    /// <param name="perEntry">How many jurors each entry gets; null to use the rule's number.</param>
    /// <param name="atMost">The maximum number of entries per juror; null for the rule's limit.</param>
    /// <exception cref="RefusalException">The stage is unknown, the numbers contradict the rule, or nothing was imported.</exception>
    public PanelAtStage Of(string editionId, string stageId, int? perEntry, int? atMost)
    {
        var stage = StageOf(editionId, stageId);
        if (perEntry is not null && stage.Seats is { } seats && perEntry != seats)
            throw new RefusalException(RefusalKind.State, "seats-by-rule", stageId, seats, perEntry);
        if (atMost > stage.AtMost)
            throw new RefusalException(RefusalKind.State, "at-most-by-rule", stageId, stage.AtMost, atMost);
        return Of(
            editionId,
            stage,
            perEntry ?? stage.Seats ?? throw new RefusalException(RefusalKind.Usage, "per-entry-missing", stageId),
            atMost ?? stage.AtMost
        );
    }

    private PanelAtStage Of(string editionId, Stage stage, int? perEntry, int? atMost)
    {
        var (evaluation, _) = evaluations.FactsOf(editionId);
        var innovations = evaluation.Facts.Innovations;
        var units = UnitsOf(evaluation, stage, out var awaits);
        var known = new CurrentFacts(work, cache, editionId);
        var panel = new Panel(
            stage.Id,
            PanelPeople.Jurors(known, stage),
            units.Select(unit => PanelPeople.Entry(innovations, unit)),
            PanelPeople.Conflicts(known, stage, innovations),
            perEntry ?? int.MaxValue,
            atMost
        );
        return new PanelAtStage(evaluation.Edition, stage, panel, perEntry, innovations, awaits);
    }

    private static List<int> UnitsOf(Evaluation evaluation, Stage stage, out bool awaits)
    {
        awaits = false;
        if (stage.EntriesOf is not { } name)
        {
            return
            [
                .. Enumerable
                    .Range(0, evaluation.Facts.Innovations.Count)
                    .Where(unit => evaluation.Eligibility.Count == 0 || evaluation.Eligibility[unit].IsEligible),
            ];
        }
        var rule = evaluation.Edition.Rankings.FirstOrDefault(ranking => ranking.Id == name)
            ?? throw EditionCatalog.WhyNot(evaluation.Edition, name);
        var ranking = evaluation.Ranking(rule);
        awaits = ranking.AwaitsDecision;
        return awaits ? [] : [.. ranking.Rows.Where(row => row.WithinCut).Select(row => row.Unit)];
    }

    private static int? Least(int? one, int? other) =>
        one is null ? other
        : other is null ? one
        : Math.Min(one.Value, other.Value);
}
