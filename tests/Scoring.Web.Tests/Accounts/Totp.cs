using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Scoring.Web.Tests.Accounts;

/// <summary>The codes of RFC 6238 as a phone computes them, written independently of the site.</summary>
internal static class Totp
{
    /// <summary>The code of the current time step, or of one that many steps later.</summary>
    public static string Now(string key, int steps = 0) => At(key, DateTimeOffset.UtcNow, steps);

    /// <summary>The code of a time.</summary>
    public static string At(string key, DateTimeOffset time, int steps = 0)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (time.ToUnixTimeSeconds() / 30) + steps);
#pragma warning disable CA5350 // what authenticators use
        var hash = HMACSHA1.HashData(Base32(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fffffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(
            text.Select(letter =>
                Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')
            )
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
