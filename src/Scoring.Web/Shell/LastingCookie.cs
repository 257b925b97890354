namespace Scoring.Web.Shell;

/// <summary>Cookies that the site keeps in a browser for a while: no script reads them, and over HTTPS they travel only so.</summary>
internal static class LastingCookie
{
    /// <summary>Sets one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="life">How long it lasts.</param>
    /// <param name="sameSite">Whether it comes along when another site links to this one.</param>
    public static void Set(HttpContext context, string name, string value, TimeSpan life, SameSiteMode sameSite = SameSiteMode.Lax) =>
        context.Response.Cookies.Append(
            name,
            value,
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = life,
                Path = "/",
                SameSite = sameSite,
                Secure = context.Request.IsHttps,
            }
        );
}
