using System.Text;

namespace Scoring.Features.Import.RuleTexts;

/// <summary>When two free texts are the same to a person.</summary>
internal static class WrittenText
{
    /// <summary>
    /// A text without regard to case, to the kind and number of spaces, and to full stops, commas and the like at its end: what two
    /// spellings of one value share. "Dinas  Kesehatan." and "DINAS KESEHATAN" have the same.
    /// </summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(letter) && letter is not ('\u200b' or '\ufeff'))
                key.Append(char.ToUpperInvariant(letter));
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        while (key.Length > 0 && key[^1] is ' ' or '.' or ',' or ';' or ':')
            key.Length--;
        return key.ToString();
    }

    /// <summary>
    /// The spelling that stands for several of one value: the one that most rows have, with single spaces; of equally many the first.
    /// </summary>
    /// <param name="spellings">The spellings with the number of rows of each.</param>
    public static string Common(IEnumerable<(string Text, int Rows)> spellings) =>
        string.Join(' ', spellings.MaxBy(spelling => spelling.Rows).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
