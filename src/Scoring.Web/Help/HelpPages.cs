using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Features.Core;
using Scoring.Web.Shell;

namespace Scoring.Web.Help;

/// <summary>The guides (bantuan), for everybody.</summary>
internal static class HelpPages
{
    /// <summary>The first part of an Indonesian address.</summary>
    public const string Indonesian = "bantuan";

    /// <summary>The first part of an English address.</summary>
    public const string English = "help";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapHelp(this IEndpointRouteBuilder site)
    {
        foreach (var root in new[] { Indonesian, English })
        {
            site.MapMethods("/" + root, Reading, (HttpContext context) => Pages.Page<HelpPage>(context));
            site.MapMethods($"/{root}/{{guide}}", Reading, Show);
        }
        site.MapMethods("/help-pictures/{name}.webp", Reading, Picture);
    }

    private static IResult Picture(HttpContext context, string name) =>
        GuidePictures.FileOf(name) is { } found
            ? found.Serve(context)
            : throw new RefusalException(RefusalKind.Usage, "unknown-guide", name);

    private static RazorComponentResult<GuidePage> Show(HttpContext context, string guide) =>
        Guide.Find(guide) is { } found
            ? Pages.Page<GuidePage>(context, ("Guide", found))
            : throw new RefusalException(RefusalKind.Usage, "unknown-guide", guide);
}
