using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Tests;

/// <summary>One change to the good rule files, and the one fault that it must be answered with.</summary>
public sealed record BrokenRule(string Code, string File, string? Replace, string By, string? Read, string? In, int? Line, string? Suggest)
{
    /// <summary>The edition that is read.</summary>
    public string Reads => Read ?? string.Join('/', File.Split('/')[..2]);

    /// <summary>Changes the file and answers the line of the change.</summary>
    public int Apply(TemporaryRules rules)
    {
        var path = rules.PathOf(File);
        if (Replace is null)
        {
            System.IO.File.WriteAllText(path, By);
            return 1;
        }
        var text = System.IO.File.ReadAllText(path);
        var at = text.IndexOf(Replace, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"{File} does not hold “{Replace}”.");
        System.IO.File.WriteAllText(path, string.Concat(text.AsSpan(0, at), By, text.AsSpan(at + Replace.Length)));
        return text[..at].Count(letter => letter == '\n') + 1;
    }

    public override string ToString() => By.Trim().Length > 0 ? $"{Code}: {File} {By.Trim()}" : $"{Code}: {File} without {Replace?.Trim()}";
}

internal static class BrokenRules
{
    public static IReadOnlyList<BrokenRule> All { get; } = ReadAll();

    private static List<BrokenRule> ReadAll()
    {
        var text = File.ReadAllText(Path.Combine(TestFolders.Project, "broken", "changes.yaml"));
        var root = (YamlSequence)YamlTree.Read(text, new FileFaults("changes.yaml", []))!;
        return
        [
            .. root
                .Items.Cast<YamlMapping>()
                .Select(map =>
                {
                    string? At(string key) => map.Find(key)?.Value is YamlScalar { IsNull: false } scalar ? scalar.Text : null;
                    return new BrokenRule(
                        At("code")!,
                        At("file")!,
                        At("replace"),
                        At("by") ?? "",
                        At("read"),
                        At("in"),
                        At("line") is { } line ? int.Parse(line, System.Globalization.CultureInfo.InvariantCulture) : null,
                        At("suggest")
                    );
                }),
        ];
    }
}
