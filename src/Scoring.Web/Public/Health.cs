using Scoring.Features.Core;

namespace Scoring.Web.Public;

/// <summary>
/// Two answers for a watcher: <c>/health/live</c>, does the process answer (restart it if not), and <c>/health/ready</c>, can it work and
/// goes on (send nobody to it if not). <c>/health</c> is the latter by its older name.
/// </summary>
internal static class Health
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Maps them. <c>/health/ready</c> answers 200, or 503 with the parts that cannot be used; it discloses no path and no error, which the
    /// log has.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/health/live", Reading, () => Results.Json(new { status = "ok", version = Engine.ProgramVersion }));
        site.MapMethods("/health", Reading, IsReady);
        site.MapMethods("/health/ready", Reading, IsReady);
    }

    private static async Task<IResult> IsReady(HttpContext context, Readiness readiness)
    {
        var found = await readiness.Look(context.RequestServices, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new
            {
                status = found.IsWhole && found.IsStopping ? "stopping" : Word(found.IsReady),
                database = Word(found.Database),
                keys = Word(found.Keys),
                publications = Word(found.Publications),
                temporary = Word(found.Temporary),
                editions = found.Editions,
                version = Engine.ProgramVersion,
            },
            statusCode: found.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private static string Word(bool isGood) => isGood ? "ok" : "failed";
}
