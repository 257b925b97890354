using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Editions;

namespace Scoring.Web.Public;

/// <summary>Health check: does the site answer, and can it read its database?</summary>
internal static class Health
{
    /// <summary>Maps <c>/health</c>: 200 if all is well, 503 if the database cannot be read. Discloses no path and no error.</summary>
    public static void MapHealth(this IEndpointRouteBuilder site) =>
        site.MapMethods(
            "/health",
            [HttpMethods.Get, HttpMethods.Head],
            async (HttpContext context, IMediator mediator, ILoggerFactory loggers) =>
            {
                try
                {
                    var editions = await mediator.Send(new ListEditionsWithFacts(), context.RequestAborted);
                    return Results.Json(
                        new
                        {
                            status = "ok",
                            database = "ok",
                            editions = editions.Count,
                            version = Engine.Version,
                        }
                    );
                }
                catch (Exception fault) when (fault is RefusalException or System.Data.Common.DbException or IOException)
                {
                    loggers.CreateLogger("Scoring.Web.Health").LogError(fault, "The database cannot be read.");
                    return Results.Json(
                        new
                        {
                            status = "failed",
                            database = "failed",
                            version = Engine.Version,
                        },
                        statusCode: StatusCodes.Status503ServiceUnavailable
                    );
                }
            }
        );
}
