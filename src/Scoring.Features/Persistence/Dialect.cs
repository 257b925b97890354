using System.Data.Common;
using Microsoft.Data.Sqlite;
using Scoring.Features.Persistence.Binding;
using Scoring.Features.Persistence.PostgreSql;
using Scoring.Features.Persistence.Sqlite;

namespace Scoring.Features.Persistence;

/// <summary>What statements on an open connection need to know of its kind of database.</summary>
internal abstract class Dialect
{
    /// <summary>The dialect of a connection.</summary>
    public static Dialect Of(DbConnection connection) => connection is SqliteConnection ? SqliteDialect.Instance : PostgresDialect.Instance;

    /// <summary>The text of a statement that the two kinds of database want in other words.</summary>
    public abstract string For(string sqlite, string postgres);

    /// <summary>
    /// A statement that waits for the audit trail until no other transaction can add to it; ends with a semicolon, or is empty.
    /// </summary>
    public abstract string HoldTrail { get; }

    /// <summary>Waits until no other transaction can take the next number of a table that counts up.</summary>
    public abstract void HoldNumbers(Db db);

    /// <summary>Waits until no other transaction holds the same key.</summary>
    public abstract void HoldKey(Db db, string key);

    /// <summary>Makes sure, where it can, that what this connection replaces or deletes is not left in the database's files.</summary>
    public abstract void EraseWhatIsReplaced(Db db);

    /// <summary>The bytes of a query's current row.</summary>
    public abstract IRowBytes Bytes(DbDataReader rows);

    /// <summary>True if bound rows were written that no event carries yet.</summary>
    public abstract bool AnyTouched(Db db);

    /// <summary>The bound rows written since the last call, in order of table and key.</summary>
    public abstract List<TouchedRow> TakeTouched(Db db);

    /// <summary>The schema of the database as it is.</summary>
    public abstract IReadOnlyList<SchemaPart> Schema(Db db);
}

/// <summary>A bound row that was written.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Key">Its key or group: a number, a text, or a JSON array of several values.</param>
internal sealed record TouchedRow(string Table, object Key);
