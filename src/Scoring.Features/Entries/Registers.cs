using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Dapper;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Persistence;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>A register that was fixed.</summary>
/// <param name="Number">Its number among all.</param>
/// <param name="Import">The import that it became.</param>
/// <param name="Sha256">The hash of the file.</param>
/// <param name="Content">The file.</param>
/// <param name="By">Who fixed it.</param>
/// <param name="At">When, UTC.</param>
public sealed record FixedRegister(long Number, long Import, string Sha256, string Content, string By, DateTime At);

/// <summary>The register of an edition: as it was fixed, and as the entries make it now.</summary>
internal sealed class Registers(
    UnitOfWork work,
    EntryStore entries,
    SectionStore sections,
    EntryVersions versions,
    EntryChecks checks,
    AgencyStore agencies,
    EntryDoor door,
    AuditTrail trail
)
{
    /// <summary>The register that was fixed last, or null.</summary>
    public FixedRegister? Fixed(string edition) =>
        work.Locked(db =>
            db.Connection.QueryFirstOrDefault<RegisterFixedRow>(
                """
                SELECT register_id AS Number, import_id AS Import, sha256 AS Sha256, content AS Content, by AS By, at AS At
                FROM entry_registers WHERE edition = @edition ORDER BY register_id DESC LIMIT 1
                """,
                new { edition },
                db.Transaction
            )?.Register
        );

    /// <summary>True if the register of an edition was fixed.</summary>
    public bool IsFixed(string edition) =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM entry_registers WHERE edition = @edition",
                new { edition },
                db.Transaction
            )
        ) > 0;

    /// <summary>Stores a register; the caller records the event that binds it.</summary>
    public void Add(string edition, long import, string content) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO entry_registers (edition, import_id, sha256, content, by, at)
                VALUES (@edition, @import, @sha256, @content, @Who, @at)
                """,
                new
                {
                    edition,
                    import,
                    sha256 = RegisterFile.HashOf(content),
                    content,
                    trail.Who,
                    at = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );

    /// <summary>The register as the entries make it now. What was withdrawn is not in it, nor a draft that still has time.</summary>
    public RegisterFile Now(OpenDoor open)
    {
        var edition = open.Edition.Id;
        var (sent, answered) = (versions.Of(edition), checks.Of(edition));
        var (steps, drafts) = (entries.StepsOf(edition), sections.AnswersOf(edition));
        var regions = agencies.All().ToDictionary(agency => agency.Id, agency => agency.Region);
        var rows = new List<RegisterRow>();
        foreach (var entry in entries.Of(edition))
        {
            if (entry.State.IsIn() || entry.IsRepair)
            {
                var number = entry.Step.Version!.Value;
                rows.Add(
                    RegisterRows.OfSent(
                        open,
                        entry,
                        FrozenEntry.Read(sent[entry.Id].Single(version => version.Number == number).Content),
                        [.. steps[entry.Id]],
                        answered[entry.Id].Where(answer => answer.Version == number)
                    )
                );
            }
            else if (open.StateOf(entry, door.Now) == EntryState.Lapsed)
                rows.Add(
                    RegisterRows.OfLapsed(
                        open,
                        entry,
                        drafts.GetValueOrDefault(entry.Id) ?? new Dictionary<string, string>(),
                        entry.Agency is { } agency ? regions.GetValueOrDefault(agency) : null
                    )
                );
        }
        return RegisterFile.Of(rows);
    }

    /// <summary>
    /// What has changed in an edition since its register was fixed; empty if it was not, or nothing can be entered for it.
    /// </summary>
    public IReadOnlyList<RegisterChange> ChangesOf(string edition) =>
        door.Find(edition) is { } open && Fixed(edition) is { } last ? Changes(last, Now(open)) : [];

    /// <summary>What differs between the register that was fixed and what the entries say now; empty if none was fixed.</summary>
    public static IReadOnlyList<RegisterChange> Changes(FixedRegister? last, RegisterFile now) =>
        last is null || last.Sha256 == RegisterFile.HashOf(now.Text) ? [] : RegisterDiff.Of(ValuesIn(last.Content), now);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ValuesIn(string content)
    {
        using var reader = new CsvReader(new StringReader(content), new CsvConfiguration(CultureInfo.InvariantCulture));
        var rows = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        reader.Read();
        reader.ReadHeader();
        var columns = reader.HeaderRecord!;
        while (reader.Read())
        {
            var values = columns
                .Select((column, at) => (column, Value: reader.GetField(at) ?? ""))
                .Where(pair => pair.Value.Length > 0)
                .ToDictionary(pair => pair.column, pair => pair.Value, StringComparer.Ordinal);
            rows[values["innovation_id"]] = values;
        }
        return rows;
    }
}

/// <summary>A row of entry_registers.</summary>
internal sealed record RegisterFixedRow(long Number, long Import, string Sha256, string Content, string By, string At)
{
    public FixedRegister Register => new(Number, Import, Sha256, Content, By, Times.Of(At)!.Value);
}
