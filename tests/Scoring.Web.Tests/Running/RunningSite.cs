using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Scoring.Web.Tests.Running;

/// <summary>The site on a free port of this machine, as a browser meets it.</summary>
internal sealed class RunningSite : WebApplicationFactory<Program>
{
    private readonly string _database;
    private readonly string _rules;

    public RunningSite(string database, string? rules = null)
    {
        (_database, _rules) = (database, rules ?? FilledDatabase.Rules);
        UseKestrel(0);
        StartServer();
        ClientOptions.AllowAutoRedirect = false;
        Browser = CreateClient();
    }

    public HttpClient Browser { get; }

    public async Task<string> Read(string address)
    {
        using var answer = await Browser.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("database", _database).UseSetting("rules", _rules).UseSetting("urls", "http://127.0.0.1:0");

    protected override void Dispose(bool disposing)
    {
        Browser.Dispose();
        base.Dispose(disposing);
    }
}
