using System.Collections.Frozen;
using System.Reflection;

namespace Scoring.Features.Users;

/// <summary>
/// How much of a password a stranger would have to guess. A password is split into the parts that cost least: a common word costs as much
/// as two letters however long it is; digits, signs, the product's name and the person's own names cost nothing.
/// </summary>
internal static class EasyPasswords
{
    /// <summary>The least cost of a good password: three common words, or six letters that belong to none.</summary>
    public const int LeastCost = 6;

    private const int CostOfAWord = 2;
    private const int CostOfASequence = 1;
    private const int ShortestSequence = 3;
    private const int ShortestOwnWord = 3;
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';

    // Rows of a keyboard and of the alphabet; they count backwards as well.
    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly string[] Product = ["scoring", "skoring", "score"];

    private static readonly Lazy<FrozenSet<string>> Words = new(Read);

    private static readonly Lazy<int> LongestWord = new(() => Words.Value.Max(word => word.Length));

    /// <summary>True if a password is made of common words, sequences, digits and the person's own names.</summary>
    /// <param name="password">The password.</param>
    /// <param name="own">Texts that a stranger knows of the person: name and address.</param>
    public static bool IsEasy(string password, params IEnumerable<string> own)
    {
        var known = own.SelectMany(text => Parts(Plain(text))).Where(part => part.Length >= ShortestOwnWord).Concat(Product).ToList();
        var (plain, bare) = (Plain(password), Bare(Plain(password)));
        return new[] { plain, Letters(plain), bare, Letters(bare) }.Any(reading => Cost(Unit(reading), known) < LeastCost);
    }

    // What a text repeats: "abcabc" is no better than "abc".
    private static string Unit(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text.AsSpan(length).SequenceEqual(text.AsSpan(0, text.Length - length)))
                return text[..length];
        }
        return text;
    }

    private static int Cost(string text, List<string> known)
    {
        var least = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            least[end] = least[end - 1] + (char.IsLetter(text[end - 1]) ? 1 : 0);
            for (var start = Math.Max(0, end - LongestWord.Value); start < end; start++)
                least[end] = Math.Min(least[end], least[start] + CostOf(text[start..end], known));
        }
        return least[^1];
    }

    private static int CostOf(string part, List<string> known) =>
        known.Contains(part) ? 0
        : IsSequence(part) ? CostOfASequence
        : Words.Value.Contains(part) ? CostOfAWord
        : part.Length;

    private static bool IsSequence(string part) =>
        part.Length >= ShortestSequence
        && (
            part.All(letter => letter == part[0])
            || Rows.Any(row => row.Contains(part, StringComparison.Ordinal) || row.Contains(Backwards(part), StringComparison.Ordinal))
        );

    private static string Backwards(string part) => new([.. part.Reverse()]);

    // Lower case, and the wide letters of East Asian keyboards as the usual ones.
    private static string Plain(string text) =>
        string.Concat(text.Select(letter => letter is >= FirstWide and <= LastWide ? (char)(letter - FirstWide + '!') : letter))
            .ToLowerInvariant();

    private static string Bare(string plain) => string.Concat(plain.Where(char.IsLetterOrDigit));

    // Digits and signs that are read as letters: p4$$w0rd.
    private static string Letters(string plain) =>
        string.Concat(
            plain.Select(letter =>
                letter switch
                {
                    '0' => 'o',
                    '1' or '!' => 'i',
                    '3' => 'e',
                    '4' or '@' => 'a',
                    '5' or '$' => 's',
                    '7' => 't',
                    _ => letter,
                }
            )
        );

    // A name's words, and the whole without what stands between them.
    private static IEnumerable<string> Parts(string plain)
    {
        var words = new string([.. plain.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
        return [.. words, string.Concat(words)];
    }

    private static FrozenSet<string> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.Contains(".CommonPasswords.", StringComparison.Ordinal))
            .SelectMany(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            })
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
