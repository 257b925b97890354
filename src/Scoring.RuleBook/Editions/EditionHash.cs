using System.Security.Cryptography;
using System.Text;
using Scoring.RuleBook.Committee;

namespace Scoring.RuleBook.Editions;

/// <summary>
/// The fingerprint of an edition's rules: the same on any machine and with any line ends; cases and notes next to the rules do not change
/// it.
/// </summary>
internal static class EditionHash
{
    /// <summary>
    /// SHA-256 over name, NUL, content with LF, NUL of each rule file in ordinal order of names, then the hashes of editions carried over
    /// from, sorted.
    /// </summary>
    /// <param name="files">The edition's files.</param>
    /// <param name="ruleFiles">The names of its rule files.</param>
    /// <param name="carried">The hashes of the editions that it carries over from.</param>
    /// <param name="committee">The committee's files that fill the edition: name and content, after all others.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(
        EditionFiles files,
        IReadOnlyList<string> ruleFiles,
        IReadOnlyList<string> carried,
        IReadOnlyList<CommitteeFile> committee
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in ruleFiles.Order(StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(file));
            Append(hash, WithLineFeeds(File.ReadAllBytes(files.PathOf(file))));
        }
        foreach (var other in carried.Order(StringComparer.Ordinal))
            Append(hash, Encoding.ASCII.GetBytes(other));
        foreach (var file in committee.OrderBy(file => Path.GetFileName(file.Path), StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(Path.GetFileName(file.Path)));
            Append(hash, WithLineFeeds(File.ReadAllBytes(file.Path)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, byte[] part)
    {
        hash.AppendData(part);
        hash.AppendData([0]);
    }

    private static byte[] WithLineFeeds(byte[] content)
    {
        var kept = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '\r' || i + 1 >= content.Length || content[i + 1] != '\n')
                kept.Add(content[i]);
        }
        return [.. kept];
    }
}
