using MediatR;
using Scoring.Features.Attachments.Scanning;
using Scoring.Features.Core;
using Scoring.Web.Shell;

namespace Scoring.Web.Attachments;

/// <summary>Files of entries: the gate for uploads and the scanner.</summary>
internal static class AttachmentServices
{
    /// <summary>Registers them.</summary>
    public static void AddAttachmentPages(this IServiceCollection services) =>
        services
            .AddSingleton<UploadGate>()
            .AddSingleton<WaitingScans>()
            .AddHostedService(scope => scope.GetRequiredService<WaitingScans>());
}

/// <summary>Asks the scanner again about files that it did not answer for.</summary>
/// <param name="scopes">Makes the scope of each look.</param>
/// <param name="options">The options of the site.</param>
/// <param name="logger">The log.</param>
internal sealed partial class WaitingScans(IServiceScopeFactory scopes, SiteOptions options, ILogger<WaitingScans> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>Looks once.</summary>
    public async Task<ScanRound> RunOnce(CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Person = new Person("web", Roles.Administrator);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ScanWaiting(), cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Scanner is null)
            return;
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await RunOnce(stoppingToken);
                }
#pragma warning disable CA1031 // the next look may succeed
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    LookFailed(logger, fault.GetType().Name, fault.Message);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site stops.
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Waiting files could not be scanned: {Fault}: {Reason}")]
    private static partial void LookFailed(ILogger logger, string fault, string reason);
}
