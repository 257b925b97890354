namespace Scoring.Features.Attachments.Bytes;

/// <summary>Reads bytes that lie in rows, from any place; one row is in memory at a time.</summary>
/// <param name="length">How many bytes there are.</param>
/// <param name="read">Reads a row.</param>
internal sealed class ChunkStream(long length, Func<long, byte[]?> read) : Stream
{
    private byte[] _bytes = [];
    private long _part = -1;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (Position >= length || buffer.IsEmpty)
            return 0;
        var (part, start) = (Position / ChunkBytes.BytesOfAPart, (int)(Position % ChunkBytes.BytesOfAPart));
        if (part != _part)
            (_bytes, _part) = (read(part) ?? throw new EndOfStreamException(), part);
        var count = Math.Min(buffer.Length, _bytes.Length - start);
        if (count <= 0)
            throw new EndOfStreamException();
        _bytes.AsSpan(start, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => length + offset,
        };

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
