namespace Scoring.Features.Persistence.Binding;

/// <summary>The values of a query's current row as hashes need them: the same bytes from every kind of database.</summary>
internal interface IRowBytes
{
    /// <summary>i for a whole number, t for text, b for bytes, or 0 for NULL; see <see cref="BoundTable"/>.</summary>
    byte Kind(int column);

    /// <summary>A whole number.</summary>
    long Integer(int column);

    /// <summary>A text in UTF-8, or bytes; valid until the next row.</summary>
    ReadOnlySpan<byte> Bytes(int column);
}
