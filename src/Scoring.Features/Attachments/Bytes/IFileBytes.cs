using Scoring.Features.Attachments.Content;

namespace Scoring.Features.Attachments.Bytes;

/// <summary>The bytes of files, by their SHA-256: each once, however many entries have them.</summary>
internal interface IFileBytes
{
    /// <summary>A path that does not exist yet, for a copy that <see cref="Store"/> takes over.</summary>
    string NewCopy();

    /// <summary>Takes over a copy, in the transaction that stores its row. Bytes that are there already stay.</summary>
    void Store(AcceptedFile file);

    /// <summary>Opens bytes for reading from any place; null if they are missing or not as long as they were.</summary>
    Stream? Open(string sha256, long size);

    /// <summary>Deletes bytes that no row names any longer.</summary>
    void Delete(string sha256);

    /// <summary>The bytes that are kept but named by nothing.</summary>
    /// <param name="named">What is named, by SHA-256.</param>
    IReadOnlyList<string> Spare(IReadOnlySet<string> named);
}
