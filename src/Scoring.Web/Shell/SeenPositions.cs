using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Scoring.Features.Persistence;

namespace Scoring.Web.Shell;

/// <summary>
/// Remembers for a minute, in a cookie that the site signs, how far the database's log was when a visitor last changed something: nothing
/// older is shown to them, whichever site and standby answers. A cookie that the site did not sign is ignored.
/// </summary>
/// <param name="protection">Signs the cookie with the site's keys.</param>
/// <param name="requests">Gives the current request.</param>
internal sealed class SeenPositions(IDataProtectionProvider protection, IHttpContextAccessor requests)
{
    private const string Cookie = "scoring-seen";

    // By then every standby in use has replayed the change, and every cache has expired.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Scoring.Seen").ToTimeLimitedDataProtector();

    /// <summary>
    /// How far the log was when the visitor of the current request last changed something; null if they changed nothing in the last minute.
    /// </summary>
    public LogPosition? OfRequest => requests.HttpContext is { } context ? Later(Read(context), Written(context)) : null;

    /// <summary>Sets the cookie if the request has changed something.</summary>
    public Task Remember(HttpContext context)
    {
        if (Written(context) is { } position)
            LastingCookie.Set(context, Cookie, _protector.Protect(position.ToString(), Life), Life);
        return Task.CompletedTask;
    }

    private static LogPosition? Written(HttpContext context) => context.RequestServices.GetRequiredService<UnitOfWork>().Position;

    private static LogPosition? Later(LogPosition? one, LogPosition? other) =>
        one is { } first && other is { } second ? (first > second ? first : second) : one ?? other;

    private LogPosition? Read(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } cookie)
            return null;
        if (context.Items.TryGetValue(this, out var known))
            return (LogPosition?)known;
        LogPosition? read = null;
        try
        {
            read = LogPosition.Of(_protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            // Not signed by this site, or expired.
        }
        context.Items[this] = read;
        return read;
    }
}

/// <summary>Adds <see cref="SeenPositions"/> to a site whose database other sites may share.</summary>
internal static class SeenPositionsSite
{
    /// <summary>Sets the cookie with the answer to each request that has changed something; a database of one site needs none.</summary>
    public static void UseSeenPositions(this WebApplication site, SiteOptions options)
    {
        if (!options.IsShared)
            return;
        var seen = site.Services.GetRequiredService<SeenPositions>();
        site.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() => seen.Remember(context));
                return next(context);
            }
        );
    }
}
