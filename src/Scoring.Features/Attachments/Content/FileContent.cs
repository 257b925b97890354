using System.Security.Cryptography;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Attachments.Content;

/// <summary>
/// Decides whether a file is what its name says: the ending, the first bytes and the structure must all be of one type. What is kept is a
/// copy: a picture's without what it says of its taking, and without anything that follows its end.
/// </summary>
internal static class FileContent
{
    private const int Block = 1 << 16;

    /// <summary>Checks a file and writes the copy that is kept.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name as it came.</param>
    /// <param name="groups">The groups of types that are accepted; see <see cref="FileTypes.Group"/>.</param>
    /// <param name="copy">Where the copy is written: a new file, on the disk when this returns.</param>
    /// <exception cref="RefusalException">It is refused; the code names the check.</exception>
    public static AcceptedFile Accept(string path, string name, IReadOnlyList<string> groups, string copy)
    {
        var type = TypeOf(path, name, groups);
        var remarks = new SortedSet<string>(StringComparer.Ordinal);
        string received;
        try
        {
            using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Block);
            using var target = PrivateFile.Create(copy);
            switch (type)
            {
                case FileType.Pdf:
                    remarks.UnionWith(PdfContent.Check(source, name));
                    break;
                case FileType.Jpeg:
                    JpegContent.Copy(source, target, name);
                    break;
                case FileType.Png:
                    PngContent.Copy(source, target, name);
                    break;
                case FileType.Webp:
                    WebpContent.Copy(source, target, name);
                    break;
                default:
                    OfficeContent.Check(source, type, name);
                    break;
            }
            source.Position = 0;
            received = type.IsPicture() ? Hash(source) : Copy(source, target);
            target.Flush(flushToDisk: true);
        }
        catch (EndOfStreamException)
        {
            throw new RefusalException(RefusalKind.Usage, "file-damaged", name, type.ToString().ToUpperInvariant());
        }
        return new AcceptedFile(copy, type, new FileInfo(copy).Length, received, type.IsPicture() ? Hash(copy) : received, [.. remarks]);
    }

    // A large file is read once for both.
    private static string Copy(FileStream source, FileStream target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[Block];
        while (source.Read(block) is > 0 and var length)
        {
            hash.AppendData(block, 0, length);
            target.Write(block, 0, length);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The type that the ending says, if the first bytes say it too and the form asks for it.</summary>
    /// <exception cref="RefusalException">They do not agree.</exception>
    public static FileType TypeOf(string path, string name, IReadOnlyList<string> groups)
    {
        var allowed = FileTypes.Endings(groups);
        if (FileTypes.OfName(name) is not { } type || !groups.Contains(type.Group()))
            throw new RefusalException(RefusalKind.Usage, "file-ending", name, allowed);
        if (new FileInfo(path).Length == 0)
            throw new RefusalException(RefusalKind.Usage, "file-of-nothing", name);
        if (!PrivateFile.StartsWith(path, type.Start()))
        {
            // What a password turns an office file or a workbook of long ago into.
            throw type.Group() == "office" && PrivateFile.StartsWith(path, [0xD0, 0xCF, 0x11, 0xE0])
                ? new RefusalException(RefusalKind.Usage, "file-office-locked", name)
                : new RefusalException(RefusalKind.Usage, "file-signature", name, type.ToString().ToUpperInvariant());
        }
        return type;
    }

    /// <summary>SHA-256 of a file, in lower-case hexadecimal digits.</summary>
    public static string Hash(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Block);
        return Hash(stream);
    }

    private static string Hash(FileStream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));
}

/// <summary>A file that passed every check.</summary>
/// <param name="Path">The copy that is kept.</param>
/// <param name="Type">What it is.</param>
/// <param name="Size">The copy's length in bytes.</param>
/// <param name="Received">SHA-256 as it came.</param>
/// <param name="Sha256">SHA-256 of the copy.</param>
/// <param name="Remarks">What an examiner should know; see <see cref="AttachmentRemark"/>.</param>
internal sealed record AcceptedFile(string Path, FileType Type, long Size, string Received, string Sha256, IReadOnlyList<string> Remarks);
