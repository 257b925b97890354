using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>
/// Learns on one connection beside the pool what other processes have committed that changes public pages: it listens first and looks then,
/// so that nothing is missed, and looks again after two seconds without a notice.
/// </summary>
/// <param name="open">Opens the connection, to the primary: a standby hears nothing.</param>
/// <param name="learned">
/// Called after each notice and each reconnection, with the position of the log that a standby must have replayed to have what may have
/// changed.
/// </param>
internal sealed class PostgresNews(Func<CancellationToken, Task<NpgsqlConnection>> open, Action<LogPosition> learned)
{
    private static readonly TimeSpan LooksAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TriesAgain = TimeSpan.FromMilliseconds(500);

    private long _known = -1;

    /// <summary>Listens until it is stopped; a lost connection is made again.</summary>
    public async Task Follow(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            try
            {
                var connection = await open(stopped).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                    await Listen(connection, stopped).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception fault) when (fault is DbException or IOException or SocketException or TimeoutException or RefusalException)
            {
                await Task.Delay(TriesAgain, stopped).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Listen(NpgsqlConnection connection, CancellationToken stopped)
    {
        await using (var listen = connection.CreateCommand())
        {
            listen.CommandText = "LISTEN publications";
            await listen.ExecuteNonQueryAsync(stopped).ConfigureAwait(false);
        }
        for (var isNews = true; ; isNews = await connection.WaitAsync(LooksAgain, stopped).ConfigureAwait(false))
        {
            var (newest, position) = await Look(connection, stopped).ConfigureAwait(false);
            if (newest != Interlocked.Exchange(ref _known, newest) || isNews)
                learned(position);
        }
    }

    // With what is there now comes the position that a standby must have replayed to have it.
    private static async Task<(long Newest, LogPosition Position)> Look(NpgsqlConnection connection, CancellationToken stopped)
    {
        await using var look = connection.CreateCommand();
        look.CommandText = "SELECT coalesce(max(publication_id), 0), pg_current_wal_insert_lsn()::text FROM publications";
        await using var rows = await look.ExecuteReaderAsync(stopped).ConfigureAwait(false);
        await rows.ReadAsync(stopped).ConfigureAwait(false);
        return (rows.GetInt64(0), LogPosition.Of(rows.GetString(1))!.Value);
    }
}
