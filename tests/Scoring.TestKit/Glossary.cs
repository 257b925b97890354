using System.Text.RegularExpressions;

namespace Scoring.TestKit;

/// <summary>The words that the glossary beside the rules uses for things, and those that it avoids.</summary>
public static class Glossary
{
    private static readonly Lazy<IReadOnlyList<(string Language, string Used, string Avoided)>> Rows = new(() =>
        [
            .. File.ReadLines(Path.Combine(Checkout.Rules, "glossary.md"))
                .SkipWhile(line => !line.StartsWith("## One word", StringComparison.Ordinal))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Where(cells => cells is [_, "id" or "en", _, _, _])
                .SelectMany(cells => cells[3].Split(',', StringSplitOptions.TrimEntries).Select(avoided => (cells[1], cells[2], avoided))),
        ]
    );

    /// <summary>The texts in which an avoided word stands, with the word to use instead.</summary>
    /// <param name="texts">The texts by their keys.</param>
    /// <param name="language">"id" or "en".</param>
    public static IEnumerable<string> Against(IEnumerable<KeyValuePair<string, string>> texts, string language) =>
        from row in Rows.Value
        where row.Language == language
        from text in texts
        where Regex.IsMatch(text.Value, $@"(?<!\w){Regex.Escape(row.Avoided)}(?!\w)", RegexOptions.IgnoreCase)
        select $"“{row.Used}”, not “{row.Avoided}”, in {text.Key}: {text.Value}";

    /// <summary>How many words it avoids in both languages.</summary>
    public static int Count => Rows.Value.Count;
}
