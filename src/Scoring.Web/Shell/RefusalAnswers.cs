using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Web.Api;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Shell;

/// <summary>
/// Pages for what cannot be shown: what happened, what is safe and where to go next; never a stack trace or a path of the machine.
/// </summary>
internal static class RefusalAnswers
{
    private const string SecondsToWait = "5";

    /// <summary>Handles exceptions of the pages.</summary>
    public static void UseRefusals(this WebApplication site) =>
        site.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                AllowStatusCode404Response = true,
                SuppressDiagnosticsCallback = context =>
                    context.Exception is RefusalException or OperationCanceledException or BadHttpRequestException
                    || StorageFault.Of(context.Exception) is not null,
                ExceptionHandler = context => Answer(context, context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error),
            }
        );

    /// <summary>Answers addresses that belong to no page.</summary>
    public static void MapRefusals(this IEndpointRouteBuilder site) =>
        site.MapFallback("{**path}", (HttpContext context) => Page(context, StatusCodes.Status404NotFound, "not-found", null));

    private static Task Answer(HttpContext context, Exception fault)
    {
        if (fault is RefusalException { Code: "sign-in-needed" } && !WantsJson(context))
        {
            context.Response.Redirect(SignInAddress(context));
            return Task.CompletedTask;
        }
        if (fault is RefusalException { Code: "second-factor-needed" } && HttpMethods.IsGet(context.Request.Method) && !WantsJson(context))
        {
            context.Response.Redirect(Reader.Of(context).To("account", "second-factor"));
            return Task.CompletedTask;
        }
        if (StorageFault.Of(fault)?.Refusal(DatabaseOf(context)) is { } storage)
            Logs.Storage(context, storage);
        else if (fault is RefusalException { IsOfStore: true } ours)
            Logs.Storage(context, ours);
        var (status, key, reason) = fault switch
        {
            RefusalException { Code: "sign-in-needed" } refusal => (
                StatusCodes.Status401Unauthorized,
                "not-allowed",
                Sentence(refusal, context)
            ),
            RefusalException { Code: "form-stale" } refusal => (StatusCodes.Status400BadRequest, "form-stale", Sentence(refusal, context)),
            RefusalException { Code: SentText.UnreadableCode } refusal => (
                StatusCodes.Status400BadRequest,
                SentText.UnreadableCode,
                Sentence(refusal, context)
            ),
            RefusalException { Code: "too-many-attempts" } refusal => (
                StatusCodes.Status429TooManyRequests,
                "too-many",
                Sentence(refusal, context)
            ),
            RefusalException { Code: "upload-too-large" } refusal => (
                StatusCodes.Status413PayloadTooLarge,
                "too-large",
                Sentence(refusal, context)
            ),
            RefusalException { Code: "uploads-busy" } refusal => (
                StatusCodes.Status503ServiceUnavailable,
                "uploads",
                Sentence(refusal, context)
            ),
            _ when StorageFault.Of(fault) is { Kind: StorageFaultKind.Full } => (
                StatusCodes.Status507InsufficientStorage,
                "disk-full",
                null
            ),
            RefusalException { Code: "database-outcome-unknown" } => (StatusCodes.Status503ServiceUnavailable, "unknown", null),
            _ when IsAway(fault) => (StatusCodes.Status503ServiceUnavailable, "away", null),
            _ when StorageFault.Of(fault) is not null => (StatusCodes.Status503ServiceUnavailable, "storage", null),
            _ when ScoringDatabase.IsBusy(fault) => (StatusCodes.Status503ServiceUnavailable, "busy", null),
            RefusalException { IsOfStore: true } => (StatusCodes.Status503ServiceUnavailable, "storage", null),
            RefusalException { Code: "second-factor-needed" } refusal => (
                StatusCodes.Status403Forbidden,
                "second-factor",
                Sentence(refusal, context)
            ),
            RefusalException { Code: "publication-altered" } => (StatusCodes.Status503ServiceUnavailable, "altered", null),
            RefusalException { Code: "not-published" } refusal => (
                StatusCodes.Status404NotFound,
                "not-published",
                Sentence(refusal, context)
            ),
            RefusalException { Kind: RefusalKind.Rules } refusal => (
                StatusCodes.Status503ServiceUnavailable,
                "rules",
                Sentence(refusal, context)
            ),
            RefusalException { Kind: RefusalKind.State } refusal => (
                StatusCodes.Status403Forbidden,
                "not-allowed",
                Sentence(refusal, context)
            ),
            RefusalException { Kind: RefusalKind.Data } refusal => (StatusCodes.Status404NotFound, "not-yet", Sentence(refusal, context)),
            RefusalException refusal => (StatusCodes.Status404NotFound, "not-found", Sentence(refusal, context)),
            BadHttpRequestException bad => (bad.StatusCode, "not-found", null),
            _ => (StatusCodes.Status500InternalServerError, "broken", null),
        };
        // What is over in a few seconds; what a disk or a damaged file needs lasts longer.
        if (key is "busy" or "away" or "unknown" or "uploads")
            context.Response.Headers.RetryAfter = SecondsToWait;
        if (context.Request.Path.StartsWithSegments(ApiRoutes.Root, StringComparison.Ordinal))
        {
            ApiRoutes.Open(context.Response);
            return ApiAnswer
                .Refusal(status, (fault as RefusalException)?.Code ?? key, reason ?? Reader.Of(context).Text($"refused.{key}.title"))
                .ExecuteAsync(context);
        }
        return WantsJson(context)
            ? TypedResults
                .Json(
                    new Refused((fault as RefusalException)?.Code ?? key, reason ?? Reader.Of(context).Text($"refused.{key}.title")),
                    statusCode: status
                )
                .ExecuteAsync(context)
            : Page(context, status, key, reason).ExecuteAsync(context);
    }

    /// <summary>A refusal as the JSON that scripts of this site read.</summary>
    private sealed record Refused(string Code, string Sentence);

    private static bool WantsJson(HttpContext context) => context.Request.Headers.Accept == "application/json";

    /// <summary>The sign-in page, with a return address if the request only reads.</summary>
    private static string SignInAddress(HttpContext context)
    {
        var (request, reader) = (context.Request, Reader.Of(context));
        var address = reader.To("account", "sign-in");
        if (!HttpMethods.IsGet(request.Method))
            return address;
        var back = request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        return address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + "return=" + Uri.EscapeDataString(back);
    }

    private static string DatabaseOf(HttpContext context) => context.RequestServices.GetRequiredService<SiteOptions>().Database;

    // A server that is away, or a standby that has not taken over yet and refuses to write.
    private static bool IsAway(Exception fault) =>
        fault is RefusalException { Code: "database-server-away" }
        || StorageFault.Of(fault) is { Kind: StorageFaultKind.ServerAway or StorageFaultKind.NotPrimary };

    private static string? Sentence(RefusalException refusal, HttpContext context) =>
        Shared.Find("refusal." + refusal.Code, "en") is null ? null : Shared.Refusal(refusal, Reader.Of(context).Language);

    private static RazorComponentResult<RefusalPage> Page(HttpContext context, int status, string key, string? reason) =>
        new(
            new Dictionary<string, object?>
            {
                ["Reader"] = Reader.Of(context),
                ["Key"] = key,
                ["Reason"] = reason,
            }
        )
        {
            StatusCode = status,
        };
}
