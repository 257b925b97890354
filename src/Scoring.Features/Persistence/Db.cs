using System.Data.Common;

namespace Scoring.Features.Persistence;

/// <summary>An open connection and the transaction that its statements belong to: what every statement is given.</summary>
/// <param name="Connection">The connection; it serves one statement at a time.</param>
/// <param name="Transaction">The transaction; null where none is open.</param>
/// <remarks>
/// Statements are written in the slice that needs them, as Dapper calls with named parameters; Dapper.AOT compiles them. Decimals and times are bound and read
/// as text in one fixed form (<see cref="StoredNumber"/>, <see cref="Times"/>), because hashes are taken of that form.
/// </remarks>
internal readonly record struct Db(DbConnection Connection, DbTransaction? Transaction);
