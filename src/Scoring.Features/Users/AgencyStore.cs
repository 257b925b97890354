using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Persistence;

namespace Scoring.Features.Users;

/// <summary>An agency (perangkat daerah).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">The code of its region; empty for none.</param>
public sealed record Agency(long Id, string Name, string Region)
{
    /// <summary>The agency with its region, as a person chooses it.</summary>
    public string Label => Region.Length == 0 ? Name : $"{Name} ({RegionWords.NameOf(Region)})";
}

/// <summary>The agencies: each is added when an account first acts for it.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">The actor and the time.</param>
internal sealed class AgencyStore(UnitOfWork work, AuditTrail trail)
{
    private const int LongestName = 200;

    /// <summary>All, by name.</summary>
    public IReadOnlyList<Agency> All() =>
        work.Locked<IReadOnlyList<Agency>>(db =>
            [
                .. db
                    .Connection.Query<AgencyRow>(
                        "SELECT agency_id AS Id, name AS Name, region AS Region FROM agencies ORDER BY lower(name), region, agency_id",
                        transaction: db.Transaction
                    )
                    .Select(row => new Agency(row.Id, row.Name, row.Region)),
            ]
        );

    /// <summary>The ids of agencies written one after another, separated by semicolons; those that are not known yet are added.</summary>
    /// <param name="written">Names; empty for none.</param>
    /// <param name="region">The code of the region that they belong to; empty for none.</param>
    public IReadOnlyList<long> Ids(string? written, string region) =>
        [.. Names(written).Select(name => Find(name, region) ?? Add(name, region))];

    /// <summary>The names in a text.</summary>
    /// <exception cref="RefusalException">A name is too long.</exception>
    public static IReadOnlyList<string> Names(string? written)
    {
        string[] names =
        [
            .. (written ?? "")
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(name => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        return Array.Find(names, name => name.Length > LongestName) is { } tooLong
            ? throw new RefusalException(RefusalKind.Usage, "agency-name-long", LongestName, tooLong)
            : names;
    }

    private long? Find(string name, string region) =>
        work.Locked(db =>
            db.Connection.QueryFirstOrDefault<long?>(
                "SELECT agency_id FROM agencies WHERE region = @region AND lower(name) = lower(@name)",
                new { region, name },
                db.Transaction
            )
        );

    private long Add(string name, string region)
    {
        var id = work.Locked(db =>
            db.Connection.QuerySingle<long>(
                "INSERT INTO agencies (name, region, added_at) VALUES (@name, @region, @now) RETURNING agency_id",
                new
                {
                    name,
                    region,
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );
        trail.Record(
            AuditAction.AgencyAdded,
            "agency/" + id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "",
            ("name", name),
            ("region", region)
        );
        return id;
    }
}

/// <summary>A row of agencies.</summary>
internal sealed record AgencyRow(long Id, string Name, string Region);
