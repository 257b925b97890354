using System.Text.RegularExpressions;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook;

/// <summary>
/// An edition that was copied from another says so in its first line; until that line is deleted, what is left of the old year is found.
/// </summary>
public static partial class CopiedLines
{
    /// <summary>The first line of a copy.</summary>
    /// <param name="edition">The edition copied, "programme/edition".</param>
    public static string Mark(string edition) => $"# Copied from {edition}. Its numbers and sources still hold here until you change them.";

    /// <summary>Warnings for the lines that name the old year or hold a date and are as in the edition copied.</summary>
    /// <param name="text">The edition's text.</param>
    /// <param name="file">Its name for people.</param>
    /// <param name="original">The text of another edition; null if it is not there, then every line may be left over.</param>
    internal static IReadOnlyList<RuleFault> LeftIn(string text, string file, Func<string, string?> original)
    {
        var lines = LinesOf(text);
        if (Copied().Match(lines[0]) is not { Success: true } mark)
            return [];
        var from = mark.Groups[1].Value;
        var old = original(from) is { } read ? LinesOf(read).ToHashSet(StringComparer.Ordinal) : null;
        var year = from[(from.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var faults = new FileFaults(file, []);
        for (var i = 1; i < lines.Length; i++)
        {
            if (old?.Contains(lines[i]) != false && Of(lines[i], year) is { } left)
                faults.Warn(FaultCodes.LeftOver, i + 1, left, from);
        }
        return [.. faults.Warnings];
    }

    /// <summary>The first date in a line, else the year if the line names it.</summary>
    private static string? Of(string line, string year) =>
        Day().Match(line) is { Success: true } day ? day.Value
        : Year().Matches(line).Any(found => found.Value == year) ? year
        : null;

    private static string[] LinesOf(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');

    [GeneratedRegex("^# Copied from ([a-z0-9-]+/[a-z0-9-]+)\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Copied();

    [GeneratedRegex("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex("\\b[0-9]{4}\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
