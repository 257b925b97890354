using Dapper;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>The devices that make one-time codes: one for each account with a second factor.</summary>
/// <param name="work">The command's connection and transaction.</param>
internal sealed class DeviceStore(UnitOfWork work)
{
    /// <summary>The stored key of an account's device, sealed by the caller; null if there is none.</summary>
    public string? Key(long account) =>
        work.Locked(db =>
            db.Connection.QuerySingleOrDefault<string>(
                "SELECT key FROM account_devices WHERE account_id = @account",
                new { account },
                db.Transaction
            )
        );

    /// <summary>All devices.</summary>
    public IReadOnlyList<DeviceRow> All() =>
        work.Locked<IReadOnlyList<DeviceRow>>(db =>
            [
                .. db.Connection.Query<DeviceRow>(
                    "SELECT account_id AS AccountId, key AS Key FROM account_devices ORDER BY account_id",
                    transaction: db.Transaction
                ),
            ]
        );

    /// <summary>Stores the key of a new device, or the same key in another form. The caller holds the transaction.</summary>
    public void Save(long account, string key) =>
        work.Locked(db =>
        {
            EraseWhatIsReplaced(db);
            return db.Connection.Execute(
                """
                INSERT INTO account_devices (account_id, key, step) VALUES (@account, @key, 0)
                ON CONFLICT (account_id) DO UPDATE SET key = excluded.key
                """,
                new { account, key },
                db.Transaction
            );
        });

    /// <summary>Deletes an account's device. The caller holds the transaction.</summary>
    public void Remove(long account) =>
        work.Locked(db =>
        {
            EraseWhatIsReplaced(db);
            return db.Connection.Execute("DELETE FROM account_devices WHERE account_id = @account", new { account }, db.Transaction);
        });

    /// <summary>Records that the code of a time step was used. The caller holds the transaction.</summary>
    /// <returns>False if that step's code, or a later one, was used before.</returns>
    public bool Use(long account, long step) =>
        work.Locked(db =>
            db.Connection.Execute(
                "UPDATE account_devices SET step = @step WHERE account_id = @account AND step < @step",
                new { account, step },
                db.Transaction
            )
        ) == 1;

    private static void EraseWhatIsReplaced(Db db) => db.Dialect.EraseWhatIsReplaced(db);
}

/// <summary>A row of account_devices.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Key">The stored key.</param>
internal sealed record DeviceRow(long AccountId, string Key);
