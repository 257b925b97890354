using Microsoft.Data.Sqlite;

namespace Scoring.Features.Persistence;

/// <summary>One command's connection and transaction. Commands sent from within a command share both.</summary>
/// <param name="database">The database.</param>
public sealed class Session(ScoringDatabase database) : IDisposable
{
    private SqliteConnection? _connection;
    private readonly List<Action> _undo = [];
    private SqliteTransaction? _transaction;

    /// <summary>The open connection; opened on first use.</summary>
    public SqliteConnection Connection => _connection ??= database.Open();

    /// <summary>True while a command holds the transaction.</summary>
    public bool InTransaction => _transaction is not null;

    /// <summary>True where the command that holds the transaction wants nothing of it kept.</summary>
    public bool GivenUp { get; private set; }

    /// <summary>Starts the transaction.</summary>
    public void Begin()
    {
        _transaction = Connection.BeginTransaction();
        GivenUp = false;
    }

    /// <summary>Does something with the connection while nobody else does: files are checked side by side, the connection serves one at a time.</summary>
    public T Locked<T>(Func<SqliteConnection, T> work)
    {
        lock (_undo)
            return work(Connection);
    }

    /// <summary>Says that nothing of the transaction is to be kept, though no error is thrown: a refused import.</summary>
    public void GiveUp() => GivenUp = true;

    /// <summary>What to take back in memory where the transaction is not kept.</summary>
    public void Undo(Action action)
    {
        lock (_undo)
            _undo.Add(action);
    }

    /// <summary>Ends the transaction: keeps what was done, unless it was given up.</summary>
    public void End()
    {
        if (!GivenUp)
        {
            _transaction?.Commit();
            _undo.Clear();
        }
        Drop();
    }

    /// <summary>
    /// Forgets the transaction and what was done in it. What memory holds of it goes first: once the database has taken it back, its
    /// numbers may be another command's.
    /// </summary>
    public void Drop()
    {
        foreach (var action in _undo)
            action();
        _undo.Clear();
        _transaction?.Dispose();
        _transaction = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Drop();
        _connection?.Dispose();
    }
}
