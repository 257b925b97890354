namespace Scoring.RuleBook;

/// <summary>Finds the known word that was probably meant.</summary>
public static class Nearest
{
    /// <summary>
    /// The nearest of the known words, whatever their case; null if none is near, because more than a third of the letters of the word, and
    /// more than two, would have to be added, dropped, changed or swapped with their neighbour. Of equally near words the first in ordinal
    /// order.
    /// </summary>
    /// <param name="word">The word that is not known.</param>
    /// <param name="known">The known words, in any order.</param>
    public static string? To(string word, IEnumerable<string> known)
    {
        string? best = null;
        var least = Math.Max(2, word.Length / 3) + 1;
        var asked = word.ToUpperInvariant();
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - word.Length) > least)
                continue;
            var distance = Distance(asked, candidate.ToUpperInvariant());
            if (
                distance >= candidate.Length
                || distance > least
                || (distance == least && (best is null || string.CompareOrdinal(candidate, best) >= 0))
            )
                continue;
            (best, least) = (candidate, distance);
        }
        return best;
    }

    /// <summary>
    /// How many letters have to be added, dropped, changed or swapped with their neighbour to make one word of the other (optimal string
    /// alignment), from 0 for equal words; case counts.
    /// </summary>
    /// <param name="one">A word; it may be empty.</param>
    /// <param name="other">Another; it may be empty.</param>
    public static int Distance(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (before, row, next) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                next[j] = Math.Min(row[j - 1] + cost, Math.Min(row[j], next[j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
            }
            (before, row, next) = (row, next, before);
        }
        return row[^1];
    }
}
