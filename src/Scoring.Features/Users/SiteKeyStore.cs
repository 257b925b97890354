using Dapper;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>
/// The keys that sign cookies and forms and seal second factors, in a database that several sites share: what one has signed the others
/// read.
/// </summary>
/// <param name="work">A connection.</param>
public sealed class SiteKeyStore(UnitOfWork work)
{
    /// <summary>All keys, as their framework wrote them, by name.</summary>
    public IReadOnlyList<string> All() =>
        work.Locked<IReadOnlyList<string>>(db =>
            [.. db.Connection.Query<string>("SELECT xml FROM data_protection_keys ORDER BY name", transaction: db.Transaction)]
        );

    /// <summary>Stores a key; one of that name that is there stays.</summary>
    public void Add(string name, string xml) =>
        work.Apart(db =>
            db.Connection.Execute(
                "INSERT INTO data_protection_keys (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO NOTHING",
                new { name, xml },
                db.Transaction
            )
        );
}
