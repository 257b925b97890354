using System.Security.Cryptography;
using System.Text;

namespace Scoring.Features.Users;

/// <summary>Random texts that nobody can guess, and what is kept of them.</summary>
public static class Secrets
{
    private const int TokenBytes = 32;
    private const int StampBytes = 16;

    /// <summary>A new token for an invitation or a session: 256 bits, in letters that an address may hold.</summary>
    public static string NewToken() =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenBytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A new security stamp.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StampBytes));

    /// <summary>What is kept of a token or a recovery code: who reads the database can sign in with none of them.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
