using Scoring.Web.Public;

namespace Scoring.Web.Charts;

/// <summary>The places of one unit through the editions.</summary>
/// <param name="Name">The unit's name.</param>
/// <param name="Places">Its places, the oldest first.</param>
public sealed record PlaceSeries(string Name, IReadOnlyList<PastPlace> Places)
{
    /// <summary>The letter that marks a series besides its colour: A for the first.</summary>
    public static string Letter(int series) => ((char)('A' + series)).ToString();
}
