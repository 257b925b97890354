using Scoring.Domain.Ranking;

namespace Scoring.Web.Public.Rankings;

/// <summary>The same ranking in an earlier edition.</summary>
/// <param name="EditionName">The short name of that edition.</param>
/// <param name="Whole">The whole ranking of that edition.</param>
public sealed record EarlierRanking(string EditionName, RankingResult Whole);
