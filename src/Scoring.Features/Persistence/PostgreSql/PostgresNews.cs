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
/// <param name="learned">Called after each notice and each reconnection, when something may have changed.</param>
internal sealed class PostgresNews(Func<CancellationToken, Task<NpgsqlConnection>> open, Action learned)
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
        learned();
        while (true)
        {
            await using (var look = connection.CreateCommand())
            {
                look.CommandText = "SELECT coalesce(max(publication_id), 0) FROM publications";
                var newest = (long)(await look.ExecuteScalarAsync(stopped).ConfigureAwait(false))!;
                if (Interlocked.Exchange(ref _known, newest) != newest)
                    learned();
            }
            if (await connection.WaitAsync(LooksAgain, stopped).ConfigureAwait(false))
                learned();
        }
    }
}
