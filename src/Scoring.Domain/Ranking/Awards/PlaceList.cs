using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Ranking.Awards;

/// <summary>The places of a ranking, or of one cluster of it, from which prizes are given one after the other.</summary>
/// <param name="rule">The ranking.</param>
/// <param name="rows">The units that may have a prize, the best first.</param>
internal sealed class PlaceList(RankingRule rule, IReadOnlyList<RankedUnit> rows)
{
    private int _next;
    private int _given;
    private int _promised;
    private bool _movedUp;

    /// <summary>Gives a prize of some places.</summary>
    /// <param name="places">How many places it has.</param>
    /// <param name="holds">True if a unit may not have it because it holds another.</param>
    /// <param name="winners">Who has it; added to.</param>
    public void Give(int places, Func<RankedUnit, bool> holds, List<Winner> winners)
    {
        var dense = rule.Convention == RankConvention.Dense;
        _promised += places;
        var left = dense ? places : _promised - _given;
        RankedUnit? last = null;
        for (; _next < rows.Count; _next++)
        {
            var row = rows[_next];
            var equal = last is not null && rule.ListedBy.Count == 0 && row.Rank == last.Rank;
            var shares = equal && left <= 0;
            if (left <= 0 && !shares)
                return;
            if (holds(row))
            {
                _movedUp = true;
                continue;
            }
            if (shares && winners[^1].Notes.All(note => note.Code != NoteCode.PrizeShared))
                winners[^1] = winners[^1] with { Notes = [.. winners[^1].Notes, new Note(NoteCode.PrizeShared)] };
            winners.Add(
                Won(
                    row,
                    [
                        .. _movedUp ? [NoteCode.MovedUp] : Array.Empty<NoteCode>(),
                        .. shares ? [NoteCode.PrizeShared] : Array.Empty<NoteCode>(),
                    ]
                )
            );
            left -= dense && equal ? 0 : 1;
            _given++;
            last = row;
        }
    }

    /// <summary>A line of a ranking as a winner.</summary>
    public static Winner Won(RankedUnit row, params IEnumerable<NoteCode> notes) =>
        new(row.Id, row.Name, row.Cluster, row.Rank, [.. notes.Select(code => new Note(code))]);
}
