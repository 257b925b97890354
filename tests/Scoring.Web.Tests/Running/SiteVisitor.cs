using System.Net;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.TestKit.Browsing;

namespace Scoring.Web.Tests.Running;

/// <summary>A browser without a window that keeps cookies: it reads pages, fills their forms and follows nothing by itself.</summary>
internal sealed partial class SiteVisitor : IDisposable
{
    /// <summary>The password of all accounts that tests make.</summary>
    public const string Password = ReadyAccounts.Password;

    /// <summary>Rounds of the hashes of such accounts: few, so that signing in costs nothing.</summary>
    public const int Rounds = 1000;

    private static int _count;
    private readonly CookieContainer _cookies;

    /// <summary>A visitor of a site, not signed in.</summary>
    public SiteVisitor(RunningSite site)
        : this(site.Browser.BaseAddress!) { }

    /// <summary>A visitor of a site that runs as a process of its own.</summary>
    public SiteVisitor(Uri address)
        : this(address, new CookieContainer()) { }

    private SiteVisitor(Uri address, CookieContainer cookies)
    {
        (Address, _cookies) = (address, cookies);
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    /// <summary>The same browser, sent to another site on the same database by a proxy before both.</summary>
    public SiteVisitor At(Uri other) => new(other, _cookies) { Email = Email, Name = Name };

    /// <summary>Makes an account in a database that sites run on, and signs it in at one of them.</summary>
    public static async Task<SiteVisitor> SignIn(Workplace place, Uri address, Roles roles, string? juror = null)
    {
        var visitor = await Made(place, address, roles, juror);
        await visitor.SignIn(address);
        return visitor;
    }

    /// <summary>Makes an account in a database that sites run on.</summary>
    public static async Task<SiteVisitor> Made(Workplace place, Uri address, Roles roles, string? juror = null)
    {
        var number = Interlocked.Increment(ref _count);
        var visitor = new SiteVisitor(address) { Email = $"person{number}@example.org", Name = $"Person {number}" };
        await ReadyAccounts.Add(place, new AddUser(visitor.Name, visitor.Email, roles, juror));
        return visitor;
    }

    /// <summary>Signs in at a site.</summary>
    public async Task SignIn(Uri address)
    {
        using var there = At(address);
        using var answer = await there.Post("/account/sign-in", ("email", Email), ("password", Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Where the site is.</summary>
    public Uri Address { get; }

    /// <summary>The browser.</summary>
    public HttpClient Http { get; }

    /// <summary>The address of the account; empty before signing in.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The name of the account; empty before signing in.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Makes an account and signs it in.</summary>
    public static async Task<SiteVisitor> SignIn(RunningSite site, Roles roles, string? juror, string? region)
    {
        var number = Interlocked.Increment(ref _count);
        var visitor = new SiteVisitor(site) { Email = $"person{number}@example.org", Name = $"Person {number}" };
        await SendAsOwner(
            site,
            new AddUser(
                visitor.Name,
                visitor.Email,
                roles,
                (roles & Roles.Juror) == 0 ? null : juror ?? "J" + number,
                (roles & Roles.RegionOfficer) == 0 ? null : region ?? "72.01"
            )
            {
                Agency = (roles & Roles.AgencyVerifier) == 0 ? null : "Dinas Kesehatan",
            }
        );
        SetPassword(site, visitor.Email);
        using var answer = await visitor.Post("/account/sign-in", ("email", visitor.Email), ("password", Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return visitor;
    }

    /// <summary>Adds an account with the password of all.</summary>
    public static async Task AddReady(RunningSite site, AddUser account)
    {
        await SendAsOwner(site, account);
        SetPassword(site, account.Email);
    }

    /// <summary>Gives an account the password of all.</summary>
    public static void SetPassword(RunningSite site, string email)
    {
        using var scope = site.Services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<SignInProcedure>();
        var account = desk.FindByEmail(email)!;
        account.PasswordHash = ReadyAccounts.Hash;
        desk.Save(account);
    }

    /// <summary>Sends a command on the site's database as the command line does.</summary>
    public static async Task<T> SendAsOwner<T>(RunningSite site, IRequest<T> request)
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Person = Person.Owner("owner");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Turns the second factor on as a person does; answers the device's key and the page with the recovery codes.</summary>
    /// <param name="code">Makes the first code of a key; null for the current one.</param>
    /// <param name="password">The password; null for that of all.</param>
    public async Task<(string Key, HttpResponseMessage Answer)> TurnOnSecondFactor(
        Func<string, string>? code = null,
        string? password = null
    )
    {
        var page = await Read("/account/second-factor");
        var key = DeviceKey().Match(page).Groups[1].Value;
        var answer = await PostWith(
            Token().Match(page).Groups[1].Value,
            "/account/second-factor",
            ("key", SealedKey().Match(page).Groups[1].Value),
            ("code", code is null ? Accounts.Totp.Now(key) : code(key)),
            ("password", password ?? Password)
        );
        return (key, answer);
    }

    /// <summary>The token of a page's form.</summary>
    public static string TokenIn(string page) => Token().Match(page).Groups[1].Value;

    /// <summary>Reads a page with any status.</summary>
    public async Task<string> Read(string address)
    {
        using var answer = await Http.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Fills the form of a page that is sent to the page's own address.</summary>
    public Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields) =>
        PostFrom(address, address, fields);

    /// <summary>Fills a form of a page that is sent to another address.</summary>
    public async Task<HttpResponseMessage> PostFrom(string page, string address, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Read(page));
        token.Success.ShouldBeTrue($"{page} has no form with a token");
        return await PostWith(token.Groups[1].Value, address, fields);
    }

    /// <summary>Posts with a token; an empty one is left out.</summary>
    public async Task<HttpResponseMessage> PostWith(string token, string address, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (token.Length > 0)
            all.Add(KeyValuePair.Create("__RequestVerificationToken", token));
        using var form = new FormUrlEncodedContent(all);
        return await Http.PostAsync(address, form);
    }

    /// <summary>Sends a file with the form of a page; answers where the site leads then.</summary>
    public async Task<string> Upload(string address, string name, string text)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(TokenIn(await Read(address))), "__RequestVerificationToken" },
            { new StringContent(text), "files", name },
        };
        using var answer = await Http.PostAsync(address, form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    /// <summary>The cookies of the session.</summary>
    public IReadOnlyList<System.Net.Cookie> Cookies() => [.. _cookies.GetCookies(Address).Cast<System.Net.Cookie>()];

    /// <summary>A wide browser window with the session and axe; the caller disposes it.</summary>
    public async Task<IBrowserContext> WideBrowser()
    {
        var context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1200, Height = 900 },
            }
        );
        await Axe.LoadInto(context);
        await Enter(context);
        return context;
    }

    /// <summary>Gives the session to a real browser.</summary>
    public async Task Enter(IBrowserContext context) =>
        await context.AddCookiesAsync(
            _cookies
                .GetCookies(Address)
                .Select(cookie => new Microsoft.Playwright.Cookie
                {
                    Name = cookie.Name,
                    Value = cookie.Value,
                    Url = Address.ToString(),
                    HttpOnly = cookie.HttpOnly,
                })
        );

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("secret=([A-Z2-7]{32})&")]
    private static partial Regex DeviceKey();

    [GeneratedRegex("name=\"key\" value=\"([^\"]+)\"")]
    private static partial Regex SealedKey();
}
