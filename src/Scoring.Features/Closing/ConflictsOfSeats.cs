using Microsoft.Data.Sqlite;
using Scoring.Domain.Facts;
using Scoring.Domain.Panels;
using Scoring.Domain.Panels.Changes;
using Scoring.Domain.Panels.Conflicts;
using Scoring.Features.Facts;
using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Imports.Payloads;
using Scoring.Features.Persistence;

namespace Scoring.Features.Closing;

/// <summary>Holds seats against the conflicts of interest that are known now: own team, own institution, own region, and what was declared.</summary>
internal static class ConflictsOfSeats
{
    /// <summary>The seats as a seating that knows its conflicts.</summary>
    /// <param name="inForce">The imports: lists of jurors and of conflicts.</param>
    /// <param name="declared">What was declared besides the files.</param>
    /// <param name="facts">The entries.</param>
    /// <param name="stage">The stage's id.</param>
    /// <param name="seats">The seats, at entries that are among the facts.</param>
    public static Seating Of(FactsInForce inForce, IReadOnlyList<Declaration> declared, EditionFacts facts, string stage, IReadOnlyCollection<Seat> seats)
    {
        var known = Records(inForce, ImportKind.Jurors).GroupBy(record => record["juror"]).ToDictionary(group => group.Key, group => group.Last());
        var jurors = seats.Select(seat => seat.Juror).Distinct(StringComparer.Ordinal)
            .Select(id => known.TryGetValue(id, out var record)
                ? new Juror(id, record.GetValueOrDefault("name", id), record.GetValueOrDefault("institution"), record.GetValueOrDefault("region_code"))
                : new Juror(id, id));
        PanelEntry[] entries = [.. seats.Select(seat => seat.Entry).Distinct(StringComparer.Ordinal).Select(id => Entry(facts, id))];
        var check = ConflictCheck.All(declared.Concat(FromFiles(inForce, entries)));
        return Seating.Of(new Panel(stage, jurors, entries, check, 1, null), seats);
    }

    /// <summary>What was declared besides the files, the oldest first.</summary>
    public static IReadOnlyList<Declaration> Declared(SqliteConnection connection, string edition)
    {
        using var rows = new RawStatement(connection, "SELECT juror, entry, reason FROM declared_conflicts WHERE edition = ? ORDER BY declared_id");
        rows.Bind(1, edition);
        var declared = new List<Declaration>();
        while (rows.Next())
            declared.Add(new Declaration(rows.Text(0)!, rows.Text(1)!, rows.Text(2)!));
        return declared;
    }

    private static PanelEntry Entry(EditionFacts facts, string id)
    {
        var (units, unit) = (facts.Innovations, facts.Innovations.Find(id));
        return new PanelEntry(id, units.Attribute(unit, "agency"), facts.RegionOfInnovation[unit] is >= 0 and var region ? facts.Regions.Id(region) : null,
            units.Attribute(unit, "team")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    // A file may declare a juror's conflict with a whole region.
    private static IEnumerable<Declaration> FromFiles(FactsInForce inForce, PanelEntry[] entries)
    {
        var ofRegion = entries.Where(entry => entry.Region is not null).ToLookup(entry => entry.Region!, entry => entry.Id, StringComparer.Ordinal);
        foreach (var record in Records(inForce, ImportKind.Conflicts))
        {
            var (juror, reason) = (record["juror"], record.GetValueOrDefault("reason", ""));
            if (record.TryGetValue("innovation_id", out var innovation))
                yield return new Declaration(juror, innovation, reason);
            else if (record.TryGetValue("region_code", out var region))
            {
                foreach (var entry in ofRegion[region])
                    yield return new Declaration(juror, entry, reason);
            }
        }
    }

    private static IEnumerable<Dictionary<string, string>> Records(FactsInForce inForce, ImportKind kind) =>
        inForce.Brought<PeopleRows>(kind).SelectMany(pair => pair.Payload.Records.Select(record => record.Values));
}
