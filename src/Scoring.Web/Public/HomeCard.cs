using Scoring.Domain.Rules;
using Scoring.Features.Editions;
using Scoring.Features.PublicVotes;

namespace Scoring.Web.Public;

/// <summary>An edition on the home page.</summary>
/// <param name="Standing">Its progress.</param>
/// <param name="Rules">The rules of its publication; null if there is none, or if its files are not those that were published.</param>
/// <param name="Vote">Its vote of the public; null unless one is announced or open.</param>
public sealed record HomeCard(EditionStanding Standing, Edition? Rules, VoteStanding? Vote = null);
