using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Ranking.Awards;

/// <summary>A ranking with the prizes of its units.</summary>
public static class AwardedRanking
{
    /// <summary>The ranking with a note for each prize; units honoured outside it follow all others, without rank.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="awards">The prizes of the edition; those of other rankings are ignored.</param>
    public static RankingResult Of(RankingResult ranking, IReadOnlyList<AwardGiven> awards)
    {
        var won = awards
            .Where(award => award.Rule.Ranking == ranking.Rule.Id)
            .SelectMany(award => award.Winners.Select(winner => (Award: award.Rule, Winner: winner)))
            .ToLookup(pair => pair.Winner.Unit, StringComparer.Ordinal);
        if (won.Count == 0)
            return ranking;
        var rows = ranking
            .Rows.Select(row => !won.Contains(row.Id) ? row : row with { Notes = [.. row.Notes, .. Notes(won[row.Id])] })
            .ToList();
        foreach (var outside in won.Where(unit => ranking.Of(unit.Key) is null).OrderBy(unit => unit.Key, StringComparer.Ordinal))
        {
            var winner = outside.First().Winner;
            rows.Add(
                new RankedUnit(-1, winner.Unit, winner.Name, winner.Cluster, null, null, null, null, null, false, [.. Notes(outside)])
            );
        }
        return ranking with { Rows = rows };
    }

    private static IEnumerable<Note> Notes(IEnumerable<(AwardRule Award, Winner Winner)> won) =>
        won.SelectMany(pair => pair.Winner.Notes.Prepend(new Note(NoteCode.HasPrize, pair.Award.Name)));
}
