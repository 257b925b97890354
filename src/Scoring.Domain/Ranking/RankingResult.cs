using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Ranking;

/// <summary>One line of a ranking.</summary>
/// <param name="Unit">The index of the unit in the ranking's level.</param>
/// <param name="Id">The unit's id.</param>
/// <param name="Name">The unit's name.</param>
/// <param name="Cluster">
/// Its cluster: the value of the attribute that splits the ranking, otherwise a region's type; empty if it has neither.
/// </param>
/// <param name="Position">Its place in the list of its cluster, from 1, each place once; null without a rank.</param>
/// <param name="Rank">Its rank by the ranking's convention; null if it cannot be ranked.</param>
/// <param name="Score">The exact score, settled, or null.</param>
/// <param name="Shown">The published score, rounded as the rule says, or null.</param>
/// <param name="Band">The predicate; null if the ranking has no bands or the score is in none.</param>
/// <param name="WithinCut">True if it advances or is announced; false also if the ranking has no cut.</param>
/// <param name="Notes">Ties, cuts, flags.</param>
public sealed record RankedUnit(
    int Unit,
    string Id,
    string Name,
    string Cluster,
    int? Position,
    decimal? Rank,
    decimal? Score,
    decimal? Shown,
    Text? Band,
    bool WithinCut,
    IReadOnlyList<Note> Notes
)
{
    /// <summary>
    /// True if the marks alone would put it within the cut; the same as <see cref="WithinCut"/> unless the plenary decides.
    /// </summary>
    public bool WithinCutByMarks { get; init; }
}

/// <summary>A ranking of an edition over its facts.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Rows">Ordered by cluster, position, id; units without rank last in their cluster.</param>
public sealed record RankingResult(RankingRule Rule, IReadOnlyList<RankedUnit> Rows)
{
    private Index? _index;

    /// <summary>Notes on the ranking as a whole: a decision that is awaited, places that stay empty.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>True if the plenary, here or in the previous ranking, has not yet decided who advances.</summary>
    public bool AwaitsDecision => Notes.Any(note => note.Code is NoteCode.AwaitsDecision or NoteCode.AwaitsEarlierDecision);

    /// <summary>The line of a unit, or null if it takes no part.</summary>
    public RankedUnit? Of(string id)
    {
        if (_index is not { } index || index.Rows != Rows)
            _index = index = new Index(Rows, Rows.ToDictionary(row => row.Id, StringComparer.Ordinal));
        return index.ById.GetValueOrDefault(id);
    }

    private sealed record Index(IReadOnlyList<RankedUnit> Rows, Dictionary<string, RankedUnit> ById);
}
