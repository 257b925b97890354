using Microsoft.Data.Sqlite;

namespace Scoring.Features.Tests.Persistence;

/// <summary>
/// Up to 3.51.2, two connections that write and checkpoint at the same moment can damage a database in WAL mode
/// (https://sqlite.org/wal.html#walresetbug), and that is how a site and a command line use it.
/// </summary>
[Category(TestStore.FilesOnly)]
public sealed class SqliteVersionTests
{
    private static readonly Version Mended = new(3, 51, 3);

    [Test]
    public void The_library_in_use_is_one_in_which_the_fault_of_the_log_is_mended()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Version.Parse(connection.ServerVersion).ShouldBeGreaterThanOrEqualTo(Mended);
    }
}
