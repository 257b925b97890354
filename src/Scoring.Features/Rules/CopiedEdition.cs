using Scoring.Domain.Rules;
using Scoring.RuleBook;

namespace Scoring.Features.Rules;

/// <summary>The text of a copied edition.yaml with the names of the new edition. Comments and everything else stay as written.</summary>
internal static class CopiedEdition
{
    /// <summary>Inserts programme, edition and name, and notes at the top where the copy comes from.</summary>
    public static string Rename(string text, Edition from, string programme, string year)
    {
        var lines = new List<string> { CopiedLines.Mark(from.Id) };
        var inName = false;
        foreach (var line in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            inName = inName && (line.StartsWith(' ') || line.StartsWith('}'));
            if (inName)
                continue;
            inName = line.StartsWith("name:", StringComparison.Ordinal);
            lines.Add(
                inName ? $"name: {{ id: {NameOf(from.Name.Id, from, year)}, en: {NameOf(from.Name.En, from, year)} }}"
                : line.StartsWith("programme:", StringComparison.Ordinal) ? $"programme: {programme}"
                : line.StartsWith("edition:", StringComparison.Ordinal) ? $"edition: {year}"
                : line
            );
        }
        return string.Join('\n', lines);
    }

    /// <summary>
    /// The old name with the new year in place of the old one, or after it; in quotes, because a name may contain a comma or a colon.
    /// </summary>
    private static string NameOf(string name, Edition from, string year)
    {
        var old = from.Id[(from.Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var renamed = name.Contains(old, StringComparison.Ordinal) ? name.Replace(old, year, StringComparison.Ordinal) : $"{name} ({year})";
        return $"'{renamed.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
