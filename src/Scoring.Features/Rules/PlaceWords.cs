using Scoring.Domain.Steps;

namespace Scoring.Features.Rules;

/// <summary>The words of a rule on places within each juror, for <c>rules show</c> and <c>rules diff</c>.</summary>
internal static class PlaceWords
{
    /// <summary>The text that says how the places are joined; null for another kind of step.</summary>
    public static string? JoinedOf(Step step) =>
        step switch
        {
            CountBack => "places.CountBack",
            CopelandOfPlaces => "places.Copeland",
            JoinedPlaces { Places.Rule.Yield: PlaceYield.Borda } => "places.Borda",
            JoinedPlaces { Places.Rule.Yield: PlaceYield.Points } => "places.Points",
            JoinedPlaces joined => "places." + joined.How,
            _ => null,
        };
}
