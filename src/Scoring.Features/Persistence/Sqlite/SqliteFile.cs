using Microsoft.Data.Sqlite;

namespace Scoring.Features.Persistence.Sqlite;

/// <summary>Opens a file by itself: outside the pool, so that nothing holds it once the connection is closed.</summary>
internal static class SqliteFile
{
    /// <summary>Opens it; the caller closes the connection.</summary>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
