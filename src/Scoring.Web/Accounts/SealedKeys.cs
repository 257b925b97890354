using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Scoring.Features.Users;

namespace Scoring.Web.Accounts;

/// <summary>
/// Seals the keys of people's devices by the site's own keys, which lie in another folder: somebody who reads the database alone, or a
/// backup of it, can make no codes.
/// </summary>
/// <param name="protection">The site's keys.</param>
internal sealed class SealedKeys(IDataProtectionProvider protection)
{
    private const string Mark = "sealed:";
    private static readonly TimeSpan LifeOfANewKey = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("Scoring.DeviceKey");

    private readonly ITimeLimitedDataProtector _forms = protection.CreateProtector("Scoring.NewDevice").ToTimeLimitedDataProtector();

    /// <summary>The sealed form of a key.</summary>
    public string Seal(string key) => Mark + _protector.Protect(key);

    /// <summary>The sealed form of a key that an earlier version stored as it is; null if it is sealed already.</summary>
    public string? SealOld(string stored) => stored.StartsWith(Mark, StringComparison.Ordinal) ? null : Seal(stored);

    /// <summary>The key of a sealed form; null if the keys that sealed it are lost.</summary>
    public string? Open(string stored)
    {
        if (!stored.StartsWith(Mark, StringComparison.Ordinal))
            return stored;
        return Attempt(() => _protector.Unprotect(stored[Mark.Length..]));
    }

    /// <summary>A key that is not in use yet, for the form that turns it on: it is stored only once it has produced a code.</summary>
    public string ForForm(Account account, string key) => _forms.Protect(Owned(account) + key, LifeOfANewKey);

    /// <summary>The key of a form; null if it is too old or another account's.</summary>
    public string? OfForm(Account account, string? sealedKey) =>
        sealedKey is { Length: > 0 }
        && Attempt(() => _forms.Unprotect(sealedKey)) is { } owned
        && owned.StartsWith(Owned(account), StringComparison.Ordinal)
            ? owned[Owned(account).Length..]
            : null;

    private static string Owned(Account account) => account.Id.ToString(CultureInfo.InvariantCulture) + " ";

    private static string? Attempt(Func<string> open)
    {
        try
        {
            return open();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
