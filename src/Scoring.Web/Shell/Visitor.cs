using Microsoft.AspNetCore.Antiforgery;
using Scoring.Features.Core;

namespace Scoring.Web.Shell;

/// <summary>Who asks for a page.</summary>
/// <param name="Person">The person; the public if nobody signed in.</param>
/// <param name="MakeToken">Makes the token that a form carries; only pages with a form call it, because it sets a cookie.</param>
public sealed record Visitor(Person Person, Func<string> MakeToken)
{
    /// <summary>True if somebody signed in.</summary>
    public bool IsSignedIn => Person.Roles != Roles.None;

    /// <summary>The visitor of a request.</summary>
    public static Visitor Of(HttpContext context) =>
        new(context.RequestServices.GetRequiredService<Caller>().Person, () =>
            context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken!
        );
}
