using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Accounts;

/// <summary>Signing in: ASP.NET Core Identity over our accounts, a cookie that names a session, and who sends the commands of a request.</summary>
internal static class SignInServices
{
    /// <summary>The rate limit of all that a password, a code or an invitation can be tried at.</summary>
    public const string Limit = "sign-in";

    private const string SessionClaim = "session";
    private const int WrongPasswords = 6;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>Registers it.</summary>
    public static void AddSignIn(this IServiceCollection services, SiteOptions options)
    {
        services.AddDataProtection().SetApplicationName("Scoring").PersistKeysToFileSystem(new DirectoryInfo(options.Keys));
        services.AddHttpContextAccessor();
        services
            .AddIdentityCore<Account>(identity =>
            {
                identity.Lockout.MaxFailedAccessAttempts = WrongPasswords;
                identity.Lockout.DefaultLockoutTimeSpan = Locked;
                (identity.Password.RequiredLength, identity.Password.RequireDigit, identity.Password.RequireLowercase) = (
                    Passwords.LeastLength,
                    false,
                    false
                );
                (identity.Password.RequireUppercase, identity.Password.RequireNonAlphanumeric) = (false, false);
                identity.User.AllowedUserNameCharacters = "";
                identity.Tokens.AuthenticatorIssuer = "Scoring";
            })
            .AddUserStore<AccountUsers>()
            .AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddSingleton<ILookupNormalizer, AsTyped>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Passwords.Rounds);
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure(UnitOfWork);
                cookies.TwoFactorUserIdCookie!.Configure(cookie => Careful(cookie, "scoring-second-step", SameSiteMode.Strict));
            });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "scoring-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) => throw new RefusalException(RefusalKind.State, "too-many-attempts");
            limiter.AddPolicy(Limit, context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        context.Connection.RemoteIpAddress?.ToString() ?? "",
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = options.SignIns, Window = TimeSpan.FromMinutes(1) }
                    )
                    : RateLimitPartition.GetNoLimiter("reading")
            );
        });
    }

    // Lax, not strict: who follows a link from a mail to a page of the site is signed in there. What changes something needs a form's token besides.
    private static void UnitOfWork(CookieAuthenticationOptions cookie)
    {
        Careful(cookie, "scoring-session", SameSiteMode.Lax);
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (Idle, true);
        cookie.Events.OnSigningIn = Begin;
        cookie.Events.OnValidatePrincipal = Recognise;
        cookie.Events.OnSigningOut = context =>
        {
            if (context.HttpContext.Features.Get<SignedIn>() is { } signed)
                context
                    .HttpContext.RequestServices.GetRequiredService<SignInProcedure>()
                    .EndSession(signed.Account.Id, Secrets.Hash(signed.Token));
            return Task.CompletedTask;
        };
    }

    private static void Careful(CookieAuthenticationOptions cookie, string name, SameSiteMode sameSite)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = sameSite;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static async Task Begin(CookieSigningInContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (await services.GetRequiredService<UserManager<Account>>().GetUserAsync(context.Principal!) is not { } account)
            return;
        var token = services
            .GetRequiredService<SignInProcedure>()
            .BeginSession(account, Browsers.Name(context.HttpContext.Request.Headers.UserAgent.ToString()));
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(SessionClaim, token));
    }

    private static async Task Recognise(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var token = context.Principal?.FindFirstValue(SessionClaim);
        if (token is null || services.GetRequiredService<SignInProcedure>().Of(token) is not { } account)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        context.HttpContext.Features.Set(new SignedIn(account, token));
        services.GetRequiredService<Caller>().Person = account.Person;
    }

    /// <summary>Addresses are compared by the database, whatever their capitals.</summary>
    private sealed class AsTyped : ILookupNormalizer
    {
        public string? NormalizeEmail(string? email) => email?.Trim();

        public string? NormalizeName(string? name) => name?.Trim();
    }
}

/// <summary>Who signed in, as the request found them.</summary>
/// <param name="Account">The account as it is now.</param>
/// <param name="Token">The session's token.</param>
internal sealed record SignedIn(Account Account, string Token);
