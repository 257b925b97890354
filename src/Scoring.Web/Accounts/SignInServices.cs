using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Accounts;

/// <summary>
/// Signing in: ASP.NET Core Identity over our accounts, a cookie that names a session, and the caller of a request's commands.
/// </summary>
internal static class SignInServices
{
    /// <summary>The rate limit of every address where a password, a code or an invitation can be tried.</summary>
    public const string Limit = "sign-in";

    private const string SessionClaim = "session";

    /// <summary>Registers it.</summary>
    public static void AddSignIn(this IServiceCollection services, SiteOptions options)
    {
        var protection = services.AddDataProtection().SetApplicationName("Scoring");
        if (options.Keys is { } folder)
            protection.PersistKeysToFileSystem(new DirectoryInfo(folder));
        else
            services
                .AddSingleton<KeysInDatabase>()
                .AddOptions<KeyManagementOptions>()
                .Configure<KeysInDatabase>((keys, stored) => keys.XmlRepository = stored);
        services.AddHttpContextAccessor();
        services
            .AddIdentityCore<Account>(identity =>
            {
                (identity.Password.RequiredLength, identity.Password.RequireDigit, identity.Password.RequireLowercase) = (
                    Passwords.LeastLength,
                    false,
                    false
                );
                (identity.Password.RequireUppercase, identity.Password.RequireNonAlphanumeric) = (false, false);
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<AccountUsers>()
            .AddSignInManager<AccountSignIn>()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped(scope => (AccountSignIn)scope.GetRequiredService<SignInManager<Account>>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        if (options.IsShared)
            services.AddScoped<Attempts, SharedAttempts>();
        else
            services.AddSingleton<Attempts, OwnAttempts>();
        services.AddSingleton<KnownBrowsers>().AddSingleton<SealedKeys>();
        services.AddSingleton<SignInLog>().AddSingleton<SecondFactorTerms>();
        services.AddSingleton<NobodysPassword>().AddScoped<SignInCheck>();
        services.AddSingleton<ILookupNormalizer, AsTyped>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Passwords.Rounds);
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure(OwnSession);
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
                    ? RateLimitPartition.GetFixedWindowLimiter(Sender(context), _ => new FixedWindowRateLimiterOptions
                    {
                        PermitLimit = options.SignIns,
                        Window = TimeSpan.FromMinutes(1),
                    })
                    : RateLimitPartition.GetNoLimiter("reading")
            );
        });
    }

    // People of one office often share an address. Those who have signed in, or signed in before from that browser, are counted one by one.
    private static string Sender(HttpContext context) =>
        context.Features.Get<SignedIn>() is { } signed
            ? "account " + signed.Account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : context.RequestServices.GetRequiredService<KnownBrowsers>().Of(context) is { } browser ? "browser " + browser
        : "address " + context.Connection.RemoteIpAddress;

    // Lax, not strict, so that a link from a mail finds its reader signed in. Every change needs a form's token as well.
    private static void OwnSession(CookieAuthenticationOptions cookie)
    {
        Careful(cookie, "scoring-session", SameSiteMode.Lax);
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (SessionTerms.Idle, true);
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
        services.GetRequiredService<KnownBrowsers>().Remember(context.HttpContext, account);
        ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new Claim(SessionClaim, token));
    }

    private static async Task Recognise(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var token = context.Principal?.FindFirstValue(SessionClaim);
        if (token is not null)
            await services.GetRequiredService<UnitOfWork>().OpenAsync();
        if (token is null || services.GetRequiredService<SignInProcedure>().Of(token) is not { } account)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        context.HttpContext.Features.Set(new SignedIn(account, token));
        services.GetRequiredService<Caller>().Person = account.Person;
    }

    /// <summary>Addresses are compared by the database, ignoring case.</summary>
    private sealed class AsTyped : ILookupNormalizer
    {
        public string? NormalizeEmail(string? email) => email?.Trim();

        public string? NormalizeName(string? name) => name?.Trim();
    }
}

/// <summary>The signed-in account of a request.</summary>
/// <param name="Account">The account as it is now.</param>
/// <param name="Token">The session's token.</param>
internal sealed record SignedIn(Account Account, string Token);
