using System.Text;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook;

/// <summary>Reads the text of a rule file.</summary>
internal static class RuleText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text of a file; null and a fault if it is missing or not UTF-8.</summary>
    public static string? Read(string path, FileFaults faults)
    {
        if (!File.Exists(path))
        {
            faults.Add(FaultCodes.FileMissing, 1, faults.File);
            return null;
        }
        try
        {
            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            faults.Add(FaultCodes.NotUtf8, 1, faults.File);
            return null;
        }
    }
}
