namespace Scoring.Domain.Rules;

/// <summary>How the words of a text are counted when a rule limits them.</summary>
public static class Words
{
    /// <summary>
    /// The number of words: runs of characters between spaces, line ends and tabs that contain at least one letter or digit. "e-government"
    /// and "2024" are one word each, a dash between spaces is none. 0 for an empty text and for null.
    /// </summary>
    public static int Count(string? text)
    {
        var (words, counted) = (0, false);
        foreach (var letter in text ?? "")
        {
            if (char.IsWhiteSpace(letter))
                counted = false;
            else if (!counted && char.IsLetterOrDigit(letter))
                (words, counted) = (words + 1, true);
        }
        return words;
    }
}
