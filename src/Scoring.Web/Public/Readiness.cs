using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;
using Scoring.Web.Shell;

namespace Scoring.Web.Public;

/// <summary>Whether the site can work, part by part.</summary>
/// <param name="Database">The database can be read, and its folder written.</param>
/// <param name="Keys">The keys of cookies can be used, and their folder written.</param>
/// <param name="Publications">The folder of publications can be read and written, or made.</param>
/// <param name="Temporary">Temporary files can be written.</param>
/// <param name="Editions">The number of editions with facts; null if the database cannot be read.</param>
/// <param name="IsStopping">True if the site was asked to stop: it finishes what is under way, and new requests go elsewhere.</param>
internal sealed record Ready(bool Database, bool Keys, bool Publications, bool Temporary, int? Editions, bool IsStopping = false)
{
    /// <summary>True if all parts can be used, and the site goes on.</summary>
    public bool IsReady => IsWhole && !IsStopping;

    /// <summary>True if all parts can be used.</summary>
    public bool IsWhole => Database && Keys && Publications && Temporary;
}

/// <summary>Looks at what the site needs. Files are written at most once in a few seconds, because strangers can ask.</summary>
internal sealed partial class Readiness : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly SiteOptions _options;
    private readonly IDataProtectionProvider _protection;
    private readonly ScoringDatabase _database;
    private readonly Draining _draining;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _one = new(1);
    private (long At, Ready Found)? _last;

    /// <summary>Makes ready to look.</summary>
    /// <param name="options">The options of the site.</param>
    /// <param name="protection">The keys.</param>
    /// <param name="database">The database.</param>
    /// <param name="draining">Knows whether the site is stopping.</param>
    /// <param name="clock">The time.</param>
    /// <param name="loggers">Makes the logger, which records what the answer leaves out.</param>
    /// <param name="meters">Makes the meter of the last look.</param>
    public Readiness(
        SiteOptions options,
        IDataProtectionProvider protection,
        ScoringDatabase database,
        Draining draining,
        TimeProvider clock,
        ILoggerFactory loggers,
        IMeterFactory meters
    )
    {
        (_database, _draining) = (database, draining);
        (_options, _protection, _clock, _logger) = (options, protection, clock, loggers.CreateLogger("Scoring.Web.Health"));
        meters
            .Create(Telemetry.MeterName)
            .CreateObservableGauge(
                "scoring.ready",
                () => _last is { } last ? [new Measurement<int>(last.Found.IsReady ? 1 : 0)] : Array.Empty<Measurement<int>>(),
                description: "1 if the last look at /health found all that the site needs, 0 if a part of it failed."
            );
    }

    /// <summary>Looks, or answers what was just seen.</summary>
    public async Task<Ready> Look(IServiceProvider services, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var editions = await Editions(services, cancellation);
            if (editions is not null && _last is { } last && last.Found.IsWhole && _clock.GetElapsedTime(last.At) < Fresh)
                return last.Found with { Editions = editions, IsStopping = _draining.IsStopping };
            var publications = PublicationFolder.Root(_options.Files);
            var found = new Ready(
                editions is not null && Try("database", () => TemporaryFiles.Probe(Path.GetDirectoryName(_options.Files)!)),
                Try("keys", UseKeys),
                Try("publications", () => UseFolder(publications)),
                Try("temporary", () => TemporaryFiles.Probe(Path.GetTempPath())),
                editions,
                _draining.IsStopping
            );
            _last = (_clock.GetTimestamp(), found);
            return found;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<int?> Editions(IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            _database.Check();
            return (await services.GetRequiredService<IMediator>().Send(new ListEditionsWithFacts(), cancellation)).Count;
        }
        catch (Exception fault) when (ScoringDatabase.IsBusy(fault))
        {
            return 0;
        }
        catch (Exception fault)
            when (fault is RefusalException or System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            Failed(_logger, "database", fault);
            return null;
        }
    }

    private void UseKeys()
    {
        var protector = _protection.CreateProtector("Scoring.Health");
        protector.Unprotect(protector.Protect("alive"));
        if (_options.Keys is { } folder)
            TemporaryFiles.Probe(folder);
    }

    // It is made with the first publication: until then its parent, which is the database's folder, must be writable.
    private static void UseFolder(string folder)
    {
        if (!Path.Exists(folder))
            return;
        _ = Directory.EnumerateFileSystemEntries(folder).Any();
        TemporaryFiles.Probe(folder);
    }

    private bool Try(string part, Action use)
    {
        try
        {
            use();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException)
        {
            Failed(_logger, part, fault);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Cannot be used: {Part}")]
    private static partial void Failed(ILogger logger, string part, Exception fault);
}
