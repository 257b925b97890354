using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using SQLitePCL;

namespace Scoring.Features.Persistence;

/// <summary>One command's connection and transaction. Commands sent from within a command share both.</summary>
/// <param name="database">The database.</param>
public sealed class UnitOfWork(ScoringDatabase database) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private SqliteConnection? _connection;
    private readonly List<Action> _undo = [];
    private SqliteTransaction? _transaction;
    private bool _inLane;

    /// <summary>The connection, opened on first use, and the transaction that is open on it.</summary>
    internal Db Db => new(Connection, _transaction);

    private SqliteConnection Connection => _connection ??= database.OpenFile();

    /// <summary>True while a command holds the transaction.</summary>
    public bool InTransaction => _transaction is not null;

    /// <summary>True where the command that holds the transaction wants nothing of it kept.</summary>
    public bool GivenUp { get; private set; }

    /// <summary>Starts the transaction as soon as no other command of this process writes.</summary>
    /// <exception cref="RefusalException">Others wrote all the time.</exception>
    public void Begin() => Start(database.WriteLane.Wait(LongestWait));

    /// <summary>The same, without holding a thread while others write.</summary>
    /// <exception cref="RefusalException">Others wrote all the time.</exception>
    public async Task BeginAsync() => Start(await database.WriteLane.WaitAsync(LongestWait).ConfigureAwait(false));

    /// <summary>Does a small write at once where nobody else writes at this moment, here or in another process; otherwise leaves it. For what may as well be noted later.</summary>
    /// <returns>True where it was done.</returns>
    internal bool WriteIfFree(Action<Db> work) =>
        Locked(db =>
        {
            if (!database.WriteLane.Wait(0))
                return false;
            try
            {
                raw.sqlite3_busy_timeout(Connection.Handle, 0);
                work(db);
                return true;
            }
            catch (SqliteException fault) when (ScoringDatabase.IsBusy(fault))
            {
                return false;
            }
            finally
            {
                raw.sqlite3_busy_timeout(Connection.Handle, ScoringDatabase.BusyTimeout);
                database.WriteLane.Release();
            }
        });

    private void Start(bool isNext)
    {
        if (!isNext)
            throw new RefusalException(RefusalKind.State, ScoringDatabase.BusyCode);
        _inLane = true;
        GivenUp = false;
        try
        {
            _transaction = Connection.BeginTransaction();
        }
        catch
        {
            Leave();
            throw;
        }
    }

    private void Leave()
    {
        if (!_inLane)
            return;
        _inLane = false;
        database.WriteLane.Release();
    }

    /// <summary>Does something with the connection while nobody else does: files are checked side by side, the connection serves one at a time.</summary>
    internal T Locked<T>(Func<Db, T> work)
    {
        lock (_undo)
            return work(Db);
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
        try
        {
            foreach (var action in _undo)
                action();
        }
        finally
        {
            _undo.Clear();
            var transaction = _transaction;
            _transaction = null;
            try
            {
                transaction?.Dispose();
            }
            finally
            {
                Leave();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Drop();
        _connection?.Dispose();
    }
}
