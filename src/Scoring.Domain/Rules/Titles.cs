namespace Scoring.Domain.Rules;

/// <summary>When two titles are the same.</summary>
public static class Titles
{
    /// <summary>
    /// The key under which two titles are the same: their letters and digits in lower case and in order. Spaces, hyphens, quotation marks,
    /// brackets and every other sign are dropped, so that "SI-PADI", "Si Padi" and “SIPADI” are one title. Words are not left out,
    /// reordered or translated: "SIPADI (Sistem Padi)" is a different title from "SIPADI".
    /// </summary>
    public static string Key(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
