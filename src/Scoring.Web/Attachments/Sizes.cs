using Scoring.Web.Shell;

namespace Scoring.Web.Attachments;

/// <summary>Lengths of files for people.</summary>
internal static class Sizes
{
    private const decimal Kilobyte = 1024;
    private const decimal Megabyte = 1024 * 1024;

    /// <summary>"12 KB", "3,4 MB"; at least 1 KB.</summary>
    public static string Text(long bytes, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return bytes < Megabyte
            ? reader.Number(bytes == 0 ? 0 : Math.Max(1, Math.Round(bytes / Kilobyte))) + " KB"
            : reader.Number(Math.Round(bytes / Megabyte, 1), 0, 1) + " MB";
    }
}
