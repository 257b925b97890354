using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Web.Accounts;

namespace Scoring.Web.Shell;

/// <summary>
/// Who may open an address. The page is refused before any of it runs; the pipeline checks each of its commands all the same.
/// </summary>
/// <param name="Roles">The roles of which a person needs at least one.</param>
internal sealed record Door(Roles Roles);

/// <summary>
/// Marks an address whose last part is itself the proof of who may use it and for what, because a mail program that follows it cannot send
/// the token of a form.
/// </summary>
internal sealed record OwnProof;

/// <summary>Checks the roles of addresses and the tokens of forms.</summary>
internal static class EndpointAccess
{
    /// <summary>Admits only people who have at least one of the roles.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, Roles roles)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Door(roles));

    /// <summary>Admits everybody who has signed in.</summary>
    public static TBuilder ForSignedIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.For(Roles.Owner);

    /// <summary>Takes larger forms than other addresses do, up to a number of bytes.</summary>
    public static TBuilder TakesUpTo<TBuilder>(this TBuilder endpoint, long bytes)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequestSizeLimitAttribute(bytes));

    /// <summary>Refuses people without a role that the address requires, and changes without a form's token.</summary>
    public static void UseEndpointAccess(this WebApplication site) =>
        site.Use(
            async (context, next) =>
            {
                var person = context.RequestServices.GetRequiredService<Caller>().Person;
                var signed = context.Features.Get<SignedIn>();
                if (signed is not null)
                    context.Response.Headers.CacheControl = "no-store";
                if (signed is not null && context.RequestServices.GetRequiredService<SecondFactorTerms>().IsMissing(signed.Account))
                {
                    // Everybody's pages stay open, as if nobody had signed in.
                    context.RequestServices.GetRequiredService<Caller>().Person = Person.Public;
                    if (context.GetEndpoint()?.Metadata is { } metadata && metadata.GetMetadata<OpenWithoutSecondFactor>() is null)
                    {
                        if (metadata.GetMetadata<Door>() is not null)
                            throw new RefusalException(RefusalKind.State, "second-factor-needed");
                        person = Person.Public;
                    }
                }
                if (context.GetEndpoint()?.Metadata.GetMetadata<Door>() is { } door && !person.IsAny(door.Roles))
                    throw new RefusalException(
                        RefusalKind.State,
                        person.Roles == Roles.None ? "sign-in-needed" : "not-allowed",
                        "",
                        RoleLabels.Sentence(door.Roles)
                    );
                if (
                    !IsReading(context.Request.Method)
                    && context.GetEndpoint()?.Metadata.GetMetadata<OwnProof>() is null
                    && !await HasToken(context)
                )
                    throw new RefusalException(RefusalKind.State, "form-stale");
                await next(context);
            }
        );

    // If the framework's check has run, its result holds: a form without a token must not even be read again.
    private static async Task<bool> HasToken(HttpContext context) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { } checkedBefore
            ? checkedBefore.IsValid
            : await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);

    private static bool IsReading(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
