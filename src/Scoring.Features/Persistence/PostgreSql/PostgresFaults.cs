using System.Net.Sockets;
using Npgsql;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence.PostgreSql;

/// <summary>Tells the errors of a PostgreSQL server apart, by its codes and by how the line to it broke.</summary>
internal static class PostgresFaults
{
    /// <summary>The refusal when the server does not answer.</summary>
    public const string ServerCode = "database-server-away";

    /// <summary>True for an error that only means that others are working: a retry may succeed a moment later.</summary>
    public static bool IsBusy(Exception fault) =>
        fault is PostgresException { SqlState: "55P03" or "40001" or "40P01" or "53300" }
        || (fault is NpgsqlException { InnerException: TimeoutException } and not PostgresException);

    /// <summary>What is wrong with the server or its disk; null for an error of the program, or if others are only working.</summary>
    public static StorageFaultKind? Of(Exception fault) =>
        fault switch
        {
            PostgresException { SqlState: "53100" or "53400" } => StorageFaultKind.Full,
            PostgresException { SqlState: "XX001" or "XX002" } => StorageFaultKind.Damaged,
            PostgresException { SqlState: "22021" or "22P05" } => StorageFaultKind.Unstorable,
            PostgresException { SqlState: "58030" } => StorageFaultKind.Failing,
            PostgresException { SqlState: "25006" } => StorageFaultKind.NotPrimary,
            PostgresException { SqlState: "42501" } => StorageFaultKind.ReadOnly,
            PostgresException { SqlState: "57P01" or "57P02" or "57P03" or "57P05" or "25P03" } => StorageFaultKind.ServerAway,
            PostgresException known => known.SqlState.StartsWith("08", StringComparison.Ordinal) ? StorageFaultKind.ServerAway : null,
            NpgsqlOperationInProgressException => null, // two statements at once on one connection: a bug of ours
            NpgsqlException { InnerException: not TimeoutException } => StorageFaultKind.ServerAway, // the line broke, or no host fits
            _ => null,
        };

    /// <summary>The sentence for a database that cannot be opened; null if the error is another.</summary>
    /// <param name="fault">What opening it ended in.</param>
    /// <param name="address">The database.</param>
    public static RefusalException? Opening(Exception fault, ServerAddress address) =>
        fault switch
        {
            PostgresException { SqlState: "28P01" or "28000" } => new RefusalException(
                RefusalKind.Usage,
                "database-sign-in",
                address.Shown
            ),
            PostgresException { SqlState: "3D000" } => new RefusalException(
                RefusalKind.Usage,
                "database-missing",
                address.Shown,
                address.Database
            ),
            PostgresException { SqlState: "42501" } => new RefusalException(
                RefusalKind.Usage,
                "database-no-right",
                address.Shown,
                address.Database
            ),
            PostgresException { SqlState: "42P07" or "42710" or "42723" } => new RefusalException(
                RefusalKind.Usage,
                "database-not-ours",
                address.Shown
            ),
            PostgresException { SqlState: "0A000" or "42601" } => new RefusalException(
                RefusalKind.Usage,
                "database-server-old",
                address.Shown
            ),
            NpgsqlException when Of(fault) == StorageFaultKind.ServerAway || fault.InnerException is TimeoutException =>
                new RefusalException(RefusalKind.State, ServerCode, address.Shown),
            SocketException or TimeoutException => new RefusalException(RefusalKind.State, ServerCode, address.Shown),
            ArgumentException => new RefusalException(RefusalKind.Usage, ServerAddress.WrongCode, "Host=…;Database=…"),
            InvalidOperationException or NpgsqlException when fault.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
                new RefusalException(RefusalKind.Usage, "database-sign-in", address.Shown),
            _ => null,
        };
}
