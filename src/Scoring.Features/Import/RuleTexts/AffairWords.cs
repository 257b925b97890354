using System.Reflection;

namespace Scoring.Features.Import.RuleTexts;

/// <summary>
/// The affairs of government (urusan pemerintahan) as the law and people word them: UU 23/2014, pasal 12. Editions count the six of basic
/// service (urusan wajib pelayanan dasar) by short words; the others are known and count for none of them.
/// </summary>
internal static class AffairWords
{
    private static readonly HashSet<string> LeftOut = new(["dan", "urusan", "bidang", "wajib", "pilihan"], StringComparer.Ordinal);
    private static readonly Lazy<Dictionary<string, string>> WordOf = new(Read);

    /// <summary>The six words by which rules count the affairs of basic service.</summary>
    public static IReadOnlySet<string> Basic { get; } =
        new HashSet<string>(["pendidikan", "kesehatan", "pekerjaan-umum", "perumahan", "ketertiban", "sosial"], StringComparer.Ordinal);

    /// <summary>True if these are the words of a rule that counts the six affairs.</summary>
    public static bool AreCounted(IReadOnlyList<string> words) => Basic.IsSubsetOf(words);

    /// <summary>
    /// The rule's word for an affair in any usual wording; empty for an affair that is not one of the six, null for a text that is none.
    /// </summary>
    public static string? Find(string text) => WordOf.Value.GetValueOrDefault(KeyOf(text));

    private static string KeyOf(string text)
    {
        var words = new string([.. text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !LeftOut.Contains(word));
        // The law writes ketenteraman and pelindungan; people write them either way.
        return string.Concat(words)
            .Replace("ketentraman", "ketenteraman", StringComparison.Ordinal)
            .Replace("perlindungan", "pelindungan", StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Scoring.Features.Import.RuleTexts.affairs.csv")!;
        using var lines = new StreamReader(stream);
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        lines.ReadLine();
        while (lines.ReadLine() is { } line)
        {
            var end = line.IndexOf(',', StringComparison.Ordinal);
            words.Add(KeyOf(line[(end + 1)..]), line[..end]);
        }
        return words;
    }
}
