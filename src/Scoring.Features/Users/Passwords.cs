using System.Buffers.Binary;
using System.Security.Cryptography;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>The requirements for passwords, and how they are stored.</summary>
public static class Passwords
{
    /// <summary>
    /// The minimum number of characters. Length is required, not kinds of characters: a sentence is easier to remember and harder to guess.
    /// Common passwords, the person's own names and the product's name count for little (<see cref="EasyPasswords"/>).
    /// </summary>
    public const int LeastLength = 12;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512.</summary>
    public const int Rounds = 210_000;

    /// <summary>The most characters of a password.</summary>
    internal const int LongestLength = 256;
    private const int FewestDifferent = 5;
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;
    private const int HeadBytes = 13;
    private const byte Format = 1;
    private const uint HmacSha512 = 2;

    /// <summary>Why a password is refused for an account: a code of the texts (<c>refusal.CODE</c>); null if it is acceptable.</summary>
    public static string? WhyNot(string password, string name, string email)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(email);
        if (password.Length < LeastLength)
            return "password-short";
        if (password.Length > LongestLength)
            return "password-long";
        if (password.Distinct().Count() < FewestDifferent)
            return "password-easy";
        return EasyPasswords.IsEasy(password, name, email) ? "password-easy" : null;
    }

    /// <summary>Refuses a password that is not good enough.</summary>
    /// <exception cref="RefusalException">The password is too short, too long or too easy.</exception>
    internal static void Check(string password, Account account)
    {
        switch (WhyNot(password, account.Name, account.Email))
        {
            case "password-short":
                throw new RefusalException(RefusalKind.Usage, "password-short", LeastLength);
            case "password-long":
                throw new RefusalException(RefusalKind.Usage, "password-long", LongestLength);
            case not null:
                throw new RefusalException(RefusalKind.Usage, "password-easy", LeastLength);
            default:
                break;
        }
    }

    /// <summary>
    /// The hash of a password with its own salt, in version 3 of ASP.NET Core Identity's format, so that its hasher can verify it.
    /// </summary>
    public static string Hash(string password)
    {
        var bytes = new byte[HeadBytes + SaltBytes + KeyBytes];
        var salt = bytes.AsSpan(HeadBytes, SaltBytes);
        bytes[0] = Format;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), HmacSha512);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(5), Rounds);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(9), SaltBytes);
        RandomNumberGenerator.Fill(salt);
        Rfc2898DeriveBytes.Pbkdf2(password, salt, bytes.AsSpan(HeadBytes + SaltBytes), Rounds, HashAlgorithmName.SHA512);
        return Convert.ToBase64String(bytes);
    }
}

/// <summary>The hash of a new password, which takes a tenth of a second by design.</summary>
internal sealed class PreparedHash
{
    private string? _hash;

    /// <summary>Hashes a password, unless it is one that will be refused anyway for its length.</summary>
    public void Prepare(string? password)
    {
        if (password is { Length: > 0 and <= Passwords.LongestLength })
            _hash = Passwords.Hash(password);
    }

    /// <summary>The hash.</summary>
    public string Of(string password) => _hash ?? Passwords.Hash(password);
}
