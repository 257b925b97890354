using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Ranking.Selection;

/// <summary>Decides for each line of a ranking whether it advances, and why: places, minimum marks, quotas, the plenary.</summary>
internal sealed class Cutting
{
    private readonly Evaluation _evaluation;
    private readonly RankingRule _rule;
    private readonly Cut _cut;
    private readonly RankedUnit[] _rows;
    private readonly List<Note>?[] _because;
    private readonly List<Note> _whole = [];

    private Cutting(Evaluation evaluation, RankingRule rule, Cut cut, IReadOnlyList<RankedUnit> rows)
    {
        (_evaluation, _rule, _cut, _rows) = (evaluation, rule, cut, [.. rows]);
        _because = new List<Note>?[_rows.Length];
    }

    /// <summary>The ranking with its cut.</summary>
    /// <param name="evaluation">The rules over the facts.</param>
    /// <param name="rule">The ranking.</param>
    /// <param name="rows">Its lines in order.</param>
    public static RankingResult Of(Evaluation evaluation, RankingRule rule, IReadOnlyList<RankedUnit> rows)
    {
        var picks = HandDecisions.Of(evaluation, rule, rows);
        if (rule.Cut is not { } cut)
            return new RankingResult(rule, rows) { Notes = picks.Notes };
        var cutting = new Cutting(evaluation, rule, cut, rows);
        foreach (var group in Enumerable.Range(0, rows.Count).GroupBy(cutting.GroupOf))
            cutting.CutGroup(group.Key, [.. group], picks);
        var awaits = cut.By == CutBy.Hand && !picks.Any;
        for (var i = 0; i < cutting._rows.Length; i++)
        {
            var row = cutting._rows[i];
            // Most lines of a national ranking neither advance nor have a note about it.
            if (row.WithinCutByMarks || cutting._because[i] is not null)
                row = row with { WithinCut = row.WithinCutByMarks, Notes = [.. row.Notes, .. cutting._because[i] ?? []] };
            cutting._rows[i] = cut.By == CutBy.Hand ? picks.Decide(row) : row;
        }
        return new RankingResult(rule, cutting._rows)
        {
            Notes = [.. awaits ? [new Note(NoteCode.AwaitsDecision)] : Array.Empty<Note>(), .. picks.Notes, .. cutting._whole],
        };
    }

    /// <summary>Each cluster that is ranked apart, and in it each value of the attribute with its own places.</summary>
    private (string Cluster, string Per) GroupOf(int row) =>
        (
            _rule.Within is null ? "" : _rows[row].Cluster,
            _cut.Per is null ? "" : _evaluation.Facts.Units(_rule.Level).Attribute(_rows[row].Unit, _cut.Per) ?? ""
        );

    private void CutGroup((string Cluster, string Per) group, int[] rows, HandDecisions picks)
    {
        int[] able = [.. rows.Where(row => _rows[row].Position is not null && MeetsMinimums(row))];
        var places =
            _cut.By == CutBy.All ? able.Length
            : _cut.Share is { } share ? share.PlacesOf(rows.Count(row => _rows[row].Position is not null))
            : _cut.Top ?? rows.Count(row => picks.Has(_rows[row].Id));
        if (_cut.Quotas.Count > 0)
            GiveByQuotas(places, able, string.Join(", ", new[] { group.Cluster, group.Per }.Where(part => part.Length > 0)));
        else
            GiveToBest(places, able, picks);
    }

    private bool MeetsMinimums(int row)
    {
        var missed = _cut.Minimums.FirstOrDefault(minimum =>
            Concerns(minimum.Where, row)
            && !(
                _evaluation.Of(minimum.Step)[_rows[row].Unit] is { IsPresent: true } value
                && Exact.Canonicalize(value.Number) >= minimum.AtLeast.Amount
            )
        );
        if (missed is not null)
            Say(row, new Note(NoteCode.BelowMinimum, missed.Step.Name, missed.AtLeast.Amount));
        return missed is null;
    }

    private bool Concerns(IEnumerable<Condition> where, int row) =>
        where.All(condition => condition.Holds(_evaluation.Facts.Units(_rule.Level), _rows[row].Unit));

    private void GiveToBest(int places, int[] able, HandDecisions picks)
    {
        if (_cut.AtLine != TiedAtLine.Together && Tie(places, able) is var (start, end) && end > start)
        {
            foreach (var row in able.AsSpan(0, start))
                Put(row, new Note(NoteCode.WithinTop, places));
            var equal = able[start..end];
            if (_cut.AtLine == TiedAtLine.RunOff)
                GiveByRunOff(places - start, equal, picks);
            else
                Say(equal, new Note(NoteCode.NoneAtLine, places, equal.Length));
            return;
        }
        var last = able.Length > 0 && places > 0 ? _rows[able[Math.Min(places, able.Length) - 1]].Rank : null;
        for (var i = 0; i < able.Length; i++)
        {
            var inside = i < places;
            // If listing keys are declared they decide the cut line; otherwise equal units advance together.
            var tied = !inside && _rule.ListedBy.Count == 0 && last is not null && _rows[able[i]].Rank == last;
            if (inside || tied)
                Put(able[i], _cut.By == CutBy.All ? null : new Note(tied ? NoteCode.TiedAtCut : NoteCode.WithinTop, places));
        }
    }

    /// <summary>The units that are equal on both sides of the line; an empty range where the line parts unequal ones.</summary>
    private (int Start, int End) Tie(int places, int[] able)
    {
        if (_rule.ListedBy.Count > 0 || places <= 0 || places >= able.Length || _rows[able[places]].Rank != _rows[able[places - 1]].Rank)
            return (places, places);
        var rank = _rows[able[places]].Rank;
        var (start, end) = (places - 1, places + 1);
        while (start > 0 && _rows[able[start - 1]].Rank == rank)
            start--;
        while (end < able.Length && _rows[able[end]].Rank == rank)
            end++;
        return (start, end);
    }

    /// <summary>The outcome of a run-off counts once it fills the places that are left; before, nobody in it advances.</summary>
    private void GiveByRunOff(int left, int[] equal, HandDecisions picks)
    {
        var won = equal.Where(row => picks.Has(_rows[row].Id)).ToList();
        foreach (var row in equal)
        {
            if (won.Count == left && picks.Of(_rows[row].Id) is { } pick)
                Put(row, new Note(NoteCode.WonRunOff, pick.Reason, pick.DecidedBy));
            else
                Say(row, new Note(NoteCode.RunOffAtLine, left, equal.Length));
        }
        if (won.Count != left)
            _whole.Add(new Note(NoteCode.AwaitsDecision));
        var others = picks.Units.Except(equal.Select(row => _rows[row].Id)).Order(StringComparer.Ordinal);
        _whole.AddRange(others.Select(unit => new Note(NoteCode.PickTakesNoPart, unit)));
    }

    private void GiveByQuotas(int places, int[] able, string group)
    {
        var met = _cut.Quotas.ToDictionary(quota => quota, quota => able.Select(row => Concerns(quota.Where, row)).ToArray());
        var picks = QuotaPicking.Pick(places, _cut, able.Length, (quota, candidate) => met[quota][candidate]);
        for (var i = 0; i < able.Length; i++)
        {
            var note = picks.Outcomes[i] switch
            {
                { Reason: PickReason.Reserved, Quota: { } quota } => new Note(NoteCode.WithinQuota, quota.Name),
                { Reason: PickReason.FilledUp, Quota: { } quota } => new Note(NoteCode.FilledUp, quota.Name),
                { Reason: PickReason.QuotaReached, Quota: { } quota } => new Note(NoteCode.QuotaReached, quota.Name, quota.AtMost!.Amount),
                { Reason: PickReason.PlacesReserved } => new Note(NoteCode.PlacesReserved, places),
                { Reason: PickReason.Free } => new Note(NoteCode.WithinTop, places),
                _ => null,
            };
            if (picks.Outcomes[i].IsPicked)
                Put(able[i], note);
            else if (note is not null && _cut.By != CutBy.Hand)
                Say(able[i], note);
        }
        if (_cut.By == CutBy.Hand)
            return;
        ReportTies(able, candidate => string.Concat(_cut.Quotas.Select(quota => met[quota][candidate] ? '1' : '0')));
        for (var i = 0; i < _cut.Quotas.Count; i++)
        {
            if (_cut.Quotas[i].AtLeast is { } atLeast && picks.PerQuota[i] < atLeast.Amount)
                _whole.Add(
                    group.Length == 0
                        ? new Note(NoteCode.QuotaNotFilled, _cut.Quotas[i].Name, picks.PerQuota[i], atLeast.Amount)
                        : new Note(NoteCode.QuotaNotFilledIn, _cut.Quotas[i].Name, picks.PerQuota[i], atLeast.Amount, group)
                );
        }
        if (picks.Empty > 0)
            _whole.Add(
                group.Length == 0 ? new Note(NoteCode.PlacesEmpty, picks.Empty) : new Note(NoteCode.PlacesEmptyIn, picks.Empty, group)
            );
    }

    /// <summary>
    /// Equal units of the same quotas of which only some have a place: the committee should know that only their ids decided.
    /// </summary>
    private void ReportTies(int[] able, Func<int, string> quotasOf)
    {
        if (_rule.ListedBy.Count > 0)
            return;
        foreach (
            var equal in Enumerable.Range(0, able.Length).GroupBy(i => (_rows[able[i]].Rank, quotasOf(i))).Select(group => group.ToList())
        )
        {
            if (equal.Select(i => _rows[able[i]].WithinCutByMarks).Distinct().Count() < 2)
                continue;
            foreach (var i in equal)
                Say(able[i], new Note(NoteCode.TieAtQuota));
        }
    }

    private void Put(int row, Note? note)
    {
        _rows[row] = _rows[row] with { WithinCutByMarks = true };
        // If the plenary decides, a place by marks is not a place: the decision and its notes say how the two differ.
        if (note is not null && _cut.By != CutBy.Hand)
            Say(row, note);
    }

    private void Say(int[] rows, Note note)
    {
        foreach (var row in rows)
            Say(row, note);
    }

    private void Say(int row, Note note) => (_because[row] ??= []).Add(note);
}
