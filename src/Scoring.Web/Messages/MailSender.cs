using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Mail;
using Scoring.Features.Messages;
using Scoring.Features.PublicVotes;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Messages;

/// <summary>How often a process looks for mail.</summary>
/// <param name="Every">The time between two looks; infinite for never.</param>
/// <param name="Reminders">The time between two looks for deadlines.</param>
internal sealed record MailRhythm(TimeSpan Every, TimeSpan Reminders)
{
    /// <summary>The rhythm of a site.</summary>
    public static MailRhythm Usual { get; } = new(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10));
}

/// <summary>
/// Sends what is due, in every process of the site: each takes what no other has. Nothing is sent while a transaction is open, and nothing
/// is lost if a process ends between two steps.
/// </summary>
/// <param name="scopes">Makes the scope of each step.</param>
/// <param name="carrier">Carries letters.</param>
/// <param name="links">Seals and writes links.</param>
/// <param name="options">The options of the site.</param>
/// <param name="rhythm">How often it looks.</param>
/// <param name="logger">The log; it names mail by its id, never an address.</param>
internal sealed partial class MailSender(
    IServiceScopeFactory scopes,
    IMailCarrier carrier,
    LetterLinks links,
    SiteOptions options,
    MailRhythm rhythm,
    ILogger<MailSender> logger
) : BackgroundService
{
    /// <summary>Looks once: answers requests, takes what is due and carries it; returns how much it took.</summary>
    public async Task<int> RunOnce(CancellationToken cancellation = default)
    {
        if (!await Within(services => Task.FromResult(services.GetRequiredService<OutboxDesk>().IsAnythingDue())))
            return 0;
        await Within(services => services.GetRequiredService<IMediator>().Send(new AnswerRequests(), cancellation));
        var taken = await Within(services => Task.FromResult(services.GetRequiredService<OutboxDesk>().Take()));
        if (taken.Count == 0)
            return 0;
        await using var round = await carrier.Begin(cancellation);
        foreach (var mail in taken)
        {
            // What is taken and not begun goes back by itself when the lease is over.
            if (cancellation.IsCancellationRequested)
                break;
            await Carry(round, mail);
        }
        return taken.Count;
    }

    /// <summary>Queues the reminders of deadlines that are near; returns how many.</summary>
    public async Task<int> Remind(CancellationToken cancellation = default)
    {
        var queued = (await Within(services => services.GetRequiredService<IMediator>().Send(new RemindDrafts(), cancellation))).Count;
        var due = await Within(services => services.GetRequiredService<IMediator>().Send(new ListDueReminders(), cancellation));
        foreach (var one in due)
        {
            try
            {
                queued += (
                    await Within(services => services.GetRequiredService<IMediator>().Send(new QueueReminders(one), cancellation))
                ).Count;
            }
            catch (RefusalException fault)
            {
                // One edition with faulty files must not keep the others from being reminded.
                LookFailed(logger, fault.Code, one.Edition);
            }
        }
        return queued;
    }

    /// <summary>Removes what is known of the voters of votes that are over long enough; returns of how many votes.</summary>
    public async Task<int> Forget(CancellationToken cancellation = default)
    {
        var due = await Within(services => services.GetRequiredService<IMediator>().Send(new ListForgettableVotes(), cancellation));
        foreach (var edition in due)
            await Within(services => services.GetRequiredService<IMediator>().Send(new ForgetVoters(edition), cancellation));
        return due.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (rhythm.Every == Timeout.InfiniteTimeSpan)
            return;
        var nextReminders = DateTime.MinValue;
        // The first look comes after the site has begun to listen: links are made from its address.
        using var timer = new PeriodicTimer(rhythm.Every);
        while (await Next(timer, stoppingToken))
        {
            try
            {
                if (DateTime.UtcNow >= nextReminders)
                {
                    nextReminders = DateTime.UtcNow + rhythm.Reminders;
                    await Remind(stoppingToken);
                    await Forget(stoppingToken);
                }
                while (await RunOnce(stoppingToken) > 0 && !stoppingToken.IsCancellationRequested) { }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the next look may succeed: a database that is away for a minute must not end the sending for good
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LookFailed(logger, fault.GetType().Name, fault.Message);
            }
        }
    }

    private async Task Carry(IMailRound round, TakenMail mail)
    {
        if (round.Fault is { } fault)
        {
            await Store(mail, fault);
            return;
        }
        var sealedLink = await Within(services =>
            Task.FromResult(
                services.GetRequiredService<OutboxDesk>().Begin(mail, () => Secret(services, mail) is { } token ? links.Seal(token) : null)
            )
        );
        if (sealedLink is null)
            return;
        if (mail.Template.HasLink && links.Open(sealedLink) is null)
        {
            // Sealed by keys that are lost: the next try makes another.
            await Store(mail, new Delivery(MailEnd.Later, Error: "sealed by other keys"));
            return;
        }
        var letter = Letter.Of(mail, options.MailFrom, links.Site, links.Link(mail, sealedLink), links.Leave(mail));
        await Store(mail, await round.Carry(letter));
    }

    private static string? Secret(IServiceProvider services, TakenMail mail) =>
        mail.Template == MailTemplates.VoteCode
            ? services.GetRequiredService<VoteCodes>().Make(mail)
            : services.GetRequiredService<MailedLinks>().Make(mail);

    private async Task Store(TakenMail mail, Delivery delivery)
    {
        await Within(services =>
        {
            services.GetRequiredService<OutboxDesk>().Store(mail, delivery.End, delivery.Code, delivery.Error);
            return Task.FromResult(true);
        });
        if (delivery.End is not (MailEnd.Sent or MailEnd.Written))
            NotSent(logger, mail.Id, delivery.End, delivery.Code ?? 0);
    }

    private async Task<T> Within<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Person = new Person("mail", Roles.Secretariat);
        return await work(scope.ServiceProvider);
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Mail {Mail} not sent: {End}, code {Code}")]
    private static partial void NotSent(ILogger logger, string mail, MailEnd end, int code);

    [LoggerMessage(2, LogLevel.Error, "Looking for mail failed: {Fault}, {Message}")]
    private static partial void LookFailed(ILogger logger, string fault, string message);
}
