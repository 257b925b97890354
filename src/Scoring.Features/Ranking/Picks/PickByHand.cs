using MediatR;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.RuleBook;

namespace Scoring.Features.Ranking.Picks;

/// <summary>The plenary picks a unit if the rule allows it: for a ranking cut by hand, or for a prize given by hand.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="For">The id of the ranking or of the prize.</param>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Reason">Why, in the plenary's words; for an undoing, why it is undone.</param>
/// <param name="DecidedBy">Who decided, for example "Pleno 8 Agustus".</param>
/// <param name="Undo">True if the pick is undone.</param>
[Allow(Access.Plenary)]
public sealed record PickByHand(string Edition, string For, string Unit, string Reason, string DecidedBy, bool Undo = false)
    : IRequest<HandPickOutcome>,
        IWrites,
        INamesAnEdition;

/// <summary>The effect of a pick.</summary>
/// <param name="Unit">The unit's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Goes">True if it now advances, or has the prize.</param>
/// <param name="Notes">The current notes on its line or its prize: the reason, and what the marks alone would give.</param>
public sealed record HandPickOutcome(string Unit, string Name, bool Goes, IReadOnlyList<Note> Notes);

/// <summary>Stores a pick the rule allows, and returns its effect.</summary>
internal sealed class PickByHandHandler(Evaluations evaluations, PickStore picks, AuditTrail trail)
    : IRequestHandler<PickByHand, HandPickOutcome>
{
    /// <inheritdoc/>
    public Task<HandPickOutcome> Handle(PickByHand request, CancellationToken cancellationToken)
    {
        var pick = new HandPick(request.For, request.Unit, Require.Reason(request.Reason), Require.DecidedBy(request.DecidedBy));
        var (evaluation, _) = evaluations.Of(request.Edition);
        var (ranking, award) = Find(evaluation.Edition, request.For);
        var stands = evaluation.Facts.HandPicks.Any(known => known.For == request.For && known.Unit == request.Unit);
        if (stands != request.Undo)
            throw new RefusalException(RefusalKind.State, stands ? "picked-already" : "not-picked", request.Unit, request.For);
        if (!request.Undo)
            Check(evaluation, ranking, award, request);
        picks.Add(request.Edition, pick, !request.Undo);
        trail.Record(
            request.Undo ? AuditAction.PickUndone : AuditAction.UnitPicked,
            $"{request.Edition}/pick/{request.For}/{request.Unit}",
            pick.Reason,
            ("decided_by", pick.DecidedBy)
        );
        return Task.FromResult(Outcome(evaluations.Of(request.Edition).Evaluation, ranking, award, request.Unit));
    }

    private static (RankingRule Ranking, AwardRule? Award) Find(Edition edition, string id)
    {
        var awards = edition.Awards?.Awards ?? [];
        var award = awards.FirstOrDefault(award => award.Id == id);
        var ranking = edition.Rankings.FirstOrDefault(rule => rule.Id == (award?.Ranking ?? id));
        if (ranking is null)
        {
            throw new RefusalException(
                RefusalKind.Usage,
                "unknown-pick-target",
                id,
                string.Join(", ", edition.Rankings.Select(rule => rule.Id).Concat(awards.Select(one => one.Id)))
            );
        }
        return (award is null ? ranking.Cut is { TakesPicks: true } : award.By is AwardBy.Hand or AwardBy.Honour)
            ? (ranking, award)
            : throw new RefusalException(RefusalKind.State, "pick-without-rule", id);
    }

    private static void Check(Evaluation evaluation, RankingRule ranking, AwardRule? award, PickByHand request)
    {
        var result = evaluation.Ranking(ranking);
        var units = evaluation.Facts.Units(ranking.Level);
        if (units.Find(request.Unit) < 0)
            throw new RefusalException(
                RefusalKind.Usage,
                "unknown-unit",
                request.Unit,
                Nearest.To(request.Unit, result.Rows.Select(row => row.Id)) ?? ""
            );
        if (award?.By == AwardBy.Honour)
            return;
        // A unit that takes no part in the ranking, or has no rank there, was stopped by another rule: a pick is no way around it.
        if (result.Of(request.Unit) is not { Position: not null } row || (award is not null && !InTheRunning(award, result, row)))
            throw new RefusalException(RefusalKind.State, "pick-takes-no-part", request.Unit, request.For);
        if (award is null && ranking.Cut!.AtLine == TiedAtLine.RunOff)
        {
            if (row.Notes.FirstOrDefault(note => note.Code is NoteCode.RunOffAtLine) is not { } runOff)
                throw new RefusalException(RefusalKind.State, "pick-not-in-run-off", request.Unit, request.For);
            var left = (int)runOff.Arguments[0]!;
            if (evaluation.Facts.HandPicks.Count(pick => pick.For == request.For && IsInRunOff(result, pick.Unit)) >= left)
                throw new RefusalException(RefusalKind.State, "picks-are-full", request.For, left);
            return;
        }
        if (award is null && ranking.Cut!.Top is { } places && PickedBeside(evaluation, result, row) >= places)
            throw new RefusalException(RefusalKind.State, "picks-are-full", request.For, places);
        if (award is null && FullQuota(evaluation, result, row) is { } full)
            throw new RefusalException(RefusalKind.State, "pick-quota-full", request.For, full.Name, full.AtMost!.Amount);
    }

    private static bool IsInRunOff(RankingResult result, string unit) =>
        result.Of(unit)?.Notes.Any(note => note.Code is NoteCode.RunOffAtLine or NoteCode.WonRunOff) == true;

    private static bool InTheRunning(AwardRule award, RankingResult result, RankedUnit row) =>
        (result.Rule.Cut is null || row.WithinCut)
        && (award.Cluster is null || string.Equals(award.Cluster, row.Cluster, StringComparison.OrdinalIgnoreCase));

    // Places are counted as the cut counts them: for each cluster ranked separately, for each value of the attribute with places of its
    // own.
    private static int PickedBeside(Evaluation evaluation, RankingResult result, RankedUnit row) =>
        result.Rows.Count(other => other.WithinCut && GroupOf(evaluation, result.Rule, other) == GroupOf(evaluation, result.Rule, row));

    // The quotas that limit how many of a kind advance; reaching how many must advance is up to the plenary.
    private static Quota? FullQuota(Evaluation evaluation, RankingResult result, RankedUnit row)
    {
        var units = evaluation.Facts.Units(result.Rule.Level);
        bool Meets(Quota quota, RankedUnit unit) => quota.Where.All(condition => condition.Holds(units, unit.Unit));
        var group = GroupOf(evaluation, result.Rule, row);
        return result.Rule.Cut!.Quotas.FirstOrDefault(quota =>
            quota.AtMost is { } most
            && Meets(quota, row)
            && result.Rows.Count(other => other.WithinCut && GroupOf(evaluation, result.Rule, other) == group && Meets(quota, other))
                >= most.Amount
        );
    }

    private static (string, string) GroupOf(Evaluation evaluation, RankingRule rule, RankedUnit row) =>
        (
            rule.Within is null ? "" : row.Cluster,
            rule.Cut!.Per is { } per ? evaluation.Facts.Units(rule.Level).Attribute(row.Unit, per) ?? "" : ""
        );

    private static HandPickOutcome Outcome(Evaluation evaluation, RankingRule ranking, AwardRule? award, string unit)
    {
        var row = evaluation.Ranking(ranking).Of(unit);
        var winner = evaluation
            .Awards.FirstOrDefault(given => given.Rule.Id == award?.Id)
            ?.Winners.FirstOrDefault(winner => winner.Unit == unit);
        var units = evaluation.Facts.Units(ranking.Level);
        return new HandPickOutcome(
            unit,
            units.Find(unit) is >= 0 and var at ? units.Name(at) : unit,
            award is null ? row?.WithinCut == true : winner is not null,
            award is null ? row?.Notes ?? [] : winner?.Notes ?? []
        );
    }
}
