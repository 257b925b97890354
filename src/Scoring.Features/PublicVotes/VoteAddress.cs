using System.Globalization;
using Scoring.Features.Core;
using Scoring.Features.Users;

namespace Scoring.Features.PublicVotes;

/// <summary>
/// An address of mail as a vote counts it: spellings that certainly reach one mailbox are one address. We claim one vote an address, not a
/// person: what may be two mailboxes stays two.
/// </summary>
/// <param name="Key">The one spelling, in lower case; the host in letters of ASCII.</param>
/// <param name="Domain">The host of the key.</param>
public sealed record VoteAddress(string Key, string Domain)
{
    // Hosts whose operator says that they are one mailbox.
    private static readonly Dictionary<string, string> SameHosts = new(StringComparer.Ordinal)
    {
        ["googlemail.com"] = "gmail.com",
        ["protonmail.com"] = "proton.me",
        ["protonmail.ch"] = "proton.me",
        ["pm.me"] = "proton.me",
        ["me.com"] = "icloud.com",
        ["mac.com"] = "icloud.com",
        ["ya.ru"] = "yandex.ru",
        ["yandex.com"] = "yandex.ru",
        ["yandex.by"] = "yandex.ru",
        ["yandex.kz"] = "yandex.ru",
        ["yandex.ua"] = "yandex.ru",
    };

    // Only here are dots known to mean nothing.
    private static readonly HashSet<string> WithoutDots = new(StringComparer.Ordinal) { "gmail.com" };

    private static readonly IdnMapping Hosts = new() { UseStd3AsciiRules = true };

    /// <summary>Reads a typed address.</summary>
    /// <param name="typed">What was typed.</param>
    /// <exception cref="RefusalException">It is not an e-mail address.</exception>
    public static VoteAddress Of(string? typed)
    {
        var address = Plain(typed);
        if (!AccountTerms.IsEmail(address))
            throw Wrong();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var host = HostOf(address[(at + 1)..]);
        var name = address[..at].ToLowerInvariant();
        // What follows a plus sign is the owner's own mark on every host that gives it a meaning.
        var plus = name.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0)
            name = name[..plus];
        if (WithoutDots.Contains(host))
            name = name.Replace(".", "", StringComparison.Ordinal);
        return name.Length == 0 ? throw Wrong() : new VoteAddress($"{name}@{host}", host);
    }

    /// <summary>The address as mail is sent to it: what was typed, without spaces around it.</summary>
    public static string Plain(string? typed) => StorableText.Of(typed ?? "").Trim();

    private static string HostOf(string host)
    {
        try
        {
            var ascii = Hosts.GetAscii(host).ToLowerInvariant();
            return ascii.Contains('.', StringComparison.Ordinal) ? SameHosts.GetValueOrDefault(ascii, ascii) : throw Wrong();
        }
        catch (ArgumentException)
        {
            throw Wrong();
        }
    }

    private static RefusalException Wrong() => new(RefusalKind.Usage, "vote-address");
}
