using Microsoft.Data.Sqlite;
using Scoring.Features.Core;
using Scoring.Features.Persistence.Binding;
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
    private Action? _beforeCommit;

    /// <summary>The connection, opened on first use, and its open transaction, if any.</summary>
    internal Db Db => new(Connection, _transaction);

    private SqliteConnection Connection => _connection ??= database.OpenFile();

    /// <summary>True while a command holds the transaction.</summary>
    public bool InTransaction => _transaction is not null;

    /// <summary>True if the command that holds the transaction has asked for a rollback.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>Begins the transaction as soon as no other command of this process is writing.</summary>
    /// <exception cref="RefusalException">Others were writing for the whole waiting time.</exception>
    public void Begin() => Start(database.WriteLane.Wait(LongestWait));

    /// <summary>The same, without blocking a thread while others write.</summary>
    /// <exception cref="RefusalException">Others were writing for the whole waiting time.</exception>
    public async Task BeginAsync() => Start(await database.WriteLane.WaitAsync(LongestWait).ConfigureAwait(false));

    /// <summary>
    /// Performs a small write immediately if nobody else is writing, here or in another process; otherwise skips it. For best-effort
    /// writes.
    /// </summary>
    /// <returns>True if it was performed.</returns>
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
        IsAbandoned = false;
        try
        {
            TouchedRows.Begin(Connection);
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

    /// <summary>
    /// Runs an action with exclusive use of the connection: files are checked in parallel, but the connection serves one caller at a time.
    /// </summary>
    internal T Locked<T>(Func<Db, T> work)
    {
        lock (_undo)
            return work(Db);
    }

    /// <summary>Reads several tables as they were at one moment, while others go on writing.</summary>
    internal T AtOneMoment<T>(Func<Db, T> work)
    {
        if (InTransaction)
            return Locked(work);
        lock (_undo)
        {
            using var moment = Connection.BeginTransaction(deferred: true);
            return work(new Db(Connection, moment));
        }
    }

    /// <summary>Requests a rollback without an error being thrown, as for a refused import.</summary>
    public void Abandon() => IsAbandoned = true;

    /// <summary>Registers what to undo in memory if the transaction is rolled back.</summary>
    public void Undo(Action action)
    {
        lock (_undo)
            _undo.Add(action);
    }

    /// <summary>Sets what is done before each commit, inside the transaction: the audit trail binds what no event carries yet.</summary>
    internal void BeforeCommit(Action work) => _beforeCommit = work;

    /// <summary>Ends the transaction: commits, unless a rollback was requested.</summary>
    public void End()
    {
        if (!IsAbandoned)
        {
            if (_transaction is not null)
                _beforeCommit?.Invoke();
            _transaction?.Commit();
            _undo.Clear();
        }
        Drop();
    }

    /// <summary>
    /// Rolls back the transaction. Its traces in memory are undone first: after the rollback, its ids may be reused by another command.
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
