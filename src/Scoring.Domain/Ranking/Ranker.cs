using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking.Selection;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Ranking;

/// <summary>Orders the units of a ranking by exact values, breaks ties by the rule, shares ranks, assigns bands, cuts.</summary>
public static class Ranker
{
    /// <summary>The ranking of an edition over its facts. It depends on neither the order of import nor the machine.</summary>
    public static RankingResult Rank(Evaluation evaluation, RankingRule rule)
    {
        var candidates = Candidates(evaluation, rule);
        var rows = new List<RankedUnit>(candidates.Count);
        foreach (
            var group in candidates
                .GroupBy(candidate => GroupOf(rule, candidate.Cluster))
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
            rows.AddRange(RankGroup(rule, [.. group]));
        var result = Cutting.Of(evaluation, rule, rows);
        if (evaluation.Facts.Disqualified.Count > 0)
            result = AfterDisqualification.Of(evaluation, result);
        return Before(evaluation, rule) is { AwaitsDecision: true } before
            ? result with
            {
                Notes = [new Note(NoteCode.AwaitsEarlierDecision, before.Rule.Name), .. result.Notes],
            }
            : result;
    }

    private const int MostPlaces = 15;

    private static readonly Text IdName = new("Kode", "Id");

    // A ranking of many equal units says so for each.
    private static readonly IReadOnlyList<Note> Shared = [new Note(NoteCode.RankShared)];

    private sealed record Candidate(
        int Unit,
        string Id,
        string Name,
        string Cluster,
        decimal? Score,
        decimal? Shown,
        Text? Band,
        bool Ranked,
        decimal?[] Keys,
        decimal?[] Listing,
        IReadOnlyList<Note> Notes
    );

    private static List<Candidate> Candidates(Evaluation evaluation, RankingRule rule)
    {
        var units = evaluation.Facts.Units(rule.Level);
        var scores = evaluation.Of(rule.Score);
        var keys = Columns(evaluation, rule.Keys);
        var listing = Columns(evaluation, rule.ListedBy);
        var passed = PassedBefore(evaluation, rule);
        var places = PlaceRefusals.PlacesOf(rule);
        var candidates = new List<Candidate>();
        // If nobody without a score can be listed, the many without one need no further look.
        var onlyScored = rule.LeavesOutAbsent && !rule.EligibleOnly && evaluation.Facts.Disqualified.Count == 0;
        for (var unit = 0; unit < units.Count; unit++)
        {
            if (onlyScored && scores.PresenceOf(unit) == Presence.Absent)
                continue;
            if (!Holds(rule.Where, units, unit) || (passed is not null && !passed.Contains(unit) && !TookPart(evaluation, rule, unit)))
                continue;
            var gone = DisqualificationOf(evaluation, units, unit);
            // Refused units are listed with the reason, even if units without a score are not.
            var refused = evaluation.Refuses(rule, unit);
            if (scores.PresenceOf(unit) == Presence.Absent && rule.LeavesOutAbsent && !refused && gone is null)
                continue;
            refused |= gone is not null;
            var notes = evaluation.FlagsOf(rule.Level, unit);
            if (places.Count > 0 && PlaceRefusals.Of(evaluation, places, unit) is { } unplaced)
                notes = [.. notes, unplaced];
            if (gone is not null)
                notes = [gone.Note, .. notes];
            var value = evaluation.Assessed(rule.Score, scores, unit);
            decimal? score = value.IsPresent ? Exact.Canonicalize(value.Number) : null;
            decimal? shown = score is { } exact ? rule.Rounding.Apply(exact) : null;
            var band = score is { } s && !refused ? rule.Bands?.Of(s, shown!.Value) : null;
            var ranked = value.IsPresent && !refused && band is not { Ranked: false };
            if (!value.IsPresent && !refused)
            {
                notes =
                [
                    .. notes,
                    new Note(
                        value.Presence != Presence.NotAssessable ? NoteCode.NoScore
                        : evaluation.AnythingReported(rule.Level, unit) ? NoteCode.NeededIsMissing
                        : NoteCode.NothingReported
                    ),
                ];
            }
            candidates.Add(
                new Candidate(
                    unit,
                    units.Id(unit),
                    units.Name(unit),
                    ClusterOf(rule, units, unit),
                    ranked ? score : null,
                    ranked ? shown : null,
                    value.Presence == Presence.NotAssessable && !refused ? rule.Bands?.NotAssessable : band?.Name,
                    ranked,
                    Keys(keys, rule.Keys, unit),
                    Keys(listing, rule.ListedBy, unit),
                    notes
                )
            );
        }
        return candidates;
    }

    private static bool Holds(IReadOnlyList<Condition> conditions, UnitTable units, int unit)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(units, unit))
                return false;
        }
        return true;
    }

    // If nobody is disqualified, which is nearly always the case, no id is created for the check: a nation has more entries than a ranking
    // has lines.
    private static Disqualification? DisqualificationOf(Evaluation evaluation, UnitTable units, int unit) =>
        evaluation.Facts.Disqualified.Count == 0 ? null : evaluation.Facts.DisqualificationOf(units.Id(unit));

    private static string ClusterOf(RankingRule rule, UnitTable units, int unit)
    {
        if (rule.Within is not null)
            return units.Attribute(unit, rule.Within) ?? "";
        return rule.Level == Level.Region ? units.Attribute(unit, "type") ?? "" : "";
    }

    private static string GroupOf(RankingRule rule, string cluster) => rule.Within is null ? "" : cluster;

    private static HashSet<int>? PassedBefore(Evaluation evaluation, RankingRule rule) =>
        Before(evaluation, rule) is { } before ? [.. before.Rows.Where(row => row.WithinCut).Select(row => row.Unit)] : null;

    // A unit that took part until it was disqualified stays listed, even if it no longer passes the earlier cut.
    private static bool TookPart(Evaluation evaluation, RankingRule rule, int unit)
    {
        var units = evaluation.Facts.Units(rule.Level);
        return DisqualificationOf(evaluation, units, unit) is not null
            && evaluation.WithoutDisqualification.Ranking(rule).Of(units.Id(unit)) is not null;
    }

    private static RankingResult? Before(Evaluation evaluation, RankingRule rule) =>
        rule.Among is null ? null : evaluation.Ranking(evaluation.Edition.Rankings.First(ranking => ranking.Id == rule.Among));

    private static Column?[] Columns(Evaluation evaluation, IReadOnlyList<RankingKey> keys) =>
        [.. keys.Select(key => key.Step is null ? null : evaluation.Of(key.Step))];

    private static decimal?[] Keys(Column?[] columns, IReadOnlyList<RankingKey> keys, int unit)
    {
        if (columns.Length == 0)
            return [];
        var values = new decimal?[columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // A unit without a value in a key comes after all that have one, in either direction of the key.
            if (columns[i]?[unit] is { IsPresent: true } value)
                values[i] = keys[i].Descending ? -Exact.Canonicalize(value.Number) : Exact.Canonicalize(value.Number);
        }
        return values;
    }

    private static IEnumerable<RankedUnit> RankGroup(RankingRule rule, List<Candidate> group)
    {
        var ranked = group.Where(candidate => candidate.Ranked).ToList();
        ranked.Sort((one, other) => Order(rule, one, other));
        var ranks = Ranks.Of(
            ranked.Count,
            (i, j) => rule.Draw is null && FirstDifference(rule.Keys, ranked[i], ranked[j], ranked[i].Keys, ranked[j].Keys).Order == 0,
            rule.Convention
        );
        for (var i = 0; i < ranked.Count; i++)
        {
            yield return Row(ranked[i], i + 1, ranks[i], TieNote(rule, ranked, i));
        }
        foreach (var candidate in group.Where(candidate => !candidate.Ranked).OrderBy(candidate => candidate.Id, StringComparer.Ordinal))
            yield return Row(candidate, null, null, null);
    }

    private static RankedUnit Row(Candidate c, int? position, decimal? rank, Note? tie) =>
        new(
            c.Unit,
            c.Id,
            c.Name,
            c.Cluster,
            position,
            rank,
            c.Score,
            c.Shown,
            c.Band,
            false,
            tie is null ? c.Notes
                : c.Notes.Count == 0 && tie == Shared[0] ? Shared
                : [.. c.Notes, tie]
        );

    private static int Order(RankingRule rule, Candidate one, Candidate other)
    {
        var order = FirstDifference(rule.Keys, one, other, one.Keys, other.Keys).Order;
        if (order == 0 && rule.Draw is { } draw)
            order = string.CompareOrdinal(draw.LotOf(one.Id), draw.LotOf(other.Id));
        if (order == 0)
            order = FirstDifference(rule.ListedBy, one, other, one.Listing, other.Listing).Order;
        return order != 0 ? order : string.CompareOrdinal(one.Id, other.Id);
    }

    /// <summary>The first key that separates two candidates, and how; order 0 if none does.</summary>
    private static (int Key, int Order) FirstDifference(
        IReadOnlyList<RankingKey> keys,
        Candidate one,
        Candidate other,
        decimal?[] ours,
        decimal?[] theirs
    )
    {
        for (var i = 0; i < ours.Length; i++)
        {
            var order = keys[i].Step is null
                ? string.CompareOrdinal(one.Id, other.Id) * (keys[i].Descending ? -1 : 1)
                : Compare(in ours[i], in theirs[i]);
            if (order != 0)
                return (i, order);
        }
        return (ours.Length, 0);
    }

    private static int Compare(in decimal? one, in decimal? other)
    {
        if (one.HasValue && other.HasValue)
            return decimal.Compare(one.GetValueOrDefault(), other.GetValueOrDefault());
        return other.HasValue.CompareTo(one.HasValue);
    }

    // Two lines that read alike and have different ranks: what the published figures do not show is said, with the first digits that
    // differ.
    private static Note? EqualAsPublished(RankingRule rule, Candidate one, Candidate other)
    {
        if (rule.Keys[0].Step != rule.Score || one.Shown is null || one.Shown != other.Shown || one.Score == other.Score)
            return null;
        var places = rule.Rounding.Places + 1;
        while (
            places < MostPlaces
            && Exact.Round(one.Score!.Value, places, RoundingMode.HalfAwayFromZero)
                == Exact.Round(other.Score!.Value, places, RoundingMode.HalfAwayFromZero)
        )
            places++;
        return new Note(
            NoteCode.EqualAsPublished,
            other.Name,
            Exact.Round(one.Score!.Value, places, RoundingMode.HalfAwayFromZero),
            Exact.Round(other.Score!.Value, places, RoundingMode.HalfAwayFromZero)
        );
    }

    private static Note? TieNote(RankingRule rule, List<Candidate> ranked, int i)
    {
        Note? note = null;
        for (var neighbour = i - 1; neighbour <= i + 1; neighbour += 2)
        {
            if (neighbour < 0 || neighbour >= ranked.Count)
                continue;
            var (decided, order) = FirstDifference(rule.Keys, ranked[i], ranked[neighbour], ranked[i].Keys, ranked[neighbour].Keys);
            if (order == 0)
                return rule.Draw is { } draw ? new Note(NoteCode.DrawDecided, draw.Seed) : Shared[0];
            if (decided > 0)
                note = new Note(NoteCode.TieBroken, rule.Keys[decided].Step?.Name ?? IdName);
            else
                note ??= EqualAsPublished(rule, ranked[i], ranked[neighbour]);
        }
        return note;
    }
}
