using Scoring.Domain.Rankings;

namespace Scoring.Web.Public;

/// <summary>The same ranking in an earlier edition.</summary>
/// <param name="EditionName">What that edition is called, in short.</param>
/// <param name="Whole">The ranking then.</param>
public sealed record EarlierRanking(string EditionName, RankingResult Whole);
