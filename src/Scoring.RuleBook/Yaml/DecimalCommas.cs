using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook.Yaml;

/// <summary>
/// Decimal commas inside brackets, which YAML takes for separators: <c>{ weight: 0,25 }</c> and <c>[0,25, 0,75]</c>. What can only be one
/// number becomes one text, so that it is reported as such where a number is asked for.
/// </summary>
internal static class DecimalCommas
{
    /// <summary>The pair before with its decimals, if a key of digits without a value follows a whole number; null otherwise.</summary>
    public static YamlPair? Joined(List<YamlPair> before, YamlNode key, YamlNode value) =>
        before is [.., var last]
        && last.Value is YamlScalar { Plain: true } whole
        && key is YamlScalar { Plain: true } decimals
        && value is YamlScalar { IsNull: true, Text: "" }
        && IsWhole(whole.Text.Replace(".", "", StringComparison.Ordinal), true)
        && IsWhole(decimals.Text.TrimEnd('%', ' '), false)
            ? last with
            {
                Value = whole with { Text = $"{whole.Text},{decimals.Text}" },
            }
            : null;

    /// <summary>
    /// The items of a list. Where some commas between whole numbers have a space behind them and others none, those without are decimal
    /// commas; where none has, the list is warned of.
    /// </summary>
    /// <param name="items">The items as YAML parts them.</param>
    /// <param name="spaced">For each whether something is between the comma before it and the item.</param>
    /// <param name="line">The list's line.</param>
    /// <param name="faults">The file's faults.</param>
    public static IReadOnlyList<YamlNode> InList(List<YamlNode> items, List<bool> spaced, int line, FileFaults faults)
    {
        bool Tight(int i) =>
            !spaced[i]
            && items[i - 1] is YamlScalar { Plain: true } one
            && items[i] is YamlScalar { Plain: true } other
            && IsWhole(one.Text, true)
            && IsWhole(other.Text, false);
        var tight = Enumerable.Range(1, Math.Max(0, items.Count - 1)).Where(Tight).ToHashSet();
        if (tight.Count == 0)
            return items;
        if (tight.Count == items.Count - 1)
        {
            string[] texts = [.. items.Select(item => ((YamlScalar)item).Text)];
            var points = string.Join(", ", texts.Chunk(2).Select(pair => string.Join('.', pair)));
            faults.Warn(FaultCodes.TightList, line, texts[0], string.Join(',', texts), texts.Length, points);
            return items;
        }
        var joined = new List<YamlNode>();
        for (var i = 0; i < items.Count; i++)
        {
            if (tight.Contains(i))
                joined[^1] = (YamlScalar)joined[^1] with { Text = $"{((YamlScalar)joined[^1]).Text},{((YamlScalar)items[i]).Text}" };
            else
                joined.Add(items[i]);
        }
        return joined;
    }

    private static bool IsWhole(string text, bool signed)
    {
        var digits = signed && text.StartsWith('-') ? text.AsSpan(1) : text;
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
    }
}
