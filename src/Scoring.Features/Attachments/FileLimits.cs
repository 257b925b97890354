using Scoring.Domain.Seasons;

namespace Scoring.Features.Attachments;

/// <summary>How much may be sent. A form may ask for less, never for more.</summary>
public static class FileLimits
{
    /// <summary>A file, in bytes: 20 MB.</summary>
    public const long Bytes = 20L << 20;

    /// <summary>A request with a file, in bytes: the file, its caption and what a form adds.</summary>
    public const long BytesOfRequest = Bytes + (256L << 10);

    /// <summary>The files of an entry.</summary>
    public const int FilesOfEntry = 30;

    /// <summary>The files of an entry together, in bytes: 100 MB.</summary>
    public const long BytesOfEntry = 100L << 20;

    /// <summary>How many files may be on their way at once; what comes then is asked to come later.</summary>
    public const int AtOnce = 32;

    /// <summary>A caption, in characters.</summary>
    public const int Caption = 300;

    /// <summary>A file's name, in characters.</summary>
    public const int Name = 120;

    /// <summary>How large a file of a rule may be, in bytes.</summary>
    public static long BytesOf(FileRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Math.Min(Bytes, (long)rule.Megabytes << 20);
    }
}
