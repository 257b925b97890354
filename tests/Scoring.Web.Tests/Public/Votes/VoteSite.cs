using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.PublicVotes;
using Scoring.Web.Messages;
using Scoring.Web.Tests.Messages;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Public.Votes;

/// <summary>A site with the small competition whose finalists the public votes on, a mail server, and a clock that a test moves.</summary>
internal sealed partial class VoteSite : IAsyncDisposable
{
    private readonly string _folder;

    private VoteSite(string folder, string database, MailHost host, StandingClock clock)
    {
        (_folder, Host, Clock) = (folder, host, clock);
        Site = new RunningSite(database, Path.Combine(folder, "rules"), options: MailSite.OptionsWith(host), services: services =>
            MailSite.LooksWhenAsked(services, clock)
        );
    }

    public MailHost Host { get; }

    public StandingClock Clock { get; }

    public RunningSite Site { get; }

    /// <summary>Starts it; the vote is open unless a test wants to open it itself.</summary>
    public static async Task<VoteSite> Start(string? vote = null, bool isOpen = true)
    {
        var folder = TemporaryFolder.New();
        var (database, clock) = (TestStore.New(folder), StandingClock.AtEight());
        using (var place = Workplace.On(database, Directory.CreateDirectory(Path.Combine(folder, "rules")).FullName))
        {
            place.Clock = clock;
            await place.Fill(vote);
        }
        var site = new VoteSite(folder, database, new MailHost(), clock);
        if (isOpen)
            await site.Send(new MoveVote(SmallVote.Edition, VoteMove.Open));
        return site;
    }

    public Task<T> Send<T>(MediatR.IRequest<T> request) => SiteVisitor.SendAsOwner(Site, request);

    /// <summary>Sends what is due.</summary>
    public Task<int> Look() => Site.Services.GetRequiredService<MailSender>().RunOnce();

    /// <summary>The code in the newest letter to an address; null if it got none.</summary>
    public string? CodeTo(string address) =>
        Host.Taken.LastOrDefault(letter => letter.To.ToString() == address) is { } letter ? Code().Match(letter.TextBody!).Value : null;

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Host.DisposeAsync();
        TemporaryFolder.Remove(_folder);
    }

    [GeneratedRegex(@"^\d{6}\r?$", RegexOptions.Multiline)]
    private static partial Regex Code();
}
