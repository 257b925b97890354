namespace Scoring.Web.Shell;

/// <summary>What every answer tells the browser: nothing from elsewhere, nothing inline, no framing, no guessing of types.</summary>
internal static class SecurityHeaders
{
    /// <summary>Scripts, styles and pictures are our own files, none stands in a page; scripts and forms send to nobody else.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", ContentSecurityPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    /// <summary>Sets them when the answer starts, so that error pages, which start over, have them too.</summary>
    public static void UseSecurityHeaders(this WebApplication site) =>
        site.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    foreach (var (name, value) in Headers)
                        context.Response.Headers[name] = value;
                    if (context.Response.Headers.CacheControl.Count == 0)
                        context.Response.Headers.CacheControl = "no-cache";
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
}
