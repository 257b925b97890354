using System.Security.Cryptography;
using System.Text;
using Scoring.Features.PublicVotes;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Votes;

/// <summary>The candidates as one visitor sees them.</summary>
/// <param name="Shuffled">All, in the visitor's order.</param>
/// <param name="Choices">What is chosen so far; it stays chosen whatever is searched for.</param>
/// <param name="Find">A part of a title, holder or number, or empty.</param>
/// <param name="Group">A group, or empty for all.</param>
public sealed record VoteList(IReadOnlyList<VoteCandidate> Shuffled, IReadOnlyList<VoteChoice> Choices, string Find, string Group)
{
    /// <summary>The most candidates on a page; a search finds the others.</summary>
    public const int Most = 200;

    /// <summary>The groups, by name.</summary>
    public IReadOnlyList<string> Groups =>
        [
            .. Shuffled
                .Select(one => one.Cluster)
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What is chosen, in the visitor's order.</summary>
    public IReadOnlyList<VoteCandidate> Chosen => [.. Shuffled.Where(one => ChoiceOf(one) is not null)];

    /// <summary>What the search finds and is not chosen, in the visitor's order.</summary>
    public IReadOnlyList<VoteCandidate> Others => [.. Shuffled.Where(one => ChoiceOf(one) is null && Fits(one))];

    /// <summary>The choice of a candidate, or null.</summary>
    public VoteChoice? ChoiceOf(VoteCandidate candidate) => Choices.FirstOrDefault(choice => choice.Entry == candidate.Entry);

    private bool Fits(VoteCandidate one) =>
        (Group.Length == 0 || one.Cluster == Group)
        && (
            Find.Trim().Length == 0
            || new[] { one.Title, one.Holder, one.Entry }.Any(text => text.Contains(Find.Trim(), StringComparison.OrdinalIgnoreCase))
        );
}

/// <summary>
/// An order of the candidates by lot: another one for each browser, and the same whenever that browser comes back. The cookie is a random
/// text that is compared with nothing and stored nowhere else.
/// </summary>
internal static class VoteOrder
{
    private const string Cookie = "scoring-order";
    private const int Letters = 16;

    /// <summary>The candidates in the order of a visitor.</summary>
    public static IReadOnlyList<VoteCandidate> Of(HttpContext context, IEnumerable<VoteCandidate> candidates)
    {
        if (context.Request.Cookies[Cookie] is not { Length: Letters } seed)
        {
            seed = RandomNumberGenerator.GetHexString(Letters, lowercase: true);
            LastingCookie.Set(context, Cookie, seed, TimeSpan.FromDays(60));
        }
        context.Response.Headers.CacheControl = "no-store";
        return [.. candidates.OrderBy(one => Lot(seed, one.Entry), StringComparer.Ordinal)];
    }

    private static string Lot(string seed, string entry) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{entry}")));
}
