using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scoring.Domain.Audit;

/// <summary>
/// Chains every event to all earlier ones by SHA-256, so that nobody can change, remove or move one without changing all later hashes. The
/// last hash, printed in a decree or deposited with a third party, vouches for the whole trail.
/// <para>
/// The hash covers eight lines in UTF-8 without a byte order mark, each ended by one line feed (0A), including the last: the hash of the
/// previous event (64 zeros for the first), the sequence in decimal digits, the time in UTC as <c>2026-11-22T04:37:23.0000000Z</c> always
/// with seven decimals, who, what, subject, why, data. Within a line every backslash is doubled, then a line feed becomes <c>\n</c> and a
/// carriage return <c>\r</c>, so that a line stays one line and no two events have the same bytes. Nothing else is changed: no Unicode
/// normalisation, no reformatting of the JSON. The hash is written in lower-case hexadecimal. With the eight lines as arguments on a
/// command line: <c>printf '%s\n' PREVIOUS SEQUENCE WHEN WHO WHAT SUBJECT WHY DATA | sha256sum</c>.
/// </para>
/// </summary>
public static class AuditChain
{
    /// <summary>The "previous hash" of the first event: 64 zeros.</summary>
    public static string Genesis { get; } = new('0', 64);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>An event linked to the one before it.</summary>
    /// <param name="last">The last record so far; null for the first event.</param>
    /// <param name="next">The event; its sequence is one after the last, 1 for the first.</param>
    /// <exception cref="ArgumentException">The sequence does not follow, the time is not UTC, or a text is not valid Unicode.</exception>
    public static AuditRecord Append(AuditRecord? last, AuditEvent next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (next.Sequence != (last?.Event.Sequence ?? 0) + 1)
            throw new ArgumentException($"Event {next.Sequence} does not follow on {last?.Event.Sequence ?? 0}.", nameof(next));
        var previous = last?.Hash ?? Genesis;
        return new AuditRecord(next, previous, HashOf(previous, next));
    }

    /// <summary>The hash of an event: 64 hexadecimal digits in lower case.</summary>
    /// <param name="previous">The hash of the event before it.</param>
    /// <param name="told">The event.</param>
    /// <exception cref="ArgumentException">The time is not UTC, or a text is not valid Unicode.</exception>
    public static string HashOf(string previous, AuditEvent told) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalBytes(previous, told)));

    /// <summary>The bytes that are hashed.</summary>
    /// <param name="previous">The hash of the event before it.</param>
    /// <param name="told">The event.</param>
    /// <exception cref="ArgumentException">The time is not UTC, or a text is not valid Unicode.</exception>
    public static byte[] CanonicalBytes(string previous, AuditEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        if (told.When.Kind != DateTimeKind.Utc)
            throw new ArgumentException("An event's time is in UTC.", nameof(told));
        string[] lines =
        [
            previous,
            told.Sequence.ToString(CultureInfo.InvariantCulture),
            told.When.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            told.Who,
            told.What,
            told.Subject,
            told.Why,
            told.Data,
        ];
        return Utf8.GetBytes(string.Concat(lines.Select(line => Escaped(line) + "\n")));
    }

    private static string Escaped(string line) =>
        line.Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("\n", @"\n", StringComparison.Ordinal)
            .Replace("\r", @"\r", StringComparison.Ordinal);
}
