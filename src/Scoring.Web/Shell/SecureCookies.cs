using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Scoring.Web.Shell;

/// <summary>
/// Behind https every cookie of the site is named <c>__Host-…</c>: a browser then accepts it only from this very host and only encrypted,
/// so that neither another host of the same domain nor an unencrypted page can plant one. Everything else knows the names without it.
/// </summary>
internal static class SecureCookies
{
    private const string Own = "scoring-";
    private const string Prefix = "__Host-";

    /// <summary>Renames the cookies of encrypted requests and answers.</summary>
    public static void UseSecureCookies(this WebApplication site) =>
        site.Use(
            (context, next) =>
            {
                if (context.Request.IsHttps)
                {
                    context.Request.Headers.Cookie = Incoming(context.Request.Headers.Cookie);
                    context.Response.OnStarting(() =>
                    {
                        if (context.Response.Headers.SetCookie is { Count: > 0 } set)
                            context.Response.Headers.SetCookie = new StringValues([.. set.Select(Outgoing)]);
                        return Task.CompletedTask;
                    });
                }
                return next(context);
            }
        );

    // Ours without the prefix were planted, or are from before the site was behind https.
    private static StringValues Incoming(StringValues sent)
    {
        var kept = sent.SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(cookie => !cookie.StartsWith(Own, StringComparison.Ordinal))
            .Select(cookie => cookie.StartsWith(Prefix + Own, StringComparison.Ordinal) ? cookie[Prefix.Length..] : cookie);
        return string.Join("; ", kept) is { Length: > 0 } cookies ? cookies : StringValues.Empty;
    }

    // The prefix needs Secure and the path /.
    private static string? Outgoing(string? cookie)
    {
        if (cookie is null || !cookie.StartsWith(Own, StringComparison.Ordinal) || !SetCookieHeaderValue.TryParse(cookie, out var parsed))
            return cookie;
        (parsed.Name, parsed.Path, parsed.Secure) = (Prefix + parsed.Name, "/", true);
        return parsed.ToString();
    }
}
