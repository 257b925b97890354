using Scoring.Domain.Facts;

namespace Scoring.Features.Import.Storage;

/// <summary>
/// The line of each packed cell, stored compactly: files mostly give a unit's cells in the table's order on consecutive lines, or all on
/// one line.
/// </summary>
/// <param name="units">The number of units.</param>
/// <param name="width">The number of cells per unit.</param>
internal sealed class PackedLines(int units, int width)
{
    private readonly int[] _first = new int[units];
    private readonly Shape[] _shape = new Shape[units];
    private readonly int[] _next = new int[units];
    private readonly int[] _last = new int[units];
    private readonly Dictionary<int, int[]> _each = [];
    private readonly List<(int From, int Count, byte[] Packed)> _packed = [];

    private enum Shape : byte
    {
        None,
        OneLine,
        Consecutive,
        Each,
    }

    /// <summary>Records the line of a cell that is about to be set.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="line">Its line.</param>
    /// <param name="before">The unit's cells before this one is set.</param>
    public void Set(int unit, int cell, int line, ReadOnlySpan<byte> before)
    {
        var shape = _shape[unit];
        if (shape == Shape.Consecutive && line == _next[unit] && cell > _last[unit])
        {
            _next[unit] = line + 1;
            _last[unit] = cell;
        }
        else if (shape == Shape.None)
        {
            _shape[unit] = Shape.Consecutive;
            (_first[unit], _next[unit], _last[unit]) = (line, line + 1, cell);
        }
        else
        {
            if (shape == Shape.Consecutive)
                Expand(unit, before);
            _each[unit][cell] = line;
        }
    }

    /// <summary>True if a cell on a line continues where the unit's last one ended.</summary>
    public bool GoesOn(int unit, int cell, int line) => _shape[unit] == Shape.Consecutive && line == _next[unit] && cell == _last[unit] + 1;

    /// <summary>
    /// Records the given number of further cells, each on the next line, for a unit for which <see cref="GoesOn"/> is true.
    /// </summary>
    public void GoOn(int unit, int cells)
    {
        _next[unit] += cells;
        _last[unit] += cells;
    }

    /// <summary>Records that all cells of a unit are on one line.</summary>
    public void SetAll(int unit, int line) => (_first[unit], _shape[unit]) = (line, Shape.OneLine);

    /// <summary>Copies the lines of a unit that has none yet from another reader.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="other">The other reader's lines.</param>
    /// <param name="shift">The number added to them.</param>
    public void TakeOver(int unit, PackedLines other, int shift)
    {
        _shape[unit] = other._shape[unit];
        (_first[unit], _next[unit], _last[unit]) = (other._first[unit] + shift, other._next[unit] + shift, other._last[unit]);
        if (other._each.TryGetValue(unit, out var lines))
            _each[unit] = [.. lines.Select(line => line > 0 ? line + shift : 0)];
    }

    /// <summary>The line of a cell; 0 if nothing was reported.</summary>
    public int Of(int unit, int cell, ReadOnlySpan<byte> cells)
    {
        Unpack();
        return _shape[unit] switch
        {
            Shape.OneLine => _first[unit],
            Shape.Consecutive => _first[unit] + cell - cells[..cell].Count(LevelFacts.Absent),
            Shape.Each => _each[unit][cell],
            _ => 0,
        };
    }

    /// <summary>The first line of a unit; 0 if nothing was reported.</summary>
    public int FirstOf(int unit) => _shape[unit] == Shape.Each ? _each[unit].Where(line => line > 0).DefaultIfEmpty(0).Min() : _first[unit];

    /// <summary>
    /// The lines of some units as bytes: each unit's shape and first line (as a difference), then every line if they are unordered.
    /// </summary>
    public byte[] Pack(ReadOnlySpan<int> of)
    {
        using var bytes = new MemoryStream(of.Length * 3);
        var writer = new BinaryWriter(bytes);
        var before = 0;
        foreach (var unit in of)
        {
            writer.Write((byte)_shape[unit]);
            if (_shape[unit] == Shape.Each)
            {
                foreach (var line in _each[unit])
                    writer.Write7BitEncodedInt(line);
                continue;
            }
            writer.Write7BitEncodedInt(ZigZag(_first[unit] - before));
            before = _first[unit];
        }
        return bytes.ToArray();
    }

    /// <summary>
    /// Accepts the output of <see cref="Pack"/> for consecutive units from a given one; it is decoded when a line is first needed.
    /// </summary>
    public void Take(int from, int count, ReadOnlySpan<byte> packed) => _packed.Add((from, count, packed.ToArray()));

    private void Unpack()
    {
        if (_packed.Count == 0)
            return;
        // The web site reads from several requests at once.
        lock (_packed)
        {
            foreach (var (from, count, packed) in _packed)
                Unpack(from, count, packed);
            _packed.Clear();
        }
    }

    private void Unpack(int from, int count, byte[] packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed));
        var before = 0;
        for (var unit = from; unit < from + count; unit++)
        {
            _shape[unit] = (Shape)reader.ReadByte();
            if (_shape[unit] == Shape.Each)
            {
                var lines = _each[unit] = new int[width];
                for (var cell = 0; cell < width; cell++)
                    lines[cell] = reader.Read7BitEncodedInt();
                continue;
            }
            _first[unit] = before += UnZigZag(reader.Read7BitEncodedInt());
        }
    }

    private void Expand(int unit, ReadOnlySpan<byte> cells)
    {
        var lines = new int[width];
        var line = _first[unit];
        for (var cell = 0; cell < width; cell++)
        {
            if (cells[cell] != LevelFacts.Absent)
                lines[cell] = line++;
        }
        _each[unit] = lines;
        _shape[unit] = Shape.Each;
    }

    private static int ZigZag(int value) => (value << 1) ^ (value >> 31);

    private static int UnZigZag(int value) => (int)((uint)value >> 1) ^ -(value & 1);
}
