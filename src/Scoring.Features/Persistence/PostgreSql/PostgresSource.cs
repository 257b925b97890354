using Npgsql;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>How this program connects to a PostgreSQL server.</summary>
internal static class PostgresSource
{
    private const int MostConnections = 20;

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

    /// <summary>The pool of connections with those settings.</summary>
    public static NpgsqlDataSource Of(NpgsqlConnectionStringBuilder settings)
    {
        // The small one: the tables have few types, and the native program grows by what is named here.
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableTransportSecurity();
        return settings.Host?.Contains(',', StringComparison.Ordinal) == true
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
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

    /// <summary>
    /// Lets the process have a thread for every statement that waits for the server: beyond as many as it has processors it would give out
    /// one more every half second, while connections that are being opened, or whose answer has come, wait for one and time out.
    /// </summary>
    /// <param name="connections">How many statements can wait at once.</param>
    public static void HaveThreads(int connections)
    {
        ThreadPool.GetMinThreads(out var threads, out var ports);
        var wanted = connections + 2 * Environment.ProcessorCount;
        if (threads < wanted)
            ThreadPool.SetMinThreads(wanted, ports);
    }
}
