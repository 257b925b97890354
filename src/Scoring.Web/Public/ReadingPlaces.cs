using System.Diagnostics.Metrics;
using Scoring.Features;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Web.Shell;

namespace Scoring.Web.Public;

/// <summary>
/// Where public pages are read: on a standby that is up to date and has all that its visitor has done, else on the primary. Nobody waits
/// for a standby.
/// </summary>
internal sealed partial class ReadingPlaces : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>How far a standby may be behind the primary; one that is further behind is left out.</summary>
    public static TimeSpan MostBehind { get; } = TimeSpan.FromSeconds(5);

    private readonly IServiceScopeFactory _primary;
    private readonly SeenPositions _seen;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly IReadOnlyList<Standby> _standbys;
    private readonly Queue<(long At, LogPosition Position)> _written = new();
    private LogPosition? _due;
    private ulong _news;
    private int _turn;

    /// <summary>The places that the options name.</summary>
    /// <param name="primary">Makes scopes on the database itself.</param>
    /// <param name="options">The options of the site.</param>
    /// <param name="seen">What the visitor of a request has done.</param>
    /// <param name="clock">The time.</param>
    /// <param name="loggers">Makes the logger.</param>
    /// <param name="meters">Makes the meter of the standbys in use.</param>
    public ReadingPlaces(
        IServiceScopeFactory primary,
        SiteOptions options,
        SeenPositions seen,
        TimeProvider clock,
        ILoggerFactory loggers,
        IMeterFactory meters
    )
    {
        (_primary, _seen, _clock, _logger) = (primary, seen, clock, loggers.CreateLogger("Scoring.Web.Standbys"));
        _standbys = [.. options.Readers.Select(address => new Standby(address, options))];
        meters
            .Create(Telemetry.MeterName)
            .CreateObservableGauge(
                "scoring.standbys",
                () => _standbys.Count(one => one.IsUsed),
                "{standby}",
                "Standbys that public pages are read from at the moment."
            );
    }

    /// <summary>
    /// What must be there: the last news of publications, and what the visitor of the current request has done. Null if there was nothing.
    /// </summary>
    public LogPosition? Floor
    {
        get
        {
            var news = new LogPosition(Interlocked.Read(ref _news));
            return _seen.OfRequest is { } seen && seen > news ? seen
                : news.Bytes > 0 ? news
                : null;
        }
    }

    /// <summary>From now on nothing is read from a standby that has not replayed the log up to this position.</summary>
    public void Learn(LogPosition position) => Interlocked.Exchange(ref _news, position.Bytes);

    /// <summary>Reads from a place that has what the visitor has done.</summary>
    /// <returns>The answer, and the position of the log up to which it is complete.</returns>
    public async Task<(T Answer, LogPosition? Position)> Read<T>(Func<IServiceProvider, Task<T>> read)
    {
        var floor = Floor;
        for (var tries = 0; tries < _standbys.Count; tries++)
        {
            var standby = _standbys[(int)((uint)Interlocked.Increment(ref _turn) % _standbys.Count)];
            if (!standby.IsUsed)
                continue;
            try
            {
                await using var scope = standby.Scope();
                var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
                await work.OpenAsync();
                var position = work.PositionNow();
                if (position is null || (floor is { } least && position < least))
                    continue;
                return (await read(scope.ServiceProvider), position);
            }
            catch (Exception fault) when (IsOfThePlace(fault))
            {
                Leave(standby, "does not answer");
            }
        }
        await using var own = _primary.CreateAsyncScope();
        var primary = own.ServiceProvider.GetRequiredService<UnitOfWork>();
        await primary.OpenAsync();
        var now = primary.PositionNow();
        return (await read(own.ServiceProvider), now);
    }

    /// <summary>True for an error of a database that cannot be used at the moment, not of what was asked.</summary>
    public static bool IsOfThePlace(Exception fault) =>
        ScoringDatabase.IsBusy(fault)
        || StorageFault.Of(fault) is not null
        || fault is RefusalException refusal && refusal.Code.StartsWith("database-", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var standby in _standbys)
            standby.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_standbys.Count == 0)
            return;
        using var ticks = new PeriodicTimer(Look, _clock);
        do await Task.Run(LookAtAll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested && await Next(ticks, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer ticks, CancellationToken stopped)
    {
        try
        {
            return await ticks.WaitForNextTickAsync(stopped);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void LookAtAll()
    {
        if (PositionOf(_primary.CreateScope) is { } written)
        {
            // At first what there is; from then on what there was a few seconds before.
            _due ??= written;
            _written.Enqueue((_clock.GetTimestamp(), written));
        }
        // While the primary is away nothing new is due: a standby that had all goes on.
        while (_written.TryPeek(out var first) && _clock.GetElapsedTime(first.At) >= MostBehind)
            _due = _written.Dequeue().Position;
        foreach (var standby in _standbys)
        {
            if (PositionOf(() => standby.Scope()) is not { } position)
                Leave(standby, "does not answer");
            else if (_due is { } due && position < due)
                Leave(standby, "is behind");
            else if (!standby.IsUsed)
            {
                standby.IsUsed = true;
                Used(_logger, standby.Shown);
            }
        }
    }

    private static LogPosition? PositionOf(Func<IServiceScope> scope)
    {
        try
        {
            using var made = scope();
            return made.ServiceProvider.GetRequiredService<UnitOfWork>().PositionNow();
        }
        catch (Exception fault) when (IsOfThePlace(fault))
        {
            return null;
        }
    }

    private void Leave(Standby standby, string why)
    {
        if (!standby.IsUsed && standby.WasLooked)
            return;
        (standby.IsUsed, standby.WasLooked) = (false, true);
        LeftOut(_logger, standby.Shown, why);
    }

    [LoggerMessage(LogLevel.Information, "Public pages are read from {Standby}")]
    private static partial void Used(ILogger logger, string standby);

    [LoggerMessage(LogLevel.Warning, "Public pages are not read from {Standby}: it {Why}")]
    private static partial void LeftOut(ILogger logger, string standby, string why);

    private sealed class Standby(string address, SiteOptions options) : IDisposable
    {
        private readonly ServiceProvider _services = new ServiceCollection()
            .AddScoringFeatures(options.ForCommands() with { DatabasePath = address, FilesOf = options.Database, IsReader = true })
            .BuildServiceProvider();

        public string Shown { get; } = DatabaseAddress.Shown(address);

        public volatile bool IsUsed;

        public bool WasLooked { get; set; }

        public AsyncServiceScope Scope() => _services.CreateAsyncScope();

        public void Dispose() => _services.Dispose();
    }
}
