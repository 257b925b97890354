using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Drafts;

/// <summary>
/// Writes a tree as rule files are written by hand: short maps in braces, long texts folded, quotes only where a reader of YAML 1.1 or 1.2
/// needs them.
/// </summary>
internal static partial class YamlText
{
    private const int Width = 136;
    private const int LongText = 100;

    /// <summary>The text of a file, ending with a line feed.</summary>
    public static string Write(YamlNode root)
    {
        var text = new StringBuilder();
        switch (root)
        {
            case YamlMapping map:
                WriteMap(text, map, 0, isFirstInline: false, spaced: true);
                break;
            case YamlSequence list:
                WriteList(text, list, 0);
                break;
            default:
                text.Append(Scalar((YamlScalar)root, inBraces: false)).Append('\n');
                break;
        }
        return text.ToString();
    }

    /// <summary>True if two trees mean the same to the reader of rule files.</summary>
    public static bool AreSame(YamlNode one, YamlNode other) =>
        (one, other) switch
        {
            (YamlScalar a, YamlScalar b) => a.Text == b.Text && a.IsNull == b.IsNull,
            (YamlSequence a, YamlSequence b) => a.Items.Count == b.Items.Count
                && a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second)),
            (YamlMapping a, YamlMapping b) => a.Pairs.Count == b.Pairs.Count
                && a.Pairs.Zip(b.Pairs).All(pair => pair.First.Key == pair.Second.Key && AreSame(pair.First.Value, pair.Second.Value)),
            _ => false,
        };

    private static void WriteMap(StringBuilder text, YamlMapping map, int indent, bool isFirstInline, bool spaced)
    {
        var isFirst = true;
        foreach (var pair in map.Pairs)
        {
            // A blank line before what fills several lines at the top of the file.
            if (spaced && !isFirst && !FitsInLine(pair, indent))
                text.Append('\n');
            if (!isFirst || !isFirstInline)
                text.Append(' ', indent);
            text.Append(Key(pair.Key)).Append(':');
            WriteValue(text, pair.Value, indent, pair.Key.Length + 2);
            isFirst = false;
        }
    }

    private static bool FitsInLine(YamlPair pair, int indent) =>
        pair.Value is YamlScalar { Text.Length: <= LongText }
        || InBraces(pair.Value) is { } braces && indent + pair.Key.Length + 2 + braces.Length <= Width;

    private static void WriteValue(StringBuilder text, YamlNode value, int indent, int used)
    {
        switch (value)
        {
            case YamlScalar scalar when IsFoldable(scalar, indent + used):
                text.Append(" >-\n");
                Fold(text, scalar.Text, indent + 2);
                break;
            case YamlScalar scalar:
                text.Append(scalar is { IsNull: true, Text: "" } ? "" : " " + Scalar(scalar, inBraces: false)).Append('\n');
                break;
            default:
                if (InBraces(value) is { } braces && indent + used + braces.Length <= Width)
                    text.Append(' ').Append(braces).Append('\n');
                else if (value is YamlMapping map)
                {
                    text.Append('\n');
                    WriteMap(text, map, indent + 2, isFirstInline: false, spaced: false);
                }
                else
                {
                    text.Append('\n');
                    WriteList(text, (YamlSequence)value, indent + 2);
                }
                break;
        }
    }

    private static void WriteList(StringBuilder text, YamlSequence list, int indent)
    {
        foreach (var item in list.Items)
        {
            text.Append(' ', indent).Append('-');
            switch (item)
            {
                case YamlScalar scalar:
                    text.Append(' ').Append(Scalar(scalar, inBraces: false)).Append('\n');
                    break;
                case var other when InBraces(other) is { } braces && indent + 2 + braces.Length <= Width:
                    text.Append(' ').Append(braces).Append('\n');
                    break;
                case YamlMapping map:
                    text.Append(' ');
                    WriteMap(text, map, indent + 2, isFirstInline: true, spaced: false);
                    break;
                default:
                    text.Append('\n');
                    WriteList(text, (YamlSequence)item, indent + 2);
                    break;
            }
        }
    }

    // The value in one line; null if a text in it is too long for that.
    private static string? InBraces(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return scalar.Text.Length > LongText ? null : Scalar(scalar, inBraces: true);
            case YamlSequence { Items.Count: 0 }:
                return "[]";
            case YamlSequence list:
                var items = list.Items.Select(InBraces).ToList();
                return items.Contains(null) ? null : $"[ {string.Join(", ", items)} ]";
            case YamlMapping { Pairs.Count: 0 }:
                return "{}";
            default:
                var pairs = ((YamlMapping)node).Pairs.Select(pair => (pair.Key, Value: InBraces(pair.Value))).ToList();
                if (pairs.Exists(pair => pair.Value is null))
                    return null;
                var written = pairs.Select(pair => $"{Key(pair.Key)}: {(pair.Value!.Length == 0 ? "''" : pair.Value)}");
                return $"{{ {string.Join(", ", written)} }}";
        }
    }

    private static string Key(string key) => PlainKey().IsMatch(key) ? key : Quoted(key);

    private static string Scalar(YamlScalar scalar, bool inBraces)
    {
        if (scalar.IsNull)
            return inBraces && scalar.Text.Length == 0 ? "null" : scalar.Text;
        return IsPlain(scalar.Text, inBraces) ? scalar.Text : Quoted(scalar.Text);
    }

    private static bool IsPlain(string text, bool inBraces)
    {
        if (text.Length == 0 || text.Trim() != text || OtherMeaning().IsMatch(text))
            return false;
        if (Number().IsMatch(text) || Date().IsMatch(text))
            return true;
        return (inBraces ? SafeInBraces() : SafeInLine()).IsMatch(text)
            && !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal)
            && text[^1] != ':';
    }

    private static string Quoted(string text)
    {
        if (
            !text.Any(letter =>
                char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' || char.IsSurrogate(letter) && !IsPaired(text)
            )
        )
            return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
            quoted.Append(
                letter switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' =>
                        $"\\u{((int)letter).ToString("X4", CultureInfo.InvariantCulture)}",
                    _ => letter.ToString(),
                }
            );
        return quoted.Append('"').ToString();
    }

    private static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return false;
        }
        return true;
    }

    // What folding gives back as it was: words with single spaces between them.
    private static bool IsFoldable(YamlScalar scalar, int used) =>
        used + scalar.Text.Length > LongText + 20 && scalar.Text.Length > LongText && Words().IsMatch(scalar.Text);

    private static void Fold(StringBuilder text, string words, int indent)
    {
        var line = new StringBuilder();
        foreach (var word in words.Split(' '))
        {
            if (line.Length > 0 && indent + line.Length + 1 + word.Length > Width)
            {
                text.Append(' ', indent).Append(line).Append('\n');
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        text.Append(' ', indent).Append(line).Append('\n');
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainKey();

    // Words that one version of YAML or another takes for no text.
    [GeneratedRegex("^(?i:null|~|y|n|yes|no|on|off|\\.inf|\\.nan)$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherMeaning();

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^[\p{L}/(][\p{L}\p{N} .,;/()%+_–—'""’“”?!&=<>×:-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SafeInLine();

    [GeneratedRegex(@"^[\p{L}/(][\p{L}\p{N} ./()%+_–—'’“”&=×-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SafeInBraces();

    [GeneratedRegex(@"^[\p{L}\p{N}][^\s\p{C}]*( [^\s\p{C}]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
