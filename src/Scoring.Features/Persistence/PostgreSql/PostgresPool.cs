using System.Data;
using Npgsql;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>The connections of this process to a server.</summary>
internal sealed class PostgresPool : IDisposable
{
    private const int MostConnections = 20;
    private const int MostThreads = 256;
    private const int SecondsOfARequest = 10;
    private const int SecondsOfACommand = 120;
    private const int SecondsOfAReader = 5;

    private static readonly Lock Threads = new();

    private readonly NpgsqlDataSource _source;
    private readonly Lazy<NpgsqlDataSource> _apart;
    private readonly TimeSpan _wait;
    private readonly SemaphoreSlim _free;

    /// <summary>The server that an address names; nothing is connected yet.</summary>
    /// <param name="address">The address.</param>
    /// <param name="options">What it is used for.</param>
    /// <param name="wait">How long to wait for a connection while all are in use.</param>
    /// <exception cref="RefusalException">A setting of the address cannot be used.</exception>
    public PostgresPool(ServerAddress address, ScoringOptions options, TimeSpan wait)
    {
        _wait = wait;
        try
        {
            var seconds =
                options.IsReader ? SecondsOfAReader
                : options.KeepsConnections ? SecondsOfARequest
                : SecondsOfACommand;
            var settings = Settings(address, seconds);
            var session = options.IsReader ? TargetSessionAttributes.PreferStandby : TargetSessionAttributes.Primary;
            _source = Source(settings, session);
            _free = new SemaphoreSlim(settings.MaxPoolSize);
            HaveThreads(settings.MaxPoolSize);
            _apart = new(() =>
                Source(
                    new(settings.ConnectionString)
                    {
                        Pooling = false,
                        KeepAlive = 5,
                        MaxAutoPrepare = 0,
                    },
                    session
                )
            );
        }
        catch (Exception fault) when (PostgresFaults.Opening(fault, address) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>A connection beside the pool, for a process that keeps it; the caller disposes it.</summary>
    public async Task<NpgsqlConnection> OpenApart(CancellationToken stopped) =>
        await _apart.Value.OpenConnectionAsync(stopped).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_apart.IsValueCreated)
            _apart.Value.Dispose();
        _source.Dispose();
        _free.Dispose();
    }

    // Waits for one of the pool's connections as long as others may write, longer than for the server itself.
    /// <summary>One of the connections; the caller disposes it.</summary>
    /// <exception cref="RefusalException">All were in use for the whole waiting time.</exception>
    public NpgsqlConnection Open()
    {
        if (!_free.Wait(_wait))
            throw new RefusalException(RefusalKind.State, Store.BusyCode);
        try
        {
            return Counted(_source.OpenConnection());
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>The same, without blocking a thread.</summary>
    /// <exception cref="RefusalException">All were in use for the whole waiting time.</exception>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        if (!await _free.WaitAsync(_wait).ConfigureAwait(false))
            throw new RefusalException(RefusalKind.State, Store.BusyCode);
        try
        {
            return Counted(await _source.OpenConnectionAsync().ConfigureAwait(false));
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    private NpgsqlConnection Counted(NpgsqlConnection connection)
    {
        var isUsed = 1;
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState != ConnectionState.Open && Interlocked.Exchange(ref isUsed, 0) == 1)
                _free.Release();
        };
        return connection;
    }

    /// <summary>
    /// The settings of a connection: what an operator names in the address stands; the rest is as a standby that takes over asks for.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="seconds">How long a statement may take.</param>
    /// <exception cref="RefusalException">The address names a setting that there is none of.</exception>
    public static NpgsqlConnectionStringBuilder Settings(ServerAddress address, int seconds)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Timeout = 2,
            CommandTimeout = seconds,
            CancellationTimeout = -1,
            HostRecheckSeconds = 1,
            MaxPoolSize = MostConnections,
            MaxAutoPrepare = 40,
            NoResetOnClose = true,
            ApplicationName = "scoring",
        };
        foreach (string key in address.Keys)
            Set(settings, key, address.Value(key));
        settings.IncludeErrorDetail = false;
        return settings;
    }

    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder settings, TargetSessionAttributes session)
    {
        // The small one: the tables have few types, and the native program grows by what is named here.
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableTransportSecurity();
        return settings.Host?.Contains(',', StringComparison.Ordinal) == true
            ? builder.BuildMultiHost().WithTargetSession(session)
            : builder.Build();
    }

    private static void Set(NpgsqlConnectionStringBuilder settings, string key, string value)
    {
        try
        {
            settings[key] = value;
        }
        catch (ArgumentException)
        {
            throw new RefusalException(RefusalKind.Usage, ServerAddress.WrongCode, key);
        }
    }

    // A thread for every statement that waits for the server, of each pool of the process: beyond as many as it has processors the runtime
    // gives out one more every half second, while connections that are being opened, or whose answer has come, wait for one and time out.
    private static void HaveThreads(int connections)
    {
        lock (Threads)
        {
            ThreadPool.GetMinThreads(out var threads, out var ports);
            if (threads < MostThreads)
                ThreadPool.SetMinThreads(Math.Min(MostThreads, threads + connections), ports);
        }
    }
}
