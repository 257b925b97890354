using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>Levels of indicators as a file brought them: packed, one byte a cell.</summary>
internal sealed class LevelRows : Payload
{
    private const int BlockSize = 2048;

    private Utf8Index? _index;

    /// <summary>Takes room for the levels of units that are all known beforehand.</summary>
    public LevelRows(Level level, IReadOnlyList<string> indicators, Utf8Column units)
        : this(level, indicators, units, new byte[units.Count * indicators.Count]) => Array.Fill(Cells, LevelFacts.Absent);

    private LevelRows(Level level, IReadOnlyList<string> indicators, Utf8Column units, byte[] cells)
    {
        (Level, Indicators, Units, Cells) = (level, indicators, units, cells);
        Lines = new PackedLines(units.Count, indicators.Count);
    }

    /// <summary>What the indicators are reported of.</summary>
    public Level Level { get; }

    /// <summary>The ids of the indicators, in the order of the cells.</summary>
    public IReadOnlyList<string> Indicators { get; }

    /// <summary>The ids of the units; some may have nothing reported.</summary>
    public Utf8Column Units { get; }

    /// <summary>units × indicators; 255 where nothing was reported.</summary>
    public byte[] Cells { get; }

    /// <summary>Where each cell was read.</summary>
    public PackedLines Lines { get; }

    /// <summary>Levels that the region claimed, with evidence, where the file gives them.</summary>
    public List<(string Unit, string Indicator, string? Claimed, string? Evidence)> Claims { get; } = [];

    /// <summary>How many cells are reported.</summary>
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

    /// <summary>Takes over what was read of a later part of the same file.</summary>
    /// <param name="later">The later part's rows, of the same units and indicators, with lines counted from the part's start.</param>
    /// <param name="lines">How many lines of the file stand before that part.</param>
    /// <returns>False where both give the same cell: then this is of no use any more.</returns>
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
        using var insert = new RawStatement(db, "INSERT INTO level_blocks (import_id, block, units, cells, lines) VALUES (?, ?, ?, ?, ?)");
        var reported = Enumerable.Range(0, Units.Count).Where(unit => Of(unit).ContainsAnyExcept(LevelFacts.Absent)).ToArray();
        // Where most units are reported all are kept: what is in the order of the submissions needs no search when it is read back.
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
            insert.Bind(1, importId).Bind(2, block).Bind(3, ids.GetBuffer().AsSpan(0, (int)ids.Length))
                .BindBlob(4, cells.GetBuffer().AsSpan(0, (int)cells.Length)).BindBlob(5, Lines.Pack(units)).Run();
        }
        StoreClaims(db, importId);
    }

    /// <summary>Reads an import back.</summary>
    public static LevelRows Load(Db db, long importId, Level level, IReadOnlyList<string> indicators)
    {
        using var blocks = new RawStatement(db, "SELECT units, cells, lines FROM level_blocks WHERE import_id = ? ORDER BY block");
        blocks.Bind(1, importId);
        var (ids, cells) = (new MemoryStream(), new MemoryStream());
        var parts = new List<(int Count, byte[] Lines)>();
        while (blocks.Next())
        {
            ids.Write(blocks.Bytes(0));
            cells.Write(blocks.Bytes(1));
            parts.Add((blocks.Bytes(0).Count((byte)'\n'), blocks.Bytes(2).ToArray()));
        }
        var read = new LevelRows(level, indicators, Utf8Column.FromLines(ids.GetBuffer().AsSpan(0, (int)ids.Length)), cells.ToArray());
        var from = 0;
        foreach (var (count, lines) in parts)
        {
            read.Lines.Take(from, count, lines);
            from += count;
        }
        read.Reported = read.Cells.Length - read.Cells.AsSpan().Count(LevelFacts.Absent);
        return read;
    }

    /// <inheritdoc/>
    /// <remarks>Cell by cell, without a text for each: a national file has millions.</remarks>
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
                // A file with more than half of the other's facts replaces it, and nobody asks which they are.
                if (++count * 2 <= there.Reported)
                    rows.Add((Lines.Of(unit, cell, Of(unit)), there.Lines.Of(row, places[cell], there.Of(row)), Units[unit] + " " + Indicators[cell]));
            }
        }
        return new Overlap(rows, count, there.Reported);
    }

    private void StoreClaims(Db db, long importId)
    {
        if (Claims.Count == 0)
            return;
        using var insert = new RawStatement(db, "INSERT INTO level_claims (import_id, row, unit_id, indicator, claimed_level, evidence) VALUES (?, ?, ?, ?, ?, ?)");
        for (var row = 0; row < Claims.Count; row++)
        {
            var (unit, indicator, claimed, evidence) = Claims[row];
            insert.Bind(1, importId).Bind(2, row).Bind(3, unit).Bind(4, indicator).Bind(5, claimed).Bind(6, evidence).Run();
        }
    }
}
