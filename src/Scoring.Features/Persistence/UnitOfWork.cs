using System.Data.Common;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence;

/// <summary>One command's connection and transaction. Commands sent from within a command share both.</summary>
/// <param name="database">The database.</param>
public sealed class UnitOfWork(ScoringDatabase database) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private DbConnection? _connection;
    private readonly List<Action> _undo = [];
    private DbTransaction? _transaction;
    private bool _inLane;
    private Func<IReadOnlyList<TrailRow>>? _beforeCommit;
    private Action? _settleTrail;

    /// <summary>The connection, opened on first use, and its open transaction, if any.</summary>
    internal Db Db => new(Connection, _transaction);

    private DbConnection Connection => _connection ??= Store.Open();

    private Store Store => database.Store;

    /// <summary>True while a command holds the transaction.</summary>
    public bool InTransaction => _transaction is not null;

    /// <summary>True if the command that holds the transaction has asked for a rollback.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>
    /// The position of the log that a standby must have replayed to have all that was committed here; null if nothing was, or the database
    /// has no standbys.
    /// </summary>
    public LogPosition? Position { get; private set; }

    /// <summary>The position of the log up to which whatever is read next is complete; null if the database has no such log.</summary>
    public LogPosition? PositionNow() => Store.IsShared ? Locked(Store.Position) : null;

    /// <summary>Begins the transaction as soon as no other command is writing that it would conflict with.</summary>
    /// <param name="scope">What the command works on; by default everything.</param>
    /// <exception cref="RefusalException">Others were writing for the whole waiting time.</exception>
    internal void Begin(WriteScope scope = default)
    {
        Enter(Store.WriteLane?.Enter(LongestWait, scope.IsAhead));
        try
        {
            _transaction = Store.Begin(Connection, scope);
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>The same, without blocking a thread while others write, here or in another process.</summary>
    /// <exception cref="RefusalException">Others were writing for the whole waiting time.</exception>
    internal async Task BeginAsync(WriteScope scope = default)
    {
        Enter(Store.WriteLane is { } lane ? await lane.EnterAsync(LongestWait, scope.IsAhead).ConfigureAwait(false) : null);
        try
        {
            _connection ??= await Store.OpenAsync().ConfigureAwait(false);
            _transaction = await Store.BeginAsync(_connection, scope).ConfigureAwait(false);
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>
    /// Opens the connection ahead of its first use, where that may mean waiting for others, without blocking a thread. With many requests
    /// at once, threads that wait for a connection would be the ones that those who have one need to go on.
    /// </summary>
    /// <exception cref="RefusalException">It cannot be opened, or all were in use for the whole waiting time.</exception>
    public async Task OpenAsync()
    {
        if (Store.OpensAhead)
            _connection ??= await Store.OpenAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// Performs a small write immediately if nobody else is writing, here or in another process; otherwise skips it. For best-effort
    /// writes.
    /// </summary>
    /// <returns>True if it was performed.</returns>
    internal bool WriteIfFree(Action<Db> work) => Locked(db => Store.WriteIfFree(db, work));

    /// <summary>
    /// Works in a transaction of its own that leaves no trace in the trail; only outside a command. For what is no fact: attempts, keys,
    /// uploads.
    /// </summary>
    internal T Apart<T>(Func<Db, T> work)
    {
        lock (_undo)
            return Store.Apart(Connection, work);
    }

    /// <summary>True if the database holds what is otherwise beside it or in memory.</summary>
    internal bool IsShared => Store.IsShared;

    // True if this command's turn in the process has come, false if it has not, null if there are no turns.
    private void Enter(bool? isNext)
    {
        if (isNext == false)
            throw new RefusalException(RefusalKind.State, Store.BusyCode);
        _inLane = isNext == true;
        IsAbandoned = false;
    }

    private void Leave()
    {
        if (!_inLane)
            return;
        _inLane = false;
        Store.WriteLane!.Release();
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
            using var moment = Store.BeginReading(Connection);
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

    /// <summary>Sets how the audit trail takes part in the transaction.</summary>
    /// <param name="beforeCommit">Binds what no event carries yet; returns the events that are stored with the commit.</param>
    /// <param name="settle">Stores the events that were kept back.</param>
    internal void Trail(Func<IReadOnlyList<TrailRow>> beforeCommit, Action settle) =>
        (_beforeCommit, _settleTrail) = (beforeCommit, settle);

    /// <summary>Makes the events of this transaction readable in it.</summary>
    internal void SettleTrail() => _settleTrail?.Invoke();

    /// <summary>True if the events of a command are stored together with its commit.</summary>
    internal bool ChainsEventsLast => Store.ChainsEventsLast;

    /// <summary>What in the database is not as the migrations make it.</summary>
    internal IReadOnlyList<SchemaDifference> SchemaDifferences(Db db) => SchemaCheck.Differences(db, Store.OwnSchema());

    /// <summary>Ends the transaction: commits, unless a rollback was requested.</summary>
    public void End()
    {
        if (!IsAbandoned)
        {
            if (_transaction is not null)
                Position = Store.Commit(Db, _beforeCommit?.Invoke() ?? []) ?? Position;
            _undo.Clear();
        }
        Drop();
    }

    /// <summary>The same, without blocking a thread while the answer is on its way.</summary>
    public async Task EndAsync()
    {
        if (!IsAbandoned)
        {
            if (_transaction is not null)
                Position = await Store.CommitAsync(Db, _beforeCommit?.Invoke() ?? []).ConfigureAwait(false) ?? Position;
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
