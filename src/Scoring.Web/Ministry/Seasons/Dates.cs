using Scoring.Domain.Seasons;
using Scoring.Features.Output.Localization;

namespace Scoring.Web.Ministry.Seasons;

/// <summary>Dates of a season as people write them, in the season's own zone.</summary>
internal static class Dates
{
    /// <summary>For example "Jumat 30 April 2027, 23.59 WITA".</summary>
    public static string Of(SeasonDate date, SeasonZone zone, string language) => Moments.Deadline(date.At, language, zone);
}
