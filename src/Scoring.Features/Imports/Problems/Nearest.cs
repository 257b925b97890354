namespace Scoring.Features.Imports.Problems;

/// <summary>Finds the known word that somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The nearest known word, or an empty text where none is near (more than a third of its letters differ).</summary>
    public static string To(string word, IEnumerable<string> known)
    {
        var (best, least) = ("", Math.Max(1, word.Length / 3) + 1);
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - word.Length) >= least)
                continue;
            var distance = Distance(word, candidate, least);
            if (distance < least)
                (best, least) = (candidate, distance);
        }
        return best;
    }

    private static int Distance(string one, string other, int limit)
    {
        Span<int> row = stackalloc int[Math.Min(other.Length, 255) + 1];
        for (var j = 0; j < row.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, least) = (row[0], row[0] = i);
            for (var j = 1; j < row.Length; j++)
            {
                var cost = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
                least = Math.Min(least, row[j]);
            }
            if (least >= limit)
                return limit;
        }
        return row[^1];
    }
}
