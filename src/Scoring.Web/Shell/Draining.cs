namespace Scoring.Web.Shell;

/// <summary>
/// Stops without cutting anybody off: when the site is asked to stop it says at once that it is not ready, goes on taking requests until
/// proxies have noticed (<c>--drain</c>), and then finishes those that are under way.
/// </summary>
/// <param name="options">The options of the site.</param>
/// <param name="life">The life of the process: whether it is stopping.</param>
internal sealed class Draining(SiteOptions options, IHostApplicationLifetime life) : IHostedLifecycleService
{
    /// <summary>The longest that a stopping site waits for requests that are under way.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    private volatile bool _isStopping;

    /// <summary>True from the moment when the site was asked to stop.</summary>
    public bool IsStopping => _isStopping || life.ApplicationStopping.IsCancellationRequested;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        await Task.Delay(options.Drain, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
