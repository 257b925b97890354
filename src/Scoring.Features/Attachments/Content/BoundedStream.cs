using Scoring.Features.Core;

namespace Scoring.Features.Attachments.Content;

/// <summary>Reads a stream up to a number of bytes, forwards.</summary>
/// <param name="inner">The stream; it is not closed.</param>
/// <param name="most">How many bytes at most.</param>
internal sealed class BoundedStream(Stream inner, long most) : ReadOnlyStream
{
    /// <summary>How many bytes may still be read.</summary>
    public long Left { get; private set; } = most;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, Left)]);
        Left -= read;
        return read;
    }
}
