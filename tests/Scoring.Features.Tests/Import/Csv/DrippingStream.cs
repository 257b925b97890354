namespace Scoring.Features.Tests.Import.Csv;

/// <summary>Bytes of which a few come at a time.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="atOnce">How many come at most.</param>
internal sealed class DrippingStream(byte[] bytes, int atOnce) : MemoryStream(bytes)
{
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(atOnce, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(atOnce, buffer.Length)]);
}
