using Scoring.Domain.Explanations;
using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Explanations.ExplainUnit;

/// <summary>Somebody asks why a unit stands where it stands.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">A region's code, an innovation's id, or a group's name.</param>
/// <param name="Ranking">The ranking; null for the first one that has the unit.</param>
public sealed record ExplainUnit(string Edition, string Unit, string? Ranking = null) : IRequest<UnitExplanation>, Pipeline.INamesAnEdition;

/// <summary>Why a unit stands where it stands.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Ranking">The ranking explained.</param>
/// <param name="Row">The unit's line in it.</param>
/// <param name="Of">How many units are ranked with it (in its cluster).</param>
/// <param name="Root">The score as a tree down to the facts.</param>
/// <param name="IsIllustrative">True where any file in force says of itself that its figures are made up for a sample.</param>
public sealed record UnitExplanation(Edition Edition, RankingRule Ranking, RankedUnit Row, int Of, Explanation Root, bool IsIllustrative);
