using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using static Scoring.Domain.Jury.NameWords;

namespace Scoring.Domain.Jury;

/// <summary>
/// Compares names of people and institutions as a reader would: without titles and degrees, case, spaces of any kind and signs.
/// </summary>
public static partial class PersonNames
{
    private const int LeastWords = 2;
    private const int LeastLetters = 3;
    private const int LeastTyped = 4;
    private const int LeastInitials = 3;
    private const int MostKnown = 10_000;

    private static readonly ConcurrentDictionary<string, List<string>> KnownWords = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, HashSet<string>> KnownInstitutions = new(StringComparer.Ordinal);

    /// <summary>
    /// The key under which spellings of a person's name are the same; if nothing but titles is there, the whole text in small letters.
    /// "Dr. H. Budi Santoso, S.T., M.Si" and "budi  SANTOSO" have one key; initials are not completed.
    /// </summary>
    public static string Key(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = WordsOf(name);
        return words.Count > 0 && !(words.Count == 1 && Titles.Contains(words[0])) ? string.Concat(words) : Bare(Plain(name));
    }

    /// <summary>
    /// The names of the people that a text names: separated by semicolons, lines, numbers of a list, "dan", or commas unless what follows
    /// is a degree. What stands in brackets, or before a colon, is no part of a name. "Wijaya, Andi" gives both, and "Andi Wijaya" too.
    /// </summary>
    public static IReadOnlyList<string> NamesIn(string names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var found = new List<string>();
        foreach (var list in Between().Split(Bracketed().Replace(names, " ")))
        {
            var parts = list.Split(',')
                .Select(part => part[(part.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())
                .Where(IsName)
                .ToList();
            found.AddRange(parts);
            for (var i = 1; i < parts.Count; i++)
            {
                if (WordsOf(parts[i - 1]).Count == 1 && WordsOf(parts[i]).Count == 1)
                    found.Add($"{parts[i]} {parts[i - 1]}");
            }
        }
        return found;
    }

    /// <summary>
    /// True if two names whose keys differ may be one person's: the same words in another order, words cut to their beginning
    /// ("B. Santoso", "Moh. Ali"), some words left out while two are left, or one letter of a longer word typed wrong. Names with figures,
    /// as those of made-up people, never are.
    /// </summary>
    public static bool MayBeOnePerson(string one, string other)
    {
        var (words, others) = (WordsOf(one), WordsOf(other));
        if (words.Count > others.Count)
            (words, others) = (others, words);
        if (words.Count < LeastWords || words.Concat(others).Any(word => word.Any(char.IsDigit)))
            return false;
        if (words.Order(StringComparer.Ordinal).SequenceEqual(others.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            return true;
        var whole = words.Count(word => word.Length >= LeastLetters && others.Contains(word));
        return words.Count == others.Count
            ? whole > 0 && words.Zip(others).All(pair => IsCut(pair.First, pair.Second) || IsCut(pair.Second, pair.First))
                || (
                    words.Zip(others).Count(pair => pair.First != pair.Second) == 1
                    && words.Zip(others).Single(pair => pair.First != pair.Second) is var (wrong, right)
                    && IsOneLetterApart(wrong, right)
                )
            : whole == words.Count && words.SequenceEqual(others.Where(words.Contains), StringComparer.Ordinal);
    }

    /// <summary>True if two words of four letters or more differ in one letter: typed wrong, left out, added or exchanged.</summary>
    public static bool IsOneLetterApart(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Length > other.Length)
            (one, other) = (other, one);
        if (one.Length < LeastTyped || other.Length - one.Length > 1 || one.Any(char.IsDigit) || other.Any(char.IsDigit))
            return false;
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return at < other.Length
            && (
                one.Length < other.Length
                    ? one[at..] == other[(at + 1)..]
                    : one[(at + 1)..] == other[(at + 1)..]
                        || (
                            at + 1 < one.Length
                            && one[at] == other[at + 1]
                            && one[at + 1] == other[at]
                            && one[(at + 2)..] == other[(at + 2)..]
                        )
            );
    }

    /// <summary>
    /// True if two institutions may be one: the same words once usual abbreviations are written out and words for a kind of region left
    /// out, one has all words (two at least) of the other, or one is the first letters of the other.
    /// </summary>
    public static bool MayBeOneInstitution(string one, string other)
    {
        var (words, others) = (InstitutionWords(one), InstitutionWords(other));
        if (words.Count == 0 || others.Count == 0)
            return false;
        return words.SetEquals(others)
            || IsAcronym(words, others)
            || IsAcronym(others, words)
            || (Math.Min(words.Count, others.Count) > 1 && (words.IsSubsetOf(others) || others.IsSubsetOf(words)));
    }

    /// <summary>A key that spellings of one institution share (see <see cref="MayBeOneInstitution"/>), which may keep some apart.</summary>
    public static string InstitutionKey(string name) => string.Join(' ', InstitutionWords(name).Order(StringComparer.Ordinal));

    private static bool IsAcronym(HashSet<string> words, HashSet<string> others) =>
        words.Count == 1
        && others.Count >= LeastInitials
        && words.Single() is var word
        && word.Length == others.Count
        && word.Order().SequenceEqual(others.Select(other => other[0]).Order());

    // Shared by all who ask, who only read them.
    private static List<string> WordsOf(string name) => Known(KnownWords, name, WordsIn);

    private static HashSet<string> InstitutionWords(string name) => Known(KnownInstitutions, name, InstitutionWordsIn);

    // A panel's names are compared each with each.
    private static T Known<T>(ConcurrentDictionary<string, T> known, string name, Func<string, T> read)
    {
        if (known.TryGetValue(name, out var words))
            return words;
        if (known.Count >= MostKnown)
            known.Clear();
        return known[name] = read(name);
    }

    private static List<string> WordsIn(string name)
    {
        var words = Tokens(name).Where(word => !IsDegree(word)).Select(Bare).Where(word => word.Length > 0).ToList();
        while (words.Count > 1 && Titles.Contains(words[0]))
            words.RemoveAt(0);
        while (words.Count > 1 && Degrees.Contains(words[^1]))
            words.RemoveAt(words.Count - 1);
        return words;
    }

    private static bool IsName(string part) =>
        Tokens(part).Any(word => !IsDegree(word) && !Degrees.Contains(Bare(word)) && Bare(word).Length > 0);

    private static bool IsCut(string word, string whole) => whole.StartsWith(word, StringComparison.Ordinal);

    private static HashSet<string> InstitutionWordsIn(string name) =>
        Tokens(name)
            .Select(Bare)
            .SelectMany(word => Words.TryGetValue(word, out var whole) ? whole.Split(' ') : [word])
            .Where(word => word.Length > 0 && !Fillers.Contains(word))
            .ToHashSet(StringComparer.Ordinal);

    // "S.T.", "M.Si", "Ph.D": letters with a point inside. "A.Rahman" is a name: a degree has at most four letters after a point.
    private static bool IsDegree(string word)
    {
        var parts = word.Trim('.', ',', '(', ')').Split('.');
        return parts.Length > 1
            && parts[0].Length is > 0 and <= 3
            && parts.Skip(1).All(part => part.Length is > 0 and <= 4 && part.All(char.IsLetter));
    }

    private static string[] Tokens(string text) => Plain(text).Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string text) =>
        string.Concat(
                text.Normalize(NormalizationForm.FormKC)
                    .Select(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) ? ' ' : letter)
                    .Where(letter => char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.Format)
            )
            .ToLowerInvariant();

    private static string Bare(string word) => string.Concat(word.Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"[;/&\n\r•]|(?:^|\s)[0-9]{1,2}[.)](?=\s|\p{L}{2})|\s(?:dan|and|serta)\s",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Between();
}
