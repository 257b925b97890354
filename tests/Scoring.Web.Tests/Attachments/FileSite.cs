using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Attachments;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Attachments;

/// <summary>A site on the city's competition, with entries that are judged and one that is a draft.</summary>
internal sealed class FileSite : IAsyncDisposable
{
    private readonly Dictionary<string, SiteVisitor> _visitors = [];

    private FileSite(CityJury jury, (string Name, string Value)[] options)
    {
        Jury = jury;
        Site = new RunningSite(jury.Season.Place.Database, jury.Season.Place.Rules, options: options, services: services =>
            services.AddSingleton<TimeProvider>(jury.Season.Clock)
        );
    }

    /// <summary>The competition.</summary>
    public CityJury Jury { get; }

    /// <summary>The site.</summary>
    public RunningSite Site { get; }

    /// <summary>Starts it.</summary>
    public static async Task<FileSite> Start(params (string Name, string Value)[] options) => new(await CityJury.Seated(), options);

    /// <summary>Starts it on a competition that was made for it, which goes with it.</summary>
    public static FileSite On(CityJury jury) => new(jury, []);

    /// <summary>A person of the competition, signed in.</summary>
    public async Task<SiteVisitor> Who(string email)
    {
        if (_visitors.TryGetValue(email, out var known))
            return known;
        SiteVisitor.SetPassword(Site, email);
        var visitor = new SiteVisitor(Site);
        using var answer = await visitor.Post("/account/sign-in", ("email", email), ("password", SiteVisitor.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return _visitors[email] = visitor;
    }

    /// <summary>The address of a file.</summary>
    public static string Address(Attachment file) => $"/files/{file.Id}/{Uri.EscapeDataString(file.Name)}";

    /// <summary>The juror's scoresheet of the entry with files.</summary>
    public string Sheet => $"/jury/sheet/{CitySeason.Edition}/desk/{Jury.Entry.Id}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors.Values)
            visitor.Dispose();
        await Site.DisposeAsync();
        Jury.Dispose();
    }
}
