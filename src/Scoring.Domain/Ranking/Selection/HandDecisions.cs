using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Ranking.Selection;

/// <summary>The plenary's decisions about a ranking.</summary>
internal sealed class HandDecisions
{
    private readonly Dictionary<string, HandPick> _picks;

    private HandDecisions(Dictionary<string, HandPick> picks, IReadOnlyList<Note> notes) => (_picks, Notes) = (picks, notes);

    /// <summary>Picks that have no effect, each with its reason.</summary>
    public IReadOnlyList<Note> Notes { get; }

    /// <summary>True if the plenary picked anybody.</summary>
    public bool Any => _picks.Count > 0;

    /// <summary>The picks that have an effect.</summary>
    public IEnumerable<string> Units => _picks.Keys;

    /// <summary>The plenary's pick of a unit, or null.</summary>
    public HandPick? Of(string unit) => _picks.GetValueOrDefault(unit);

    /// <summary>True if the plenary picked the unit.</summary>
    public bool Has(string unit) => _picks.ContainsKey(unit);

    /// <summary>The decisions about a ranking. A unit picked twice has its first reason, in the order of the text of both.</summary>
    public static HandDecisions Of(Evaluation evaluation, RankingRule rule, IEnumerable<RankedUnit> rows)
    {
        var picks = evaluation
            .Facts.HandPicks.Where(pick => pick.For == rule.Id)
            .OrderBy(pick => pick.Unit, StringComparer.Ordinal)
            .ThenBy(pick => pick.Reason, StringComparer.Ordinal)
            .ThenBy(pick => pick.DecidedBy, StringComparer.Ordinal)
            .DistinctBy(pick => pick.Unit)
            .ToList();
        if (picks.Count == 0)
            return new HandDecisions([], []);
        if (rule.Cut is not { TakesPicks: true })
            return new HandDecisions([], [.. picks.Select(pick => new Note(NoteCode.PickWithoutRule, pick.Unit))]);
        var known = rows.Where(row => !evaluation.Refuses(rule, row.Unit) && evaluation.Facts.DisqualificationOf(row.Id) is null)
            .Select(row => row.Id)
            .ToHashSet(StringComparer.Ordinal);
        return new HandDecisions(
            picks.Where(pick => known.Contains(pick.Unit)).ToDictionary(pick => pick.Unit, StringComparer.Ordinal),
            [.. picks.Where(pick => !known.Contains(pick.Unit)).Select(pick => new Note(NoteCode.PickTakesNoPart, pick.Unit))]
        );
    }

    /// <summary>
    /// A line as the plenary decided it, together with the outcome by marks alone. Before the plenary decides, nobody advances.
    /// </summary>
    public RankedUnit Decide(RankedUnit row)
    {
        var notes = row.Notes.ToList();
        if (_picks.TryGetValue(row.Id, out var pick))
            notes.Add(new Note(NoteCode.PickedByHand, pick.Reason, pick.DecidedBy));
        if (row.WithinCutByMarks)
            notes.Add(new Note(NoteCode.ByMarksAlone));
        else if (pick is not null)
            notes.Add(new Note(NoteCode.NotByMarksAlone));
        return row with { WithinCut = pick is not null, Notes = notes };
    }
}
