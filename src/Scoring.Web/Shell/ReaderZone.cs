using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Web.Accounts;

namespace Scoring.Web.Shell;

/// <summary>
/// The zone in which a reader sees times: the one chosen for the account, or in this browser; otherwise that of the region the person
/// represents; otherwise western Indonesian time.
/// </summary>
internal static class ReaderZone
{
    private const string Cookie = "scoring-zone";

    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    /// <summary>The zone of a request.</summary>
    public static SeasonZone Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<SignedIn>()?.Account.Zone
            ?? SeasonZones.OfWord(context.Request.Cookies[Cookie])
            ?? (context.RequestServices.GetRequiredService<Caller>().Person.Region is { } region ? SeasonZones.OfRegion(region) : default);
    }

    /// <summary>Keeps a choice of zone in a cookie of this browser, for a year.</summary>
    public static void Keep(HttpContext context, SeasonZone zone) => LastingCookie.Set(context, Cookie, zone.Word(), Life);
}
