using System.Security.Cryptography;
using System.Text;

namespace Scoring.Features.Users;

/// <summary>Unguessable random texts, and the hashes stored in their place.</summary>
public static class Secrets
{
    private const int TokenBytes = 32;
    private const int StampBytes = 16;
    private const int RecoveryCodes = 10;
    private const int RecoveryPart = 5;

    // None that are mistaken for another: 0 and O, 1, I and L.
    private const string RecoveryLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A new token for an invitation or a session: 256 bits, in URL-safe characters.</summary>
    public static string NewToken() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>New recovery codes, as a person writes them down: <c>XXXXX-XXXXX</c>, almost 50 bits each.</summary>
    public static IReadOnlyList<string> NewRecoveryCodes() =>
        [
            .. Enumerable
                .Range(0, RecoveryCodes)
                .Select(_ => RandomNumberGenerator.GetString(RecoveryLetters, 2 * RecoveryPart))
                .Select(code => $"{code[..RecoveryPart]}-{code[RecoveryPart..]}"),
        ];

    /// <summary>A new security stamp.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StampBytes));

    /// <summary>The stored hash of a token or recovery code: reading the database does not enable anyone to sign in.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
