using System.Buffers;
using System.Buffers.Text;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Scoring.Features.Persistence.Binding;

/// <summary>Hashes the texts of rows (see <see cref="BoundTable"/>) straight from the bytes of a query's current row.</summary>
internal sealed class RowText : IDisposable
{
    // Longer values go into the hash without a copy.
    private const int LongestCopied = 4096;
    private const int LongestNumber = 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> _pending = new(4 * LongestCopied);
    private readonly IRowBytes _row;
    private readonly (int At, byte[] Name, string? Absent)[] _columns;

    /// <summary>Prepares for the rows of a query for all columns of a table.</summary>
    public RowText(DbDataReader rows, IRowBytes row, BoundTable table)
    {
        _row = row;
        _columns =
        [
            .. Enumerable
                .Range(0, rows.FieldCount)
                .Select(at => (At: at, Name: rows.GetName(at)))
                .Where(column => table.Binds(column.Name))
                .OrderBy(column => column.Name, StringComparer.Ordinal)
                .Select(column => (column.At, Encoding.UTF8.GetBytes(column.Name), table.Added.GetValueOrDefault(column.Name))),
        ];
    }

    /// <summary>Adds the current row.</summary>
    public void Add()
    {
        Span<byte> digits = stackalloc byte[LongestNumber];
        foreach (var (at, name, absent) in _columns)
        {
            var kind = _row.Kind(at);
            if (kind == (byte)'i')
            {
                Utf8Formatter.TryFormat(_row.Integer(at), digits, out var length);
                Add(name, kind, digits[..length], absent);
            }
            else if (kind != 0)
                Add(name, kind, _row.Bytes(at), absent);
        }
        Write("\n"u8);
    }

    /// <summary>The hash of the rows added since the last call, in hexadecimal.</summary>
    public string Take()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Add(byte[] name, byte kind, ReadOnlySpan<byte> value, string? absent)
    {
        if (absent is not null && value.SequenceEqual(Encoding.UTF8.GetBytes(absent)))
            return;
        Span<byte> start = stackalloc byte[3 + LongestNumber + 1];
        (start[0], start[1], start[2]) = ((byte)' ', kind, (byte)' ');
        Utf8Formatter.TryFormat(value.Length, start[3..], out var digits);
        start[3 + digits] = (byte)':';
        Write(name);
        Write(start[..(4 + digits)]);
        if (value.Length <= LongestCopied)
            Write(value);
        else
        {
            Flush();
            _hash.AppendData(value);
        }
        Write("\n"u8);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (_pending.FreeCapacity < bytes.Length)
            Flush();
        _pending.Write(bytes);
    }

    private void Flush()
    {
        _hash.AppendData(_pending.WrittenSpan);
        _pending.ResetWrittenCount();
    }
}
