using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.Kinds;

/// <summary>
/// Reads history (<c>award,edition,region_code,title</c>), jurors (<c>juror,name,institution,region_code</c>, optional <c>stages</c>
/// separated by semicolons) and conflicts (<c>juror,innovation_id</c> or <c>juror,region_code</c>, <c>reason</c>).
/// </summary>
internal static class ReadPeople
{
    private static string[] Required(ImportKind kind) =>
        kind switch
        {
            ImportKind.History => ["award", "edition", "region_code", "title"],
            ImportKind.Jurors => ["juror", "name", "institution", "region_code"],
            _ => ["juror", "reason"],
        };

    /// <summary>Reads the file; null if its header is unusable.</summary>
    public static PeopleRows? Read(RowReader reading, ImportKind kind)
    {
        var required = Required(kind);
        if (reading.ReadHeader() is not { } header)
            return null;
        var regions = reading.RegionsOf(header, rowsAreRegions: false);
        string[] found = regions.Columns.Name >= 0 ? ["region_code"] : [];
        if (!header.Require(reading.Problems, [.. required.Except(found)], [.. required, "innovation_id", "region_code"]))
            return null;
        if (kind == ImportKind.Jurors)
            reading.UnitColumns = [header["juror"]];
        var people = new PeopleRows(ImportRecord.KeyColumns(kind));
        var seen = new Dictionary<string, int>();
        while (reading.Next(header))
        {
            var region = regions.IsBlank() ? -1 : regions.Find(isNeeded: false);
            var innovation = CheckRow(reading, header, kind);
            var values = Enumerable
                .Range(0, header.Count)
                .Select(column => (Name: header.Name(column).ToLowerInvariant(), Value: reading.Text(column)))
                .Where(pair => pair.Value.Length > 0 && pair.Name.Length > 0)
                .DistinctBy(pair => pair.Name)
                .ToDictionary(pair => pair.Name, pair => pair.Value);
            if (kind == ImportKind.Conflicts && reading.JurorOf(header["juror"]) is { } juror)
                values["juror"] = juror;
            if (innovation >= 0)
                values["innovation_id"] = reading.Known.InnovationIndex.Ids[innovation];
            if (region >= 0)
                values["region_code"] = reading.Known.RegionIndex.Ids[region];
            // Marks name jurors in any case: two whose ids differ in nothing else could not be distinguished.
            var key = kind == ImportKind.Jurors ? people.KeyOf(values).ToUpperInvariant() : people.KeyOf(values);
            if (!seen.TryAdd(key, reading.Rows.Line))
                reading.Problem("duplicate-id", required[0], header[required[0]], seen[key]);
            if (reading.RowIsRight)
                people.Records.Add((values, reading.Rows.Line));
        }
        return people;
    }

    // Returns the innovation that a conflict is about; −1 if it is about none.
    private static int CheckRow(RowReader reading, Header header, ImportKind kind)
    {
        var found = -1;
        if (kind == ImportKind.History)
            reading.Filled(header["award"], "award");
        else
            reading.FilledId(header["juror"], "juror");
        var innovation = header["innovation_id"];
        if (kind == ImportKind.Conflicts)
        {
            var (hasRegion, hasInnovation) = (!reading.Regions!.IsBlank(), reading.Text(innovation).Length > 0);
            if (!hasRegion && !hasInnovation)
                reading.ProblemOf("conflict-without-subject", "innovation_id", "");
            if (hasInnovation)
                found = reading.FindInnovation(innovation);
            if (reading.Known.Jurors is not null && reading.JurorOf(header["juror"]) is null)
                reading.UnknownJuror(header["juror"]);
        }
        if (kind == ImportKind.History)
            reading.Filled(header["title"], "title");
        if (kind == ImportKind.Jurors)
            CheckStages(reading, header["stages"]);
        return found;
    }

    private static void CheckStages(RowReader reading, int column)
    {
        var known = reading.Edition.Stages.Select(stage => stage.Id).ToList();
        if (
            reading
                .Text(column)
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Any(stage => !known.Contains(stage))
        )
            reading.Problem("unknown-stage", "stages", column, string.Join(", ", known));
    }
}
