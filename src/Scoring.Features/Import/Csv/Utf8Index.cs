using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>
/// Finds an id's number by its UTF-8 bytes. Files mostly follow the order of the ids, so the one after the last is tried first.
/// </summary>
internal sealed class Utf8Index
{
    private const int ShortId = 64;

    private readonly Utf8Column _ids;
    private int[] _slots;
    private int _mask;
    private int _count;
    private int _last = -1;

    /// <summary>Builds an index over a complete column of ids; a repetition of an id is not found.</summary>
    public Utf8Index(Utf8Column ids)
    {
        _ids = ids;
        var size = 16;
        while (size < ids.Count * 2)
            size *= 2;
        _slots = new int[size];
        _mask = size - 1;
        for (var i = 0; i < ids.Count; i++)
            Register(i);
    }

    /// <summary>The column of ids.</summary>
    public Utf8Column Ids => _ids;

    /// <summary>The number of an id, or −1.</summary>
    public int Find(ReadOnlySpan<byte> id)
    {
        // Several commands may search at once: each uses the value it read itself.
        var last = _last;
        var found = Find(id, ref last);
        if (last != _last)
            _last = last;
        return found;
    }

    /// <summary>The number of an id, or −1.</summary>
    public int Find(string id)
    {
        // Nothing limits the length of an id that a person asks for, so only a short one is put on the stack.
        if (id.Length > ShortId)
            return Find(Encoding.UTF8.GetBytes(id));
        Span<byte> bytes = stackalloc byte[ShortId * 3];
        return Find(bytes[..Encoding.UTF8.GetBytes(id, bytes)]);
    }

    /// <summary>The number of an id, or −1, for a reader that tracks its own position.</summary>
    /// <param name="id">The id.</param>
    /// <param name="last">The number this reader found last; any number before its first find.</param>
    public int Find(ReadOnlySpan<byte> id, ref int last)
    {
        if ((uint)last < (uint)_ids.Count)
        {
            if (Same(_ids.Bytes(last), id))
                return last;
            if (last + 1 < _ids.Count && Same(_ids.Bytes(last + 1), id))
                return ++last;
        }
        for (var slot = (int)Hash(id) & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            var number = _slots[slot] - 1;
            if (Same(_ids.Bytes(number), id))
                return last = number;
        }
        return -1;
    }

    /// <summary>Appends an id that is known to be absent.</summary>
    public void AddNew(ReadOnlySpan<byte> id)
    {
        _ids.Add(id);
        Register(_ids.Count - 1);
        _last = _ids.Count - 1;
    }

    /// <summary>Appends an id unless it is present. Returns its number and whether it was known.</summary>
    public (int Number, bool Known) Add(ReadOnlySpan<byte> id)
    {
        var known = _count == 0 ? -1 : Find(id);
        if (known >= 0)
            return (known, true);
        AddNew(id);
        return (_last, false);
    }

    /// <summary>True if two texts are equal: most ids have 4 to 16 bytes, which are compared as two numbers that may overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        if (one.Length != other.Length)
            return false;
        if (one.Length is < 4 or > 16)
            return one.SequenceEqual(other);
        if (one.Length < 8)
        {
            return MemoryMarshal.Read<uint>(one) == MemoryMarshal.Read<uint>(other)
                && MemoryMarshal.Read<uint>(one[^4..]) == MemoryMarshal.Read<uint>(other[^4..]);
        }
        return MemoryMarshal.Read<ulong>(one) == MemoryMarshal.Read<ulong>(other)
            && MemoryMarshal.Read<ulong>(one[^8..]) == MemoryMarshal.Read<ulong>(other[^8..]);
    }

    private void Register(int number)
    {
        if (++_count * 2 > _slots.Length)
        {
            _slots = new int[_slots.Length * 2];
            _mask = _slots.Length - 1;
            for (var i = 0; i < number; i++)
                Place(i);
        }
        Place(number);
    }

    private void Place(int number)
    {
        var id = _ids.Bytes(number);
        var slot = (int)Hash(id) & _mask;
        while (_slots[slot] != 0)
            slot = (slot + 1) & _mask;
        _slots[slot] = number + 1;
    }

    private static uint Hash(ReadOnlySpan<byte> id)
    {
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)id.Length;
        for (var rest = id; rest.Length > 8; rest = rest[8..])
            hash = Mixed(hash, MemoryMarshal.Read<ulong>(rest));
        // The last bytes, some of them a second time, which saves comparing them one by one.
        if (id.Length >= 8)
            return (uint)(Mixed(hash, MemoryMarshal.Read<ulong>(id[^8..])) >> 32);
        if (id.Length >= 4)
            return (uint)(Mixed(hash, MemoryMarshal.Read<uint>(id) | (ulong)MemoryMarshal.Read<uint>(id[^4..]) << 32) >> 32);
        foreach (var value in id)
            hash = Mixed(hash, value);
        return (uint)(hash >> 32);
    }

    private static ulong Mixed(ulong hash, ulong value)
    {
        hash = (hash ^ value) * 0xD6E8FEB86659FD93UL;
        hash ^= hash >> 32;
        return hash * 0xD6E8FEB86659FD93UL;
    }
}
