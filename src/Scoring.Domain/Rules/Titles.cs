namespace Scoring.Domain.Rules;

/// <summary>When two titles are the same.</summary>
public static class Titles
{
    /// <summary>
    /// What two titles share where they are the same: their letters and digits in lower case and in order. Spaces, hyphens, quotation marks,
    /// brackets and every other sign are dropped, so that "SI-PADI", "Si Padi" and “SIPADI” are one title. Words are not left out, put in
    /// another order or translated: "SIPADI (Sistem Padi)" is another title than "SIPADI".
    /// </summary>
    public static string Key(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
