using Scoring.Domain.Ranking;

namespace Scoring.Web.Public.Rankings;

/// <summary>The same ranking in an earlier edition.</summary>
/// <param name="EditionName">What that edition is called, in short.</param>
/// <param name="Whole">The ranking then.</param>
public sealed record EarlierRanking(string EditionName, RankingResult Whole);
