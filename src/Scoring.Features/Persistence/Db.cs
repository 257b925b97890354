using System.Data.Common;

namespace Scoring.Features.Persistence;

/// <summary>An open connection and the transaction that its statements belong to, passed to every statement.</summary>
/// <param name="Connection">The connection; it runs one statement at a time.</param>
/// <param name="Transaction">The open transaction, or null.</param>
/// <remarks>
/// Statements are written in the slice that needs them, as Dapper calls with named parameters; Dapper.AOT compiles them. Decimals and times
/// are bound and read as text in one fixed form (<see cref="StoredNumber"/>, <see cref="Times"/>), because hashes are computed from that
/// form.
/// </remarks>
internal readonly record struct Db(DbConnection Connection, DbTransaction? Transaction)
{
    /// <summary>What statements need to know of the kind of database.</summary>
    public Dialect Dialect => Dialect.Of(Connection);
}
