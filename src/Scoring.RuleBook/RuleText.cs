using System.Text;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook;

/// <summary>Reads the text of a rule file.</summary>
internal static class RuleText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    // The largest of the shipped rules is a hundredth of it.
    private const long LongestFile = 8 << 20;

    /// <summary>The text of a file; null and a fault if it is missing, too large, no plain file or not UTF-8.</summary>
    public static string? Read(string path, FileFaults faults)
    {
        if (!File.Exists(path))
        {
            faults.Add(FaultCodes.FileMissing, 1, faults.File);
            return null;
        }
        try
        {
            var length = LengthOf(path);
            if (length > LongestFile)
            {
                faults.Add(FaultCodes.FileTooLarge, 1, "", LongestFile >> 20);
                return null;
            }
            return length == 0 ? "" : Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add(FaultCodes.FileUnreadable, 1, "");
            return null;
        }
        catch (DecoderFallbackException)
        {
            faults.Add(FaultCodes.NotUtf8, 1, faults.File);
            return null;
        }
    }

    // A pipe or a device has no length; opening one may wait for ever.
    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.Length : ((FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true))?.Length ?? 0;
    }
}
