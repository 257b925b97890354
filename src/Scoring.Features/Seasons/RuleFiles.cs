using System.Text;
using System.Text.RegularExpressions;
using Scoring.Features.Core;
using Scoring.RuleBook;
using Scoring.RuleBook.Drafts;

namespace Scoring.Features.Seasons;

/// <summary>The files of an edition as they stand in its folder.</summary>
internal static partial class RuleFiles
{
    /// <summary>The largest size of all files of an edition together, in bytes.</summary>
    public const int MostBytes = 8 << 20;

    /// <summary>The most files that an edition may have.</summary>
    public const int MostFiles = 100;

    // What a new edition does not take over: examples and figures of the old one.
    private static readonly string[] Left = ["published.csv", ".cases.yaml"];

    /// <summary>The files of an edition of the rules folder or of a kept one, by name; its committee's file among them.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="edition">"programme/edition".</param>
    public static SortedDictionary<string, byte[]> Of(RuleFolder rules, string edition)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(rules.FolderOf(edition)))
            files.Add(Path.GetFileName(path), File.ReadAllBytes(path));
        if (rules.IsKept(edition))
        {
            var own = Path.Combine(rules.FolderOf(edition), "..", "..", CommitteeOf(edition));
            if (File.Exists(own))
                files.Add(CommitteeOf(edition), File.ReadAllBytes(own));
        }
        return files;
    }

    /// <summary>True for a file that a new edition takes over from another.</summary>
    public static bool IsTakenOver(string name) =>
        Left.All(end => !name.EndsWith(end, StringComparison.Ordinal)) && !name.Contains('/', StringComparison.Ordinal);

    /// <summary>The name of the committee's file of an edition.</summary>
    public static string CommitteeOf(string edition) => $"committee/{edition.Replace('/', '-')}.yaml";

    /// <summary>The kind of draft that a file is, or null.</summary>
    public static string? DraftOf(string name) =>
        name.StartsWith("committee/", StringComparison.Ordinal) ? "committee"
        : RuleDraft.Files.Contains(name) ? name
        : null;

    /// <summary>The text of a file.</summary>
    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');

    /// <summary>The bytes of a text.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Refuses names that are no files of an edition, and too much of them.</summary>
    /// <exception cref="RefusalException">A file cannot be kept.</exception>
    public static void Check(string edition, IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var name in files.Keys.Where(name => name != CommitteeOf(edition) && !FileName().IsMatch(name)))
            throw new RefusalException(RefusalKind.Data, "rule-file-name", name);
        if (!files.ContainsKey("edition.yaml"))
            throw new RefusalException(RefusalKind.Data, "rule-file-missing", edition);
        if (files.Count > MostFiles || files.Values.Sum(file => (long)file.Length) > MostBytes)
            throw new RefusalException(RefusalKind.Data, "rule-files-too-large", MostFiles, MostBytes >> 20);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(yaml|csv|md)$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
