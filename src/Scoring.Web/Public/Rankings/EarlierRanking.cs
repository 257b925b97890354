using Scoring.Features.Ranking;

namespace Scoring.Web.Public.Rankings;

/// <summary>The same ranking in an earlier edition.</summary>
/// <param name="EditionName">The short name of that edition.</param>
/// <param name="Movement">How ranks changed since then.</param>
public sealed record EarlierRanking(string EditionName, RankMovement Movement);
