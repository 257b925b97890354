using Scoring.Features.Core;

namespace Scoring.Features.Import.Csv;

/// <summary>Bytes that were already read, followed by the rest of the stream they came from.</summary>
/// <param name="first">The bytes.</param>
/// <param name="rest">The stream.</param>
internal sealed class RestOfText(byte[] first, Stream rest) : ReadOnlyStream
{
    private int _given;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_given == first.Length)
            return rest.Read(buffer);
        var read = Math.Min(buffer.Length, first.Length - _given);
        first.AsSpan(_given, read).CopyTo(buffer);
        _given += read;
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            rest.Dispose();
        base.Dispose(disposing);
    }
}
