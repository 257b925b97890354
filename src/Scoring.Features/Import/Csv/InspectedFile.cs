using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Scoring.Features.Import.Problems;
using static Scoring.Features.Import.Csv.FileBytes;

namespace Scoring.Features.Import.Csv;

/// <summary>The result of inspecting a file: its hash, its text encoding, its separator.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">Its name without the folder.</param>
/// <param name="Sha256">Hash of its bytes (hex, lower case).</param>
/// <param name="IsWindows1252">True if its text is not valid UTF-8 and is read as Windows-1252.</param>
/// <param name="HasByteOrderMark">True if it starts with the UTF-8 mark.</param>
/// <param name="Separator">The byte between values: comma, semicolon, tab or bar.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record InspectedFile(
    string Path,
    string Name,
    string Sha256,
    bool IsWindows1252,
    bool HasByteOrderMark,
    byte Separator,
    long Length
)
{
    private const int ChunkSize = 1 << 18;
    private const int Utf16Mark = 2;
    private const int LongestUtf16 = 64 << 20;

    /// <summary>True for an Excel workbook: it is read only through the conversion of its cells that a kind defines.</summary>
    public bool IsWorkbook { get; init; }

    /// <summary>True if its text is UTF-16, as spreadsheets save "Unicode text".</summary>
    public bool IsUtf16 { get; init; }

    /// <summary>True if the bytes of each pair of <see cref="IsUtf16"/> are in reverse order, the most significant first.</summary>
    public bool IsBigEndian { get; init; }

    /// <summary>UTF-8 without a byte order mark at the start of its text.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The text's encoding.</summary>
    public Encoding Encoding =>
        IsUtf16 ? new UnicodeEncoding(IsBigEndian, byteOrderMark: false, throwOnInvalidBytes: true)
        : IsWindows1252 ? Windows1252.Value
        : Utf8;

    private static readonly Lazy<Encoding> Windows1252 = new(() => CodePagesEncodingProvider.Instance.GetEncoding(1252)!);

    /// <summary>Inspects a file in one pass.</summary>
    /// <returns>The result, or the one problem that ends the import.</returns>
    public static (InspectedFile? File, Problem? Problem) Look(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        if (!File.Exists(path))
            return (null, new Problem("file-not-found", name, 0, "", path));
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            // A pipe or a device has no length; opening one may wait for ever.
            if (LengthOf(path) == 0)
                return (null, new Problem("file-empty", name, 0, "", ""));
            using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var length = RandomAccess.GetLength(handle);
            var start = buffer.AsSpan(0, RandomAccess.Read(handle, buffer, 0));
            return IsUtf16Text(start) ? LookAtUtf16(path, name, start[0] == 0xFE, length) : Look(path, name, handle, length, buffer);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, new Problem("file-unreadable", name, 0, "", path));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The length of a file, or of the one that a link leads to; 0 for what is no plain file.</summary>
    internal static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.Length : ((FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true))?.Length ?? 0;
    }

    /// <summary>
    /// The likely result for the usual file, UTF-8 text, from its first bytes alone: enough to start reading while the whole file is
    /// inspected. Null if it is certainly different.
    /// </summary>
    public static InspectedFile? Peek(string path)
    {
        if (!File.Exists(path) || LengthOf(path) == 0)
            return null;
        using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(handle);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            var start = buffer.AsSpan(0, RandomAccess.Read(handle, buffer, 0));
            return start.IsEmpty || IsUtf16Text(start) || WrongFromTheStart(start) is not null || start.Contains((byte)0)
                ? null
                : new InspectedFile(
                    path,
                    System.IO.Path.GetFileName(path),
                    "",
                    false,
                    start.StartsWith(ByteOrderMark),
                    SeparatorOf(start),
                    length
                );
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>True if reading the file as <paramref name="assumed"/> yields the same values.</summary>
    public bool ReadsLike(InspectedFile assumed) => assumed with { Sha256 = Sha256 } == this;

    /// <summary>
    /// Splits the file into parts of similar length, each starting with a row, to be read in parallel. One part if the text is not UTF-8 or
    /// rows are too long. The cuts are at line feeds: if values are quoted, a cut may fall inside a value.
    /// </summary>
    /// <param name="count">The number of parts.</param>
    public IReadOnlyList<FilePart> Parts(int count)
    {
        if (IsWindows1252 || IsUtf16 || count < 2)
            return [new FilePart(Path, FirstByte, Length)];
        using var handle = File.OpenHandle(Path);
        Span<byte> buffer = stackalloc byte[4096];
        var parts = new List<FilePart>();
        var from = FirstByte;
        for (var cut = 1; cut <= count; cut++)
        {
            var to = Length;
            if (cut < count)
            {
                var near = Length / count * cut;
                var read = RandomAccess.Read(handle, buffer, near);
                var end = buffer[..read].IndexOf((byte)'\n');
                if (end < 0 || near < from)
                    return [new FilePart(Path, FirstByte, Length)];
                to = near + end + 1;
            }
            parts.Add(new FilePart(Path, from, to));
            from = to;
        }
        return parts;
    }

    private long FirstByte =>
        IsUtf16 ? Utf16Mark
        : HasByteOrderMark ? ByteOrderMark.Length
        : 0;

    private static (InspectedFile? File, Problem? Problem) Look(string path, string name, SafeFileHandle handle, long length, byte[] buffer)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (kept, validUtf8, separator, bom, workbook) = (0, true, (byte)',', false, false);
        for (long offset = 0; offset < length; )
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(kept, buffer.Length - kept), offset);
            if (read == 0)
                break;
            var fresh = buffer.AsSpan(kept, read);
            hash.AppendData(fresh);
            if (offset == 0)
            {
                workbook = IsWorkbookName(name) && fresh.StartsWith("PK\x03\x04"u8);
                if (!workbook && WrongFromTheStart(fresh) is { } code)
                    return (null, new Problem(code, name, 0, "", ""));
                bom = fresh.StartsWith(ByteOrderMark);
                separator = SeparatorOf(fresh);
            }
            if (!workbook && fresh.IndexOf((byte)0) is >= 0 and var nul)
                return (null, NulBytes.ProblemOf(name, handle, offset + nul, separator));
            offset += read;
            if (workbook)
                continue;
            if (validUtf8)
            {
                var whole = buffer.AsSpan(0, kept + read);
                var complete = offset >= length ? whole.Length : CompleteLength(whole);
                validUtf8 = System.Text.Unicode.Utf8.IsValid(whole[..complete]);
                whole[complete..].CopyTo(buffer);
                kept = whole.Length - complete;
            }
            else
                kept = 0;
        }
        if (!validUtf8 && (bom || !MayBeWindows1252(handle, length, buffer)))
            return (null, new Problem("wrong-encoding", name, 0, "", ""));
        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        return (
            workbook
                ? new InspectedFile(path, name, sha256, false, false, (byte)',', length) { IsWorkbook = true }
                : new InspectedFile(path, name, sha256, !validUtf8, bom, separator, length),
            null
        );
    }

    private static bool IsUtf16Text(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);

    // Spreadsheets save small tables so; a text of half pairs or with characters that no table holds is none.
    private static (InspectedFile? File, Problem? Problem) LookAtUtf16(string path, string name, bool isBigEndian, long length)
    {
        if (length > LongestUtf16)
            return (null, new Problem("utf16-too-long", name, 0, "", "", LongestUtf16 >> 20));
        var bytes = File.ReadAllBytes(path);
        var file = new InspectedFile(path, name, Convert.ToHexStringLower(SHA256.HashData(bytes)), false, false, (byte)',', bytes.Length)
        {
            IsUtf16 = true,
            IsBigEndian = isBigEndian,
        };
        try
        {
            var text = file.Encoding.GetString(bytes.AsSpan(Utf16Mark));
            return text.Contains('\0', StringComparison.Ordinal)
                ? (null, NulBytes.ProblemOf(name, text, SeparatorOf(Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, ChunkSize)]))))
                : (file with { Separator = SeparatorOf(Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, ChunkSize)])) }, null);
        }
        catch (DecoderFallbackException)
        {
            return (null, new Problem("wrong-encoding", name, 0, "", ""));
        }
    }

    // Windows-1252 leaves five bytes undefined; and half of a surrogate pair encoded as UTF-8 is corrupt text, not í and two characters
    // that nobody writes.
    private static bool MayBeWindows1252(SafeFileHandle handle, long length, byte[] buffer)
    {
        const int overlap = 2;
        for (var offset = 0L; offset < length; )
        {
            var chunk = buffer.AsSpan(0, RandomAccess.Read(handle, buffer, offset));
            if (chunk.IndexOfAny((ReadOnlySpan<byte>)[0x81, 0x8D, 0x8F, 0x90, 0x9D]) >= 0)
                return false;
            for (var at = chunk.IndexOf((byte)0xED); at >= 0 && at + overlap < chunk.Length; at++)
            {
                if (chunk[at] == 0xED && chunk[at + 1] is >= 0xA0 and <= 0xBF && chunk[at + 2] is >= 0x80 and <= 0xBF)
                    return false;
            }
            if (chunk.Length <= overlap)
                break;
            offset += chunk.Length - overlap;
        }
        return true;
    }

    private static bool IsWorkbookName(string name) => name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the file after its byte order mark; its text is in <see cref="Encoding"/>.</summary>
    public Stream Open()
    {
        var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        stream.Position = FirstByte;
        return stream;
    }

    private static string? WrongFromTheStart(ReadOnlySpan<byte> start)
    {
        return
            start.StartsWith("PK\x03\x04"u8) || start.StartsWith("%PDF"u8) || start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
            ? "file-binary"
            : null;
    }
}
