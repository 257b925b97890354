using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>
/// Reads lists of regions: codes in place (<c>regions</c>), or a table beside the edition (<c>regions-in</c>) with each region's code, the
/// code it had before (<c>former-code</c>) and its source.
/// </summary>
internal static class RegionListReader
{
    private static readonly string[] Columns = ["code", "former-code", "name", "source", "at", "standing"];

    /// <summary>The condition that a list makes; null if it is faulty.</summary>
    public static RegionIsListed? Read(string key, Entry entry, Level level, EditionParts parts)
    {
        if (entry.Has("attribute"))
            entry.Faults.Add(FaultCodes.ConditionMixed, entry.LineOf("attribute"), "attribute", key);
        if (level != Level.Region && level != Level.Innovation)
        {
            entry.Faults.Add(FaultCodes.LevelMismatch, entry.LineOf(key), key, Level.Region.Id, level.Id);
            return null;
        }
        if (key == "regions")
        {
            entry.Place.Reach.Demand(entry.Faults, entry.LineOf(key), key);
            var codes = Entry.TextsOf(entry.Items(key), key, entry.Faults).ToHashSet(StringComparer.Ordinal);
            return codes.Count == 0 ? null : new RegionIsListed(level, "", codes, entry.Citation);
        }
        return entry.Text(key) is { } file && ReadTable(file, entry, parts) is { } listed
            ? new RegionIsListed(level, file, listed, entry.Citation)
            : null;
    }

    private static HashSet<string>? ReadTable(string file, Entry entry, EditionParts parts)
    {
        if (!IndicatorReader.IsBareName(file) || !File.Exists(parts.Files.PathOf(file)))
        {
            var code = IndicatorReader.IsBareName(file) ? FaultCodes.FileMissing : FaultCodes.FileName;
            entry.Faults.Add(code, entry.LineOf("regions-in"), file);
            return null;
        }
        var faults = entry.Faults.For($"{parts.Files.Id}/{file}");
        var before = faults.All.Count;
        if (
            RuleText.Read(parts.Files.PathOf(file), faults) is not { } text
            || CsvTable.Read(text, Columns.Contains, Columns, ["code", "name"], faults) is not { } rows
        )
            return null;
        var place = entry.Place with { Faults = faults };
        var (codes, lines) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in rows)
        {
            _ = RowCitation.Read(row, place);
            if (row["code"].Length == 0)
                faults.Add(FaultCodes.CsvValue, row.Line, "code", "");
            else if (!lines.TryAdd(row["code"], row.Line))
                faults.Add(FaultCodes.IdDuplicate, row.Line, row["code"], lines[row["code"]]);
            codes.Add(row["code"]);
            if (row["former-code"] is { Length: > 0 } former)
                codes.Add(former);
        }
        return faults.All.Count > before ? null : codes;
    }
}
