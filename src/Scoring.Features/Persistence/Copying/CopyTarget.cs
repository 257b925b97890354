using System.Data.Common;
using Scoring.Features.Core;
using Scoring.Features.Persistence.PostgreSql;
using Scoring.Features.Persistence.Sqlite;

namespace Scoring.Features.Persistence.Copying;

/// <summary>An empty database that a copy fills in one transaction; disposed of before the commit, it is as empty as before.</summary>
internal abstract class CopyTarget : IDisposable
{
    private DbConnection? _connection;

    /// <summary>A target of the kind that an address names.</summary>
    /// <param name="options">The options that name a database on a server, or a file that does not exist yet.</param>
    public static CopyTarget At(ScoringOptions options) =>
        DatabaseAddress.IsServer(options.DatabasePath)
            ? new OnServer(new PostgresStore(options), options.DatabasePath)
            : new InFile(new SqliteStore(options), options.DatabasePath);

    /// <summary>The kind of database.</summary>
    protected abstract Store Store { get; }

    /// <summary>The open transaction.</summary>
    protected DbTransaction? Transaction { get; private set; }

    /// <summary>Makes the tables and begins the transaction.</summary>
    /// <param name="tables">The tables that will be filled.</param>
    /// <exception cref="RefusalException">One of them has rows, or something else is there.</exception>
    public Db Begin(IReadOnlyList<CopiedTable> tables)
    {
        Refuse();
        _connection = Store.Open();
        Transaction = BeginOn(_connection);
        var db = new Db(_connection, Transaction);
        Prepare(db, tables);
        return db;
    }

    /// <summary>What in the new database is not as the migrations make it.</summary>
    public IReadOnlyList<SchemaDifference> SchemaDifferences(Db db) => SchemaCheck.Differences(db, Store.OwnSchema());

    /// <summary>Commits.</summary>
    /// <exception cref="RefusalException">It is not known whether it was committed, or the result cannot be read.</exception>
    public abstract void Commit(Db db);

    /// <inheritdoc/>
    public void Dispose()
    {
        Close();
        Store.Dispose();
    }

    /// <summary>Refuses something that is there already and no empty database.</summary>
    protected virtual void Refuse()
    {
        // The caller has seen to it that there is no file.
    }

    /// <summary>Begins the transaction.</summary>
    protected abstract DbTransaction BeginOn(DbConnection connection);

    /// <summary>Prepares the tables to be filled.</summary>
    protected abstract void Prepare(Db db, IReadOnlyList<CopiedTable> tables);

    /// <summary>Ends the transaction, if it was not committed, and the connection.</summary>
    protected void Close()
    {
        Transaction?.Dispose();
        Transaction = null;
        _connection?.Dispose();
        _connection = null;
    }

    private sealed class OnServer(PostgresStore store, string address) : CopyTarget
    {
        protected override Store Store => store;

        public override void Commit(Db db) => store.Commit(db, []);

        protected override void Refuse()
        {
            if (store.Look() == Holding.OtherThings)
                throw NotEmpty();
        }

        protected override DbTransaction BeginOn(DbConnection connection) => store.BeginAlone(connection);

        // A program that does not know of the advisory locks, or signs somebody in, waits as well.
        protected override void Prepare(Db db, IReadOnlyList<CopiedTable> tables)
        {
            try
            {
                Snapshot.Run(db, $"LOCK TABLE {string.Join(", ", tables.Select(table => table.Name))} IN SHARE ROW EXCLUSIVE MODE");
            }
            catch (DbException fault) when (PostgresFaults.IsBusy(fault))
            {
                throw new RefusalException(RefusalKind.State, Store.BusyCode);
            }
            foreach (var table in tables)
            {
                using var command = db.Connection.CreateCommand();
#pragma warning disable CA2100 // a name of the program's own schema
                command.CommandText = $"SELECT EXISTS (SELECT 1 FROM {table.Name})";
#pragma warning restore CA2100
                if (command.ExecuteScalar() is true)
                    throw NotEmpty();
            }
        }

        private RefusalException NotEmpty() => new(RefusalKind.Usage, "copy-not-empty", DatabaseAddress.Shown(address));
    }

    private sealed class InFile(SqliteStore store, string path) : CopyTarget
    {
        protected override Store Store => store;

        public override void Commit(Db db)
        {
            db.Transaction!.Commit();
            Close();
            if (!Snapshot.IsWhole(path))
                throw new RefusalException(RefusalKind.Data, "backup-not-whole", path);
        }

        protected override DbTransaction BeginOn(DbConnection connection) => connection.BeginTransaction();

        // An import may name one that follows it in the order of keys.
        protected override void Prepare(Db db, IReadOnlyList<CopiedTable> tables) => Snapshot.Run(db, "PRAGMA defer_foreign_keys = ON");
    }
}
