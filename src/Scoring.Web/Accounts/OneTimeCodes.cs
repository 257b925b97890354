using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Scoring.Features.Users;

namespace Scoring.Web.Accounts;

/// <summary>
/// The codes of authenticators (RFC 6238: SHA-1, 30 seconds, 6 digits), each accepted once, and at most one step early or late.
/// </summary>
/// <param name="desk">The devices.</param>
/// <param name="keys">Opens their keys.</param>
/// <param name="clock">The time.</param>
internal sealed class OneTimeCodes(SignInProcedure desk, SealedKeys keys, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int KeyBytes = 20;
    private const int BitsOfALetter = 5;
    private const int SecondsOfAStep = 30;
    private const int Codes = 1_000_000;
    private const int Digits = 6;

    /// <summary>A new key: 160 bits in base 32.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Alphabet, KeyBytes * 8 / BitsOfALetter);

    /// <summary>The time step whose code this is for a key; null if it is none of those accepted now.</summary>
    public long? Step(string key, string code)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / SecondsOfAStep;
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (
                CryptographicOperations.FixedTimeEquals(
                    System.Text.Encoding.UTF8.GetBytes(Code(key, step)),
                    System.Text.Encoding.UTF8.GetBytes(code)
                )
            )
                return step;
        }
        return null;
    }

    /// <inheritdoc/>
    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        Task.FromResult(
            desk.DeviceKey(user.Id) is { } stored
                && keys.Open(stored) is { } key
                && Step(key, token) is { } step
                && desk.UseStep(user.Id, step)
        );

    /// <summary>True whenever the account has a second factor: one whose key is missing must not count as having none.</summary>
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.HasSecondFactor);

    /// <inheritdoc/>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) =>
        throw new NotSupportedException("A person's device makes the codes.");

    private static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // what authenticators use; it is a keyed hash here, which collisions do not weaken
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (number % Codes).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * BitsOfALetter / 8];
        var (bits, count, place) = (0, 0, 0);
        foreach (var letter in key)
        {
            (bits, count) = (
                ((bits << BitsOfALetter) | Alphabet.IndexOf(letter, StringComparison.Ordinal)) & 0xffff,
                count + BitsOfALetter
            );
            if (count < 8)
                continue;
            count -= 8;
            bytes[place++] = (byte)(bits >> count);
        }
        return bytes;
    }
}
