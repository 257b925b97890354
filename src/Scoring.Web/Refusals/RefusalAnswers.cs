using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Features.Pipeline;
using Scoring.Web.Frame;
using Shared = Scoring.Features.Texts.Texts;

namespace Scoring.Web.Refusals;

/// <summary>Pages for what cannot be shown: they say what happened, what is safe and where to go on; never a trace, never a path of the machine.</summary>
internal static class RefusalAnswers
{
    /// <summary>Catches what the pages throw.</summary>
    public static void UseRefusals(this WebApplication site) => site.UseExceptionHandler(new ExceptionHandlerOptions
    {
        AllowStatusCode404Response = true,
        SuppressDiagnosticsCallback = context => context.Exception is RefusalException or OperationCanceledException or BadHttpRequestException,
        ExceptionHandler = context => Answer(context, context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error),
    });

    /// <summary>Answers every address that no page has.</summary>
    public static void MapRefusals(this IEndpointRouteBuilder site) =>
        site.MapFallback("{**path}", (HttpContext context) => Page(context, StatusCodes.Status404NotFound, "not-found", null));

    private static Task Answer(HttpContext context, Exception fault)
    {
        var (status, key, reason) = fault switch
        {
            RefusalException refusal when IsOurs(refusal) => (StatusCodes.Status503ServiceUnavailable, "broken", null),
            RefusalException { Code: "publication-altered" } => (StatusCodes.Status503ServiceUnavailable, "altered", null),
            RefusalException { Code: "not-published" } refusal => (StatusCodes.Status404NotFound, "not-published", Sentence(refusal, context)),
            RefusalException { Kind: RefusalKind.Rules } refusal => (StatusCodes.Status503ServiceUnavailable, "rules", Sentence(refusal, context)),
            RefusalException { Kind: RefusalKind.State } refusal => (StatusCodes.Status403Forbidden, "not-allowed", Sentence(refusal, context)),
            RefusalException { Kind: RefusalKind.Data } refusal => (StatusCodes.Status404NotFound, "not-yet", Sentence(refusal, context)),
            RefusalException refusal => (StatusCodes.Status404NotFound, "not-found", Sentence(refusal, context)),
            BadHttpRequestException bad => (bad.StatusCode, "not-found", null),
            _ => (StatusCodes.Status500InternalServerError, "broken", null),
        };
        return Page(context, status, key, reason).ExecuteAsync(context);
    }

    /// <summary>True where the machine, not the reader, is to blame; the sentence would name a path of it.</summary>
    private static bool IsOurs(RefusalException refusal) => refusal.Code.StartsWith("database-", StringComparison.Ordinal);

    private static string? Sentence(RefusalException refusal, HttpContext context) =>
        Shared.Find("refusal." + refusal.Code, "en") is null ? null : Shared.Refusal(refusal, Reader.Of(context).Language);

    private static RazorComponentResult<RefusalPage> Page(HttpContext context, int status, string key, string? reason) =>
        new(new Dictionary<string, object?> { ["Reader"] = Reader.Of(context), ["Key"] = key, ["Reason"] = reason }) { StatusCode = status };
}
