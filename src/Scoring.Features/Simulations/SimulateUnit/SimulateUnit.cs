using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Simulations.SimulateUnit;

/// <summary>A region asks what its score, band and rank would be with other facts. Nothing is stored.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Unit">A region's code.</param>
/// <param name="Changes">Changes as typed: <c>12=3</c> for an indicator of the region, <c>INNOVATION:16=3</c> for one of its innovations,
/// <c>*:16=3</c> for all of them, <c>measure=value</c>, <c>result=value</c>.</param>
/// <param name="Added">Innovations added, as typed: <c>all=2,16=3,affair=kesehatan</c>, optionally <c>count=4</c>.</param>
/// <param name="Ranking">The ranking; null for the first one that has the unit.</param>
public sealed record SimulateUnit(string Edition, string Unit, IReadOnlyList<string> Changes, IReadOnlyList<string> Added, string? Ranking = null)
    : IRequest<Simulation>, Pipeline.INamesAnEdition;

/// <summary>Before and after.</summary>
/// <param name="Ranking">The ranking.</param>
/// <param name="Before">The unit's line as it stands.</param>
/// <param name="After">Its line as it would be, all others unchanged.</param>
/// <param name="Of">How many units are ranked with it.</param>
/// <param name="Steps">The steps whose value changes.</param>
/// <param name="IsIllustrative">True where any file in force says of itself that its figures are made up for a sample.</param>
public sealed record Simulation(RankingRule Ranking, RankedUnit Before, RankedUnit After, int Of, IReadOnlyList<ChangedStep> Steps, bool IsIllustrative);

/// <summary>A step whose value changes.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">The value as it stands; null where there is none.</param>
/// <param name="After">The value as it would be; null where there is none.</param>
public sealed record ChangedStep(string Id, Text Name, decimal? Before, decimal? After);
