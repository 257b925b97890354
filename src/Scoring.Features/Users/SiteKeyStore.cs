using Dapper;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>A key of the sites.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What its site stored.</param>
public sealed record SiteKey(string Name, string Text);

/// <summary>
/// The keys that sign cookies and forms and seal second factors, in a database that several sites share: what one has signed the others
/// read.
/// </summary>
/// <param name="work">A connection.</param>
public sealed class SiteKeyStore(UnitOfWork work)
{
    /// <summary>All keys, by name.</summary>
    public IReadOnlyList<SiteKey> All() =>
        work.Locked<IReadOnlyList<SiteKey>>(db =>
            [
                .. db.Connection.Query<SiteKey>(
                    "SELECT name AS Name, xml AS Text FROM data_protection_keys ORDER BY name",
                    transaction: db.Transaction
                ),
            ]
        );

    /// <summary>Stores a key; one of that name that is there stays.</summary>
    public void Add(SiteKey key) =>
        work.Apart(db =>
            db.Connection.Execute(
                "INSERT INTO data_protection_keys (name, xml) VALUES (@Name, @Text) ON CONFLICT (name) DO NOTHING",
                key,
                db.Transaction
            )
        );

    /// <summary>Stores a key that is there in another form.</summary>
    public void Replace(SiteKey key) =>
        work.Apart(db =>
        {
            db.Dialect.EraseWhatIsReplaced(db);
            return db.Connection.Execute("UPDATE data_protection_keys SET xml = @Text WHERE name = @Name", key, db.Transaction);
        });
}
