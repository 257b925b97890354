using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Scoring.Features.Import.RegionLists;

/// <summary>
/// One way to read the name of a region as people write it: "Kab. Garut", "KABUPATEN GARUT" and "Garut, Kab." are (kabupaten, garut).
/// </summary>
/// <param name="Type">provinsi, kabupaten or kota; null if the text does not say.</param>
/// <param name="Key">The name proper in lower-case letters and digits, without spaces: "Bau Bau", "Bau-Bau" and "Baubau" are one.</param>
internal readonly record struct WrittenName(string? Type, string Key)
{
    private const string Islands = "kepulauan";
    private const int LongestOnStack = 256;

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["kab"] = "kabupaten",
        ["pemkab"] = "kabupaten",
        ["kotamadya"] = "kota",
        ["kodya"] = "kota",
        ["pemkot"] = "kota",
        ["prov"] = "provinsi",
        ["prop"] = "provinsi",
        ["propinsi"] = "provinsi",
        ["pemprov"] = "provinsi",
        ["province"] = "provinsi",
        ["regency"] = "kabupaten",
        ["city"] = "kota",
        ["kep"] = Islands,
        ["sumatra"] = "sumatera",
    };

    private static readonly HashSet<string> Unsaid = ["adm", "administrasi", "administratif", "dan", "pemerintah", "pemda"];

    private static readonly (string[] Long, string[] Short)[] Phrases =
    [
        (["daerah", "khusus", "ibu", "kota"], ["dki"]),
        (["daerah", "khusus", "ibukota"], ["dki"]),
        (["daerah", "khusus"], ["dki"]),
        (["daerah", "istimewa"], ["di"]),
        (["pemerintah", "daerah"], []),
    ];

    /// <summary>The readings of a text, the most literal first; none if it has no letters or digits.</summary>
    public static IEnumerable<WrittenName> Readings(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            yield break;
        if (words.Count > 1 && IsType(words[0]))
            yield return new WrittenName(words[0], string.Concat(words.Skip(1)));
        yield return new WrittenName(null, string.Concat(words));
        if (words.Count > 1 && IsType(words[^1]))
            yield return new WrittenName(words[^1], string.Concat(words.SkipLast(1)));
    }

    /// <summary>
    /// The key of a region's own name, and that without "Kepulauan" before it, which people often leave out; null if none.
    /// </summary>
    public static (string Key, string? Shorter) KeysOf(string name)
    {
        var words = WordsOf(name);
        var rest = words.Count > 1 && IsType(words[0]) ? words[1..] : words;
        return (string.Concat(rest), rest.Count > 1 && rest[0] == Islands ? string.Concat(rest.Skip(1)) : null);
    }

    /// <summary>True if a word is a type of region.</summary>
    public static bool IsType(string word) => word is "provinsi" or "kabupaten" or "kota";

    /// <summary>
    /// The words of a text in lower case without accents, abbreviations written out, single letters joined ("D.I." is "di"), and without
    /// those that name no region ("administrasi").
    /// </summary>
    public static List<string> WordsOf(string text)
    {
        var words = JoinLetters(Split(text));
        foreach (var (phrase, shorter) in Phrases)
        {
            for (var at = 0; at + phrase.Length <= words.Count; at++)
            {
                if (!CollectionsMarshal.AsSpan(words).Slice(at, phrase.Length).SequenceEqual(phrase))
                    continue;
                words.RemoveRange(at, phrase.Length);
                words.InsertRange(at, shorter);
            }
        }
        words.RemoveAll(Unsaid.Contains);
        for (var i = 0; i < words.Count; i++)
            words[i] = Words.GetValueOrDefault(words[i], words[i]);
        return words;
    }

    // Every name of a national list comes here once a file.
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var letters = text.Normalize(NormalizationForm.FormD);
        Span<char> word = letters.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[letters.Length];
        var length = 0;
        foreach (var letter in letters)
        {
            if (char.IsLetterOrDigit(letter))
                word[length++] = char.ToLowerInvariant(letter);
            else if (length > 0 && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                words.Add(word[..length].ToString());
                length = 0;
            }
        }
        if (length > 0)
            words.Add(word[..length].ToString());
        return words;
    }

    private static List<string> JoinLetters(List<string> words)
    {
        var joined = new List<string>();
        var afterLetter = false;
        foreach (var word in words)
        {
            var isLetter = word.Length == 1 && char.IsLetter(word[0]);
            if (isLetter && afterLetter)
                joined[^1] += word;
            else
                joined.Add(word);
            afterLetter = isLetter;
        }
        return joined;
    }
}
