using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Ranking.Awards;

/// <summary>
/// Gives the prizes of an edition, one after the other as listed. A prize of n places goes to the next n places of its ranking (of each
/// cluster that is ranked apart) after the prizes listed before it for the same ranking. Units that no key separates from the last one
/// included share the prize, unless listing keys or a draw decide; they use up the places after it, so that after two first prizes comes
/// the third, as 1 1 3 says; in a dense ranking (1 1 2) they use up none. If an entry may hold one prize only, a unit that holds one is
/// passed over and the next one moves up; it uses up no place.
/// </summary>
internal sealed class Awarding
{
    private readonly Evaluation _evaluation;
    private readonly AwardPlan _plan;
    private readonly Dictionary<(Level Level, string Unit), Text> _held = [];
    private readonly Dictionary<(string Ranking, string Cluster), PlaceList> _lists = [];

    private Awarding(Evaluation evaluation, AwardPlan plan) => (_evaluation, _plan) = (evaluation, plan);

    /// <summary>The prizes in the order of the list.</summary>
    public static IReadOnlyList<AwardGiven> Of(Evaluation evaluation)
    {
        if (evaluation.Edition.Awards is not { } plan)
            return [];
        var awarding = new Awarding(evaluation, plan);
        return [.. plan.Awards.Select(awarding.Give)];
    }

    private AwardGiven Give(AwardRule award)
    {
        var rule = _evaluation.Edition.Rankings.First(ranking => ranking.Id == award.Ranking);
        var result = _evaluation.Ranking(rule);
        var (winners, notes) = (new List<Winner>(), new List<Note>());
        if (award.By is AwardBy.Hand or AwardBy.Honour)
            GiveByHand(award, result, winners, notes);
        else if (result.AwaitsDecision)
            notes.Add(new Note(NoteCode.AwaitsDecision));
        else
        {
            foreach (var group in InTheRunning(award, result).GroupBy(row => rule.Within is null ? "" : row.Cluster))
            {
                if (award.By == AwardBy.Place)
                    ListOf(award, rule, group).Give(award.Places, row => Holds(award, rule, row, notes), winners);
                else
                    winners.AddRange(
                        group.Where(row => InClass(award, row) && !Holds(award, rule, row, notes)).Select(row => PlaceList.Won(row))
                    );
            }
        }
        foreach (var winner in award.By == AwardBy.Honour ? [] : winners)
            _held.TryAdd((rule.Level, winner.Unit), award.Name);
        if (winners.Count == 0 && !notes.Exists(note => note.Code == NoteCode.AwaitsDecision))
            notes.Add(new Note(NoteCode.NobodyHasIt));
        return new AwardGiven(award, winners, notes);
    }

    /// <summary>
    /// The ranked units eligible for a prize: those within the cut if there is one, those of the cluster if the prize is for one.
    /// </summary>
    private static IEnumerable<RankedUnit> InTheRunning(AwardRule award, RankingResult result) =>
        result.Rows.Where(row =>
            row.Position is not null
            && (result.Rule.Cut is null || row.WithinCut)
            && (award.Cluster is null || string.Equals(award.Cluster, row.Cluster, StringComparison.OrdinalIgnoreCase))
        );

    private PlaceList ListOf(AwardRule award, RankingRule rule, IGrouping<string, RankedUnit> group)
    {
        // A prize for one cluster of a ranking that is not split has its own list.
        var cluster = rule.Within is null ? award.Cluster?.ToUpperInvariant() ?? "" : group.Key;
        if (!_lists.TryGetValue((rule.Id, cluster), out var list))
            _lists.Add((rule.Id, cluster), list = new PlaceList(rule, [.. group]));
        return list;
    }

    private bool Holds(AwardRule award, RankingRule rule, RankedUnit row, List<Note> notes)
    {
        if (!_plan.OnePerEntry || !_held.TryGetValue((rule.Level, row.Id), out var other) || other == award.Name)
            return false;
        notes.Add(new Note(NoteCode.HoldsPrizeAlready, row.Name, other));
        return true;
    }

    private static bool InClass(AwardRule award, RankedUnit row) =>
        row.Shown is { } shown
        && (award.AtLeast is not { } atLeast || shown >= atLeast.Amount)
        && (award.Below is not { } below || shown < below.Amount);

    private void GiveByHand(AwardRule award, RankingResult result, List<Winner> winners, List<Note> notes)
    {
        var picks = _evaluation
            .Facts.HandPicks.Where(pick => pick.For == award.Id)
            .OrderBy(pick => pick.Unit, StringComparer.Ordinal)
            .ThenBy(pick => pick.Reason, StringComparer.Ordinal)
            .DistinctBy(pick => pick.Unit)
            .ToList();
        if (picks.Count == 0)
            notes.Add(new Note(NoteCode.AwaitsDecision));
        var running = InTheRunning(award, result).Select(row => row.Unit).ToHashSet();
        var units = _evaluation.Facts.Units(result.Rule.Level);
        foreach (var pick in picks)
        {
            var row = result.Of(pick.Unit);
            if (
                award.By == AwardBy.Honour
                    ? units.Find(pick.Unit) < 0 || _evaluation.Facts.DisqualificationOf(pick.Unit) is not null
                    : row is null || !running.Contains(row.Unit)
            )
                notes.Add(new Note(NoteCode.PickTakesNoPart, pick.Unit));
            else if (award.By == AwardBy.Honour || !Holds(award, result.Rule, row!, notes))
                winners.Add(ByHand(pick, row, units));
        }
    }

    private static Winner ByHand(HandPick pick, RankedUnit? row, UnitTable units)
    {
        var notes = new List<Note> { new(NoteCode.PickedByHand, pick.Reason, pick.DecidedBy) };
        if (row is null)
            notes.Add(new Note(NoteCode.OutsideRanking));
        return new Winner(pick.Unit, row?.Name ?? units.Name(units.Find(pick.Unit)), row?.Cluster ?? "", row?.Rank, notes);
    }
}
