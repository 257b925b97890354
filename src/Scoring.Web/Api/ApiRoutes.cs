using Scoring.Web.Assets;
using Scoring.Web.Public;
using Scoring.Web.Shell;

namespace Scoring.Web.Api;

/// <summary>The read-only API: published data as JSON, for anybody and from any origin.</summary>
internal static class ApiRoutes
{
    /// <summary>The prefix of all its addresses.</summary>
    public const string Root = "/api/v1";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    private static readonly OwnFile Description = OwnFile.Read("openapi.json", ApiAnswer.Json);

    /// <summary>Maps it, with the page that explains it.</summary>
    public static void MapApi(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/api", Reading, (HttpContext context) => PublicPages.Page<ApiPageForPeople>(context)).CacheUntilPublished();
        var api = site.MapGroup(Root);
        api.AddEndpointFilter(
            async (call, next) =>
            {
                Open(call.HttpContext.Response);
                return await next(call);
            }
        );
        api.MapMethods("/openapi.json", Reading, () => Results.Bytes(Description.Bytes, Description.ContentType)).CacheUntilPublished();
        api.MapMethods("/editions", Reading, ApiEditions.List).CacheUntilPublished();
        api.MapMethods("/editions/{programme}/{edition}", Reading, ApiEditions.One).CacheUntilPublished();
        api.MapMethods("/editions/{programme}/{edition}/rankings/{ranking}", Reading, ApiEditions.Ranking).CacheUntilPublished();
        api.MapMethods("/editions/{programme}/{edition}/rankings/{ranking}/explanations/{**unit}", Reading, ApiEditions.Explanation)
            .CacheUntilPublished();
        api.MapMethods("/regions", Reading, ApiRegions.List).CacheUntilPublished();
        api.MapMethods("/regions/{**code}", Reading, ApiRegions.One).CacheUntilPublished();
        api.MapMethods("/innovations", Reading, ApiInnovations.List).CacheUntilPublished();
        api.MapMethods("/innovations/{programme}/{edition}/{**id}", Reading, ApiInnovations.One).CacheUntilPublished();
        api.MapMethods("/publications", Reading, ApiEditions.Publications).CacheUntilPublished();
        api.MapMethods("/{**path}", [HttpMethods.Options], (HttpContext context) => Results.NoContent());
        api.MapMethods("/{**path}", Reading, (HttpContext context) =>
            ApiAnswer.Refusal(StatusCodes.Status404NotFound, "unknown-address", Reader.Of(context).Text("api.unknown-address"))
        );
    }

    /// <summary>Lets pages of other hosts read the answer, refusals included.</summary>
    public static void Open(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        response.Headers.AccessControlAllowHeaders = "Accept, If-None-Match";
        response.Headers.AccessControlExposeHeaders = "ETag, Link";
        response.Headers.AccessControlMaxAge = "86400";
    }
}
