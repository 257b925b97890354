namespace Scoring.Web.Shell;

/// <summary>The security headers of every answer: nothing from other hosts, nothing inline, no framing, no guessing of types.</summary>
internal static class SecurityHeaders
{
    /// <summary>Scripts, styles and pictures are our own files, none inline; scripts and forms send to this host only.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Behind https: a year of encrypted requests only. Other hosts of the domain are not ours to decide on.</summary>
    public const string StrictTransportSecurity = "max-age=31536000";

    // Pages that other sites may show in a frame: they have no forms and know nobody who is signed in.
    private const string FramedPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";

    private sealed record Framed;

    /// <summary>Lets other sites show the endpoint's pages in a frame.</summary>
    public static TBuilder MayBeFramed<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Framed());

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

    /// <summary>Sets the headers when an answer starts, so that error pages, which restart it, have them too.</summary>
    public static void UseSecurityHeaders(this WebApplication site) =>
        site.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    foreach (var (name, value) in Headers)
                        context.Response.Headers[name] = value;
                    if (context.Features.Get<OtherPolicy>() is { } other)
                        (context.Response.Headers.ContentSecurityPolicy, context.Response.Headers.XFrameOptions) = (
                            other.Policy,
                            other.Frames
                        );
                    if (
                        context.Response.StatusCode == StatusCodes.Status200OK
                        && context.GetEndpoint()?.Metadata.GetMetadata<Framed>() is not null
                    )
                    {
                        context.Response.Headers.ContentSecurityPolicy = FramedPolicy;
                        context.Response.Headers.XFrameOptions = default;
                        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                    }
                    if (context.Request.IsHttps)
                        context.Response.Headers.StrictTransportSecurity = StrictTransportSecurity;
                    if (context.Response.Headers.CacheControl.Count == 0)
                        context.Response.Headers.CacheControl = "no-cache";
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );

    /// <summary>Lets a page of ours show other pages of ours in a frame.</summary>
    public static void AllowFrames(HttpContext context) => Instead(context, ContentSecurityPolicy + "; frame-src 'self'", "DENY");

    /// <summary>Gives one answer a policy of its own; an error page that replaces it has the policy of all pages.</summary>
    /// <param name="context">The request.</param>
    /// <param name="policy">The content security policy of the answer.</param>
    /// <param name="frames">Who may show it in a frame: DENY or SAMEORIGIN.</param>
    public static void Instead(HttpContext context, string policy, string frames) => context.Features.Set(new OtherPolicy(policy, frames));

    private sealed record OtherPolicy(string Policy, string Frames);
}
