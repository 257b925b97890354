using Scoring.Features.Import.RegionLists;
using Scoring.RuleBook;

namespace Scoring.Features.Regions;

/// <summary>
/// Finds regions by names as people type them: abbreviated ("kab banggai"), in another order ("solok kota"), by an earlier or short name
/// ("NAD", "Sumbar"), and, where nothing else fits, with a wrong letter in a word.
/// </summary>
public static class RegionSearch
{
    private const int Exact = 0;
    private const int Same = 1;
    private const int Begins = 2;
    private const int Contains = 3;
    private const int AllWords = 4;
    private const int Near = 5;
    private const int Longest = 100;

    // Below this length a wrong letter makes another word.
    private const int ShortestNear = 4;

    private static readonly Lazy<ILookup<string, string>> OtherNames = new(() =>
        ShippedRegions
            .RowsOf("other-names.csv")
            .SelectMany(row =>
                new[] { row[0], OtherCodes.Until2022(row[0]) }
                    .Distinct(StringComparer.Ordinal)
                    .Select(code => (Code: code, WrittenName.KeysOf(row[1]).Key))
            )
            .ToLookup(pair => pair.Code, pair => pair.Key, StringComparer.Ordinal)
    );

    /// <summary>Those that a text may mean, the closest first, then in their own order; all of them for an empty text.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="regions">The regions, or other units with a code and a name.</param>
    /// <param name="named">The code and name of one.</param>
    public static IReadOnlyList<T> Find<T>(string text, IEnumerable<T> regions, Func<T, (string Code, string Name)> named)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(named);
        var asked = text.Trim();
        if (asked.Length == 0)
            return [.. regions];
        if (asked.Length > Longest)
            return [];
        var words = WrittenName.WordsOf(asked);
        var question = new Question(asked, words, [.. WrittenName.Readings(words)]);
        var found = regions
            .Select(region => (Region: region, Distance: DistanceOf(question, named(region))))
            .Where(pair => pair.Distance <= Near)
            .ToList();
        // Only where nothing fits as it is written.
        var isNear = found.TrueForAll(pair => pair.Distance == Near);
        return [.. found.Where(pair => isNear || pair.Distance < Near).OrderBy(pair => pair.Distance).Select(pair => pair.Region)];
    }

    /// <summary>True if a text with the type of a region ("kab banggai", "solok kota") says exactly this name.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="name">The name of a region.</param>
    public static bool Says(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var own = WrittenName.WordsOf(name);
        return text.Length <= Longest
            && own.Count > 1
            && WrittenName
                .Readings(WrittenName.WordsOf(text))
                .Any(reading => reading.Type is not null && reading.Type == own[0] && reading.Key == WrittenName.KeysOf(name).Key);
    }

    private sealed record Question(string Text, IReadOnlyList<string> Words, IReadOnlyList<WrittenName> Readings);

    private static int DistanceOf(Question question, (string Code, string Name) region)
    {
        var (code, name) = region;
        var bare = name[(name.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        if (code == question.Text || name.Equals(question.Text, StringComparison.OrdinalIgnoreCase))
            return Exact;
        var own = WrittenName.WordsOf(name);
        var type = own.Count > 1 && WrittenName.IsType(own[0]) ? own[0] : null;
        var (key, shorter) = WrittenName.KeysOf(name);
        bool Fits(WrittenName reading) => reading.Type is null || reading.Type == type;
        if (
            question.Readings.Any(reading =>
                Fits(reading) && (reading.Key == key || reading.Key == shorter || OtherNames.Value[code].Contains(reading.Key))
            )
        )
            return Same;
        if (StartsWith(name, question.Text) || StartsWith(bare, question.Text))
            return Begins;
        if (name.Contains(question.Text, StringComparison.OrdinalIgnoreCase) || StartsWith(code, question.Text))
            return Contains;
        if (question.Words.Count > 0 && question.Words.All(word => own.Exists(one => one.StartsWith(word, StringComparison.Ordinal))))
            return AllWords;
        return
            question.Readings.Any(reading => Fits(reading) && IsSlip(reading.Key, key))
            || question.Words.Count > 0 && question.Words.All(word => own.Exists(one => IsSlip(word, one)))
            ? Near
            : int.MaxValue;
    }

    private static bool StartsWith(string name, string text) => name.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    private static bool IsSlip(string word, string other) =>
        word == other
        || (
            Math.Min(word.Length, other.Length) >= ShortestNear
            && Math.Abs(word.Length - other.Length) <= 1
            && Nearest.Distance(word, other) <= 1
        );
}
