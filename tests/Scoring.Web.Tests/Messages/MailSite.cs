using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Messages;
using Scoring.Features.Users;
using Scoring.Web.Messages;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Messages;

/// <summary>A site with a mail server, a clock that a test moves, and a sender that looks when a test wants.</summary>
internal sealed partial class MailSite : IAsyncDisposable
{
    /// <summary>The season that messages are of.</summary>
    public const string Season = "kipp/2023";

    private readonly string? _folder;

    private MailSite(string database, string? folder, MailHost? host, StandingClock clock)
    {
        (Database, _folder, Host, Clock) = (database, folder, host, clock);
        Site = new RunningSite(
            database,
            options: host is null ? [("public-address", "http://inovasi.test")] : OptionsWith(host),
            services: services => LooksWhenAsked(services, clock)
        );
    }

    /// <summary>The options of a site that sends by a mail server.</summary>
    public static (string, string)[] OptionsWith(MailHost host) =>
        [
            ("mail", host.Address),
            ("mail-from", "Sekretariat <inovasi@kota.example>"),
            ("public-address", "http://inovasi.test"),
            ("hosts", "*"),
        ];

    /// <summary>Gives a site the clock, and a sender that looks only when it is asked to.</summary>
    public static void LooksWhenAsked(IServiceCollection services, StandingClock clock) =>
        services.AddSingleton<TimeProvider>(clock).AddSingleton(new MailRhythm(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));

    public string Database { get; }

    public MailHost? Host { get; }

    public StandingClock Clock { get; }

    public RunningSite Site { get; }

    public static MailSite Start(MailHost? host)
    {
        var folder = TemporaryFolder.New();
        return new MailSite(TestStore.New(folder), folder, host, StandingClock.AtEight());
    }

    /// <summary>Another process of the site on the same database.</summary>
    public MailSite Another(MailHost? host = null) => new(Database, null, host ?? Host, Clock);

    /// <summary>A site on a database that is there.</summary>
    public static MailSite On(string database, MailHost host, StandingClock clock) => new(database, null, host, clock);

    /// <summary>Looks once for what is due.</summary>
    public Task<int> Look() => Site.Services.GetRequiredService<MailSender>().RunOnce();

    public Task<T> Send<T>(MediatR.IRequest<T> request) => SiteVisitor.SendAsOwner(Site, request);

    public async Task<IReadOnlyList<ListedMail>> In(MailState state) => (await Send(new ListOutbox(state))).Rows;

    public async Task<IReadOnlyDictionary<MailState, long>> Counts() => (await Send(new ListOutbox(MailState.Held))).Counts;

    /// <summary>Adds people who read, for messages to go to; answers their ids.</summary>
    public async Task<long[]> People(int count, string language = "id")
    {
        using var place = Workplace.On(Database);
        for (var number = 1; number <= count; number++)
            await ReadyAccounts.Add(
                place,
                new AddUser($"Pembaca {number}", $"pembaca{number}@example.org", Roles.Reader) { Language = language }
            );
        return [.. (await Send(new ListUsers())).Where(user => user.Roles == Roles.Reader).Select(user => user.Id)];
    }

    /// <summary>Holds a piece of news for people, and releases it.</summary>
    public async Task Release(string key, params long[] people)
    {
        await Send(new HoldMessage(News(people), key));
        await Send(new MoveMail(MailAct.Release, []) { AllOf = MailState.Held });
    }

    public static Message News(params long[] people) =>
        new(Season, "news", "reader", null, people)
        {
            Written = new Dictionary<string, string> { ["note"] = "Rapat pleno pada hari Senin." },
        };

    /// <summary>The path of the link in a letter.</summary>
    public static string LinkIn(MimeMessage letter) => Link().Match(letter.TextBody!).Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (_folder is not null)
            TemporaryFolder.Remove(_folder);
    }

    [GeneratedRegex(@"http://inovasi\.test(/account/[a-z]+/\S+)")]
    private static partial Regex Link();
}
