using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.PublicVotes;

namespace Scoring.Web.Public;

/// <summary>What a ranking came to, in a line.</summary>
/// <param name="Ranking">The id of the ranking.</param>
/// <param name="Ranked">How many have a rank.</param>
/// <param name="First">Who is first; null if the first rank is shared, or clusters are ranked apart.</param>
public sealed record HomeResult(string Ranking, int Ranked, string? First);

/// <summary>An edition on the home page.</summary>
/// <param name="Standing">Its progress.</param>
/// <param name="Rules">The rules of its publication; null if there is none, or if its files are not those that were published.</param>
/// <param name="Vote">Its vote of the public; null unless one is announced or open.</param>
public sealed record HomeCard(EditionStanding Standing, Edition? Rules, VoteStanding? Vote = null)
{
    /// <summary>What its rankings came to; none where it is not published.</summary>
    public IReadOnlyList<HomeResult> Results { get; init; } = [];

    /// <summary>
    /// The order of the home page: published editions first, those of the most ranked units before others of the same year; then those
    /// under way; each by year, the newest first.
    /// </summary>
    public static IReadOnlyList<HomeCard> Ordered(IEnumerable<HomeCard> cards) =>
        [
            .. cards
                .OrderByDescending(card => card.Standing.Published is not null)
                .ThenByDescending(card => YearOf(card.Standing.Id), StringComparer.Ordinal)
                .ThenByDescending(card => card.Results.Sum(result => result.Ranked))
                .ThenBy(card => card.Standing.Id, StringComparer.Ordinal),
        ];

    /// <summary>What the rankings of a published edition came to; none if its files cannot be shown.</summary>
    internal static async Task<IReadOnlyList<HomeResult>> ResultsOf(PublicAnswers answers, Edition rules)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(rules);
        var results = new List<HomeResult>();
        try
        {
            foreach (var ranking in rules.Rankings)
            {
                var shown = await answers.Ranking(rules.Id, ranking.Id);
                results.Add(new HomeResult(ranking.Id, shown.Ranked, shown.First is [var first] ? first.Name : null));
            }
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            // Its own page says why.
            return [];
        }
        return results;
    }

    private static string YearOf(string edition) => edition[(edition.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
