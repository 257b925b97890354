using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;

namespace Scoring.Web.Tests.Running;

/// <summary>The site on a free port of this machine, as a browser meets it.</summary>
internal sealed class RunningSite : WebApplicationFactory<Program>
{
    private readonly string _database;
    private readonly string _rules;
    private readonly int _signIns;
    private readonly (string Name, string Value)[] _options;
    private readonly Action<IServiceCollection>? _services;

    /// <summary>Starts it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="rules">The rules folder; null for the shipped one.</param>
    /// <param name="signIns">Attempts at signing in from one address in a minute.</param>
    /// <param name="options">Further options; a second factor is asked of nobody unless they say so.</param>
    /// <param name="services">Replaces services of the site, a clock for example; null for none.</param>
    public RunningSite(
        string database,
        string? rules = null,
        int signIns = 100_000,
        (string Name, string Value)[]? options = null,
        Action<IServiceCollection>? services = null
    )
    {
        (_database, _rules, _signIns) = (database, rules ?? Checkout.Rules, signIns);
        (_options, _services) = ([("second-factor", "optional"), .. options ?? []], services);
        // The setting below chooses the port. Named here it would be set again when the server may have started already, which throws.
        UseKestrel();
        StartServer();
        ClientOptions.AllowAutoRedirect = false;
        Browser = CreateClient();
    }

    public HttpClient Browser { get; }

    /// <summary>Makes an account of these roles, signs it in as a person does, and answers a visitor with the session's cookie.</summary>
    public Task<SiteVisitor> SignIn(Roles roles, string? juror = null, string? region = null) =>
        SiteVisitor.SignIn(this, roles, juror, region);

    public async Task<string> Read(string address)
    {
        using var answer = await Browser.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }

    // A password's hash is dear on purpose; tests sign in a hundred times and look at it where it is the matter.
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .ConfigureServices(services =>
            {
                services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = SiteVisitor.Rounds);
                _services?.Invoke(services);
            })
            .UseSetting("database", _database)
            .UseSetting("rules", _rules)
            .UseSetting("urls", "http://127.0.0.1:0")
            .UseSetting("sign-ins", _signIns.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .UseSetting("Logging:LogLevel:Scoring.Web.Requests", "Warning")
            .UseSetting("Logging:LogLevel:Scoring.Web.SignIns", "Error");
        foreach (var (name, value) in _options)
            builder.UseSetting(name, value);
    }

    protected override void Dispose(bool disposing)
    {
        // A site that could not start has no browser, and is finalised all the same.
        Browser?.Dispose();
        base.Dispose(disposing);
    }
}
