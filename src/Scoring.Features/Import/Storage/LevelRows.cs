using System.Globalization;
using System.Text;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>Indicator levels imported from a file: packed, one byte per cell.</summary>
internal sealed class LevelRows : Payload
{
    private const int BlockSize = 2048;

    private Utf8Index? _index;
    private Dictionary<int, LevelClaim>? _claims;

    /// <summary>Allocates the levels of a complete column of units.</summary>
    public LevelRows(Level level, IReadOnlyList<string> indicators, Utf8Column units)
        : this(level, indicators, units, new byte[units.Count * indicators.Count]) => Array.Fill(Cells, LevelFacts.Absent);

    private LevelRows(Level level, IReadOnlyList<string> indicators, Utf8Column units, byte[] cells)
    {
        (Level, Indicators, Units, Cells) = (level, indicators, units, cells);
        Lines = new PackedLines(units.Count, indicators.Count);
    }

    /// <summary>The level at which the indicators are reported.</summary>
    public Level Level { get; }

    /// <summary>The ids of the indicators, in the order of the cells.</summary>
    public IReadOnlyList<string> Indicators { get; }

    /// <summary>The ids of the units; some may have nothing reported.</summary>
    public Utf8Column Units { get; }

    /// <summary>units × indicators; 255 if nothing was reported.</summary>
    public byte[] Cells { get; }

    /// <summary>The line each cell was read from.</summary>
    public PackedLines Lines { get; }

    /// <summary>Levels that the region claimed, with evidence, if the file contains them.</summary>
    public List<(string Unit, string Indicator, string? Claimed, string? Evidence)> Claims { get; } = [];

    /// <summary>What was claimed, by the cell's place in <see cref="Cells"/>; empty if the file says nothing of it.</summary>
    public IReadOnlyDictionary<int, LevelClaim> ClaimsByCell => _claims ??= Claims.Count == 0 ? [] : FindClaims();

    /// <summary>The number of reported cells.</summary>
    public int Reported { get; set; }

    /// <inheritdoc/>
    public override int Rows => Reported;

    /// <inheritdoc/>
    public override long Weight => Cells.Length + 16L * Units.Count + Units.AsLines.Length;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Scope => [Level.Id];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Layout => Indicators;

    /// <summary>The row of a unit by its id, or −1.</summary>
    public int RowOf(ReadOnlySpan<byte> id) => (_index ??= new Utf8Index(Units)).Find(id);

    /// <summary>The cells of a unit.</summary>
    public ReadOnlySpan<byte> Of(int unit) => Cells.AsSpan(unit * Indicators.Count, Indicators.Count);

    /// <summary>Adds the levels read from a later part of the same file.</summary>
    /// <param name="later">
    /// The rows of the later part, with the same units and indicators, and lines counted from the start of the part.
    /// </param>
    /// <param name="lines">The number of lines in the file before that part.</param>
    /// <returns>False if both contain the same cell: this object is then unusable.</returns>
    public bool TakeOver(LevelRows later, int lines)
    {
        for (var unit = 0; unit < Units.Count; unit++)
        {
            var from = later.Of(unit);
            if (!from.ContainsAnyExcept(LevelFacts.Absent))
                continue;
            var to = Cells.AsSpan(unit * Indicators.Count, Indicators.Count);
            if (!to.ContainsAnyExcept(LevelFacts.Absent))
            {
                from.CopyTo(to);
                Lines.TakeOver(unit, later.Lines, lines);
                continue;
            }
            for (var cell = 0; cell < from.Length; cell++)
            {
                if (from[cell] == LevelFacts.Absent)
                    continue;
                if (to[cell] != LevelFacts.Absent)
                    return false;
                Lines.Set(unit, cell, later.Lines.Of(unit, cell, from) + lines, to);
                to[cell] = from[cell];
            }
        }
        Reported += later.Reported;
        Claims.AddRange(later.Claims);
        return true;
    }

    /// <inheritdoc/>
    public override void Store(Db db, long importId)
    {
        using var insert = RawStatement.Into(db, "level_blocks", "import_id", "block", "units", "cells", "lines");
        var reported = Enumerable.Range(0, Units.Count).Where(unit => Of(unit).ContainsAnyExcept(LevelFacts.Absent)).ToArray();
        // If most units are reported, all are stored: levels in the order of the submissions need no search when loaded.
        if (reported.Length * 2 > Units.Count)
            reported = [.. Enumerable.Range(0, Units.Count)];
        for (var block = 0; block * BlockSize < reported.Length; block++)
        {
            var units = reported.AsSpan(block * BlockSize, Math.Min(BlockSize, reported.Length - block * BlockSize));
            var ids = new MemoryStream();
            var cells = new MemoryStream(units.Length * Indicators.Count);
            foreach (var unit in units)
            {
                ids.Write(Units.Bytes(unit));
                ids.WriteByte((byte)'\n');
                cells.Write(Of(unit));
            }
            insert
                .Bind(1, importId)
                .Bind(2, block)
                .Bind(3, ids.GetBuffer().AsSpan(0, (int)ids.Length))
                .BindBlob(4, cells.GetBuffer().AsSpan(0, (int)cells.Length))
                .BindBlob(5, Lines.Pack(units))
                .Run();
        }
        insert.Complete();
        StoreClaims(db, importId);
    }

    /// <summary>Loads an import.</summary>
    public static LevelRows Load(Db db, long importId, Level level, IReadOnlyList<string> indicators)
    {
        var (ids, cells) = (new MemoryStream(), new MemoryStream());
        var parts = new List<(int Count, byte[] Lines)>();
        // Ended before the claims are asked for: a connection to a server answers one statement at a time.
        using (var blocks = RawStatement.Of(db, "SELECT units, cells, lines FROM level_blocks WHERE import_id = $1 ORDER BY block"))
        {
            blocks.Bind(1, importId);
            while (blocks.Next())
            {
                ids.Write(blocks.Bytes(0));
                cells.Write(blocks.Bytes(1));
                parts.Add((blocks.Bytes(0).Count((byte)'\n'), blocks.Bytes(2).ToArray()));
            }
        }
        var read = new LevelRows(level, indicators, Utf8Column.FromLines(ids.GetBuffer().AsSpan(0, (int)ids.Length)), cells.ToArray());
        var from = 0;
        foreach (var (count, lines) in parts)
        {
            read.Lines.Take(from, count, lines);
            from += count;
        }
        read.Reported = read.Cells.Length - read.Cells.AsSpan().Count(LevelFacts.Absent);
        read.LoadClaims(db, importId);
        return read;
    }

    /// <inheritdoc/>
    /// <remarks>Compares cell by cell, without a text for each: a national file has millions.</remarks>
    public override Overlap With(Payload other)
    {
        var there = (LevelRows)other;
        int[] places = [.. Indicators.Select(name => there.Indicators.ToList().IndexOf(name))];
        var rows = new List<(int, int, string)>();
        var count = 0;
        for (var unit = 0; unit < Units.Count; unit++)
        {
            if (!Of(unit).ContainsAnyExcept(LevelFacts.Absent) || there.RowOf(Units.Bytes(unit)) is not (>= 0 and var row))
                continue;
            for (var cell = 0; cell < places.Length; cell++)
            {
                if (Of(unit)[cell] == LevelFacts.Absent || places[cell] < 0 || there.Of(row)[places[cell]] == LevelFacts.Absent)
                    continue;
                // A file with more than half of the other's facts replaces it, and the list of shared facts is not needed.
                if (++count * 2 <= there.Reported)
                    rows.Add(
                        (
                            Lines.Of(unit, cell, Of(unit)),
                            there.Lines.Of(row, places[cell], there.Of(row)),
                            Units[unit] + " " + Indicators[cell]
                        )
                    );
            }
        }
        return new Overlap(rows, count, there.Reported);
    }

    /// <inheritdoc/>
    protected override IEnumerable<Fact> Facts()
    {
        for (var unit = 0; unit < Units.Count; unit++)
        {
            for (var cell = 0; cell < Indicators.Count; cell++)
            {
                if (Of(unit)[cell] is var level && level != LevelFacts.Absent)
                    yield return new Fact(
                        Units[unit],
                        Units[unit] + "\u001f" + Indicators[cell],
                        level.ToString(CultureInfo.InvariantCulture)
                    );
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Compares cell by cell if it replaces one file, without a text for each: a national file has millions.</remarks>
    public override FactChanges Against(IReadOnlyList<Payload> others)
    {
        if (others.Count != 1)
            return base.Against(others);
        var there = (LevelRows)others[0];
        int[] places = [.. there.Indicators.Select(name => Indicators.ToList().IndexOf(name))];
        var (same, changed, dropped) = (0, new Dictionary<string, int>(), new Dictionary<string, int>());
        for (var row = 0; row < there.Units.Count; row++)
        {
            var unit = there.Of(row).ContainsAnyExcept(LevelFacts.Absent) ? RowOf(there.Units.Bytes(row)) : -1;
            for (var cell = 0; cell < places.Length; cell++)
            {
                if (there.Of(row)[cell] is var old && old == LevelFacts.Absent)
                    continue;
                var now = unit >= 0 && places[cell] >= 0 ? Of(unit)[places[cell]] : LevelFacts.Absent;
                if (now == old)
                    same++;
                else
                {
                    var counts = now == LevelFacts.Absent ? dropped : changed;
                    counts[there.Units[row]] = counts.GetValueOrDefault(there.Units[row]) + 1;
                }
            }
        }
        return new FactChanges(Reported - same - changed.Values.Sum(), changed, same, dropped);
    }

    private Dictionary<int, LevelClaim> FindClaims()
    {
        var places = Indicators.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var found = new Dictionary<int, LevelClaim>(Claims.Count);
        foreach (var (unit, indicator, claimed, evidence) in Claims)
        {
            if (RowOf(Encoding.UTF8.GetBytes(unit)) is >= 0 and var row && places.TryGetValue(indicator, out var cell))
            {
                // An older program stored what the file said, whatever it was.
                byte? level = byte.TryParse(claimed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number < LevelFacts.Absent
                        ? number
                        : null
                    : null;
                found[row * Indicators.Count + cell] = new LevelClaim(level, !string.IsNullOrEmpty(evidence));
            }
        }
        return found;
    }

    private void LoadClaims(Db db, long importId)
    {
        using var claims = RawStatement.Of(
            db,
            "SELECT unit_id, indicator, claimed_level, evidence FROM level_claims WHERE import_id = $1 ORDER BY row"
        );
        claims.Bind(1, importId);
        while (claims.Next())
            Claims.Add((claims.Text(0)!, claims.Text(1)!, claims.Text(2), claims.Text(3)));
    }

    private void StoreClaims(Db db, long importId)
    {
        if (Claims.Count == 0)
            return;
        using var insert = RawStatement.Into(db, "level_claims", "import_id", "row", "unit_id", "indicator", "claimed_level", "evidence");
        for (var row = 0; row < Claims.Count; row++)
        {
            var (unit, indicator, claimed, evidence) = Claims[row];
            insert.Bind(1, importId).Bind(2, row).Bind(3, unit).Bind(4, indicator).Bind(5, claimed).Bind(6, evidence).Run();
        }
        insert.Complete();
    }
}
