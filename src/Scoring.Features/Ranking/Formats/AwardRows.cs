using Scoring.Domain.Ranking.Awards;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Formats;

/// <summary>Prizes as lines of a table: one for each winner, one for a prize without winners.</summary>
public static class AwardRows
{
    /// <summary>The keys of the columns' titles: label.award and so on.</summary>
    public static IReadOnlyList<string> Titles { get; } =
    ["label.award", "label.rank", "label.id", "label.name", "label.cluster", "label.notes"];

    /// <summary>The lines of the prizes a run shows.</summary>
    /// <param name="run">The run.</param>
    /// <param name="language">"id" or "en".</param>
    public static IReadOnlyList<IReadOnlyList<object?>> Of(RankingRun run, string language) =>
        [.. run.ShownAwards.SelectMany(award => Lines(award, language))];

    private static IEnumerable<IReadOnlyList<object?>> Lines(AwardGiven award, string language)
    {
        var name = award.Rule.Name.In(language);
        foreach (var winner in award.Winners)
            yield return [name, winner.Rank, winner.Unit, winner.Name, winner.Cluster, T.Notes(winner.Notes, language)];
        if (award.Notes.Count > 0)
            yield return [name, null, null, null, null, T.Notes(award.Notes, language)];
    }
}
