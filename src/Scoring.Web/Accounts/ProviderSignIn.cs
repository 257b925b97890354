using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Accounts;

/// <summary>Signing in through an identity provider: code flow with PKCE, in a session of the site's own, with its second factor.</summary>
internal static class ProviderSignIn
{
    /// <summary>Registers it if the site has a provider.</summary>
    public static void AddProvider(this IServiceCollection services, SiteOptions options)
    {
        if (options.Provider is not { } provider)
            return;
        services
            .AddAuthentication()
            .AddOpenIdConnect(Provider.Scheme, oidc =>
            {
                (oidc.Authority, oidc.ClientId) = (provider.Authority.ToString(), provider.Client);
                oidc.ClientSecret = provider.Secret.Length > 0 ? provider.Secret : null;
                (oidc.ResponseType, oidc.ResponseMode, oidc.UsePkce) = ("code", "query", true);
                oidc.CallbackPath = Provider.Callback;
                oidc.SignInScheme = IdentityConstants.ExternalScheme;
                // Names of claims as the provider writes them: the mapping uses those.
                (oidc.MapInboundClaims, oidc.SaveTokens, oidc.GetClaimsFromUserInfoEndpoint) = (false, false, false);
                oidc.RequireHttpsMetadata = !provider.Authority.IsLoopback;
                oidc.Scope.Clear();
                oidc.Scope.Add("openid");
                oidc.Scope.Add("email");
                oidc.Scope.Add("profile");
                foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
                    (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
                oidc.Events.OnTicketReceived = Enter;
                oidc.Events.OnRemoteFailure = Fail;
            });
    }

    /// <summary>Maps its door.</summary>
    public static void MapProvider(this IEndpointRouteBuilder site) =>
        site.MapMethods("/account/provider", [HttpMethods.Get], (HttpContext context, SiteOptions options) =>
            options.Provider is null
                ? Pages.Done(context, null, "account", "sign-in")
                : (IResult)TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [Provider.Scheme])
        );

    // The provider's word was checked. Nothing of it is kept: the session is one of this site, as after a password.
    private static async Task Enter(TicketReceivedContext context)
    {
        var (services, person) = (context.HttpContext.RequestServices, context.Principal!);
        var provider = services.GetRequiredService<SiteOptions>().Provider!;
        var log = services.GetRequiredService<SignInLog>();
        context.HandleResponse();
        Account account;
        try
        {
            account = await services
                .GetRequiredService<IMediator>()
                .Send(
                    new EnterByProvider(
                        Issuer(person),
                        person.FindFirstValue("sub") ?? "",
                        person.FindFirstValue("email"),
                        bool.TryParse(person.FindFirstValue("email_verified"), out var isVerified) && isVerified,
                        provider.RolesOf(person)
                    ),
                    context.HttpContext.RequestAborted
                );
        }
        catch (RefusalException refusal)
        {
            log.Failed(null, "provider: " + refusal.Code);
            context.Response.Redirect("/account/sign-in?" + Pages.SaidKey + "=provider-unknown");
            return;
        }
        var outcome = await services.GetRequiredService<AccountSignIn>().Enter(account);
        if (outcome.Succeeded)
            log.Succeeded(account.Id, "provider");
        context.Response.Redirect(outcome.RequiresTwoFactor ? "/account/second-step" : "/" + AccountPages.Home(account.Person));
    }

    private static Task Fail(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<SignInLog>().Failed(null, "provider: " + context.Failure?.GetType().Name);
        context.HandleResponse();
        context.Response.Redirect("/account/sign-in?" + Pages.SaidKey + "=provider-failed");
        return Task.CompletedTask;
    }

    private static string Issuer(ClaimsPrincipal person) => person.FindFirstValue("iss") ?? person.FindFirst("sub")?.Issuer ?? "";
}
