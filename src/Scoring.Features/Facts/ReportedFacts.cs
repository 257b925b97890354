using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Facts;

/// <summary>Arranges the packed levels of one or more imports in the order of the units and of the rule's table.</summary>
internal static class ReportedFacts
{
    private static readonly Dictionary<int, LevelClaim> NoClaims = [];

    /// <summary>The levels of all units. If two imports contain a cell, the newer one counts.</summary>
    /// <param name="table">The rule's table.</param>
    /// <param name="ids">The ids of all units.</param>
    /// <param name="index">The index over them; built only if a search is needed.</param>
    /// <param name="imports">The imports' payloads, oldest first.</param>
    public static LevelFacts Of(
        IndicatorTable table,
        Utf8Column ids,
        Func<Utf8Index> index,
        IReadOnlyList<(ImportRecord Import, LevelRows Payload)> imports
    )
    {
        var width = table.Indicators.Count;
        if (imports.Count == 1 && SameUnits(imports[0].Payload.Units, ids) && SameOrder(table, imports[0].Payload))
        {
            var (import, rows) = imports[0];
            return LevelFacts.Claimed(table, ids.Count, rows.Cells, rows.ClaimsByCell, (unit, cell) =>
                import.At(rows.Lines.Of(unit, cell, rows.Of(unit)))
            );
        }
        var units = index();
        var cells = new byte[units.Ids.Count * width];
        Array.Fill(cells, LevelFacts.Absent);
        foreach (var (_, rows) in imports)
            Copy(table, units, rows, cells);
        return LevelFacts.Claimed(
            table,
            units.Ids.Count,
            cells,
            imports.Any(pair => pair.Payload.Claims.Count > 0) ? Claims(table, units, imports) : NoClaims,
            (unit, cell) => OriginOf(table, units, imports, unit, cell)
        );
    }

    // A claim belongs to the level beside it: where a newer file has a level, the older file's claim of it is gone too.
    private static Dictionary<int, LevelClaim> Claims(
        IndicatorTable table,
        Utf8Index units,
        IReadOnlyList<(ImportRecord Import, LevelRows Payload)> imports
    )
    {
        var claims = new Dictionary<int, LevelClaim>();
        foreach (var (_, rows) in imports)
        {
            var places = CellPlaces(table, rows);
            for (var row = 0; row < rows.Units.Count; row++)
            {
                var unit = units.Find(rows.Units.Bytes(row));
                for (var cell = 0; unit >= 0 && cell < places.Length; cell++)
                {
                    if (places[cell] < 0 || rows.Of(row)[cell] == LevelFacts.Absent)
                        continue;
                    var key = unit * table.Indicators.Count + places[cell];
                    if (rows.ClaimsByCell.TryGetValue(row * places.Length + cell, out var claim))
                        claims[key] = claim;
                    else
                        claims.Remove(key);
                }
            }
        }
        return claims;
    }

    private static void Copy(IndicatorTable table, Utf8Index units, LevelRows rows, byte[] cells)
    {
        var width = table.Indicators.Count;
        var same = SameOrder(table, rows);
        var places = CellPlaces(table, rows);
        for (var row = 0; row < rows.Units.Count; row++)
        {
            var unit = units.Find(rows.Units.Bytes(row));
            if (unit < 0)
                continue;
            var from = rows.Of(row);
            var to = cells.AsSpan(unit * width, width);
            if (same && !to.ContainsAnyExcept(LevelFacts.Absent))
            {
                from.CopyTo(to);
                continue;
            }
            for (var cell = 0; cell < from.Length; cell++)
            {
                if (places[cell] >= 0 && from[cell] != LevelFacts.Absent)
                    to[places[cell]] = from[cell];
            }
        }
    }

    private static Origin OriginOf(
        IndicatorTable table,
        Utf8Index units,
        IReadOnlyList<(ImportRecord Import, LevelRows Payload)> imports,
        int unit,
        int cell
    )
    {
        for (var i = imports.Count - 1; i >= 0; i--)
        {
            var (import, rows) = imports[i];
            var there = Array.IndexOf(CellPlaces(table, rows), cell);
            var row = rows.RowOf(units.Ids.Bytes(unit));
            if (there >= 0 && row >= 0 && rows.Of(row)[there] != LevelFacts.Absent)
                return import.At(rows.Lines.Of(row, there, rows.Of(row)));
        }
        return default;
    }

    private static bool SameUnits(Utf8Column one, Utf8Column other) =>
        ReferenceEquals(one, other) || (one.Count == other.Count && one.AsLines.SequenceEqual(other.AsLines));

    private static bool SameOrder(IndicatorTable table, LevelRows rows) =>
        rows.Indicators.SequenceEqual(table.Indicators.Select(indicator => indicator.Id));

    private static int[] CellPlaces(IndicatorTable table, LevelRows rows) => [.. rows.Indicators.Select(table.Find)];
}
