using System.Text;

namespace Scoring.Features.Core;

/// <summary>Text that a person sent, without what no file, page or database can hold.</summary>
public static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text with U+FFFD, which is visible, for each NUL and each half of a surrogate pair: an emoji cut in two by a program's limit
    /// must not lose the whole text.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsStorable(text)
            ? text
            : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? new Rune(Replacement) : rune));
    }

    /// <summary>True for a text without NUL and without half a surrogate pair.</summary>
    public static bool IsStorable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\0')
                return false;
            if (!char.IsSurrogate(text[at]))
                continue;
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
                return false;
            at++;
        }
        return true;
    }
}
