using Scoring.Features.Attachments.Content;

namespace Scoring.Features.Attachments.Bytes;

/// <summary>
/// Bytes of a database on a server, which lie in its rows or in the folder that its processes share. Its address says where further ones
/// are put; those that were put into the other place before are found there.
/// </summary>
/// <param name="first">Where bytes are put.</param>
/// <param name="other">Where they may have been put earlier.</param>
internal sealed class EitherBytes(IFileBytes first, IFileBytes other) : IFileBytes
{
    /// <inheritdoc/>
    public string NewCopy() => first.NewCopy();

    /// <inheritdoc/>
    public void Store(AcceptedFile file) => first.Store(file);

    /// <inheritdoc/>
    public Stream? Open(string sha256, long size) => first.Open(sha256, size) ?? other.Open(sha256, size);

    /// <inheritdoc/>
    public void Delete(string sha256)
    {
        first.Delete(sha256);
        other.Delete(sha256);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Spare(IReadOnlySet<string> named) => [.. first.Spare(named).Union(other.Spare(named))];
}
