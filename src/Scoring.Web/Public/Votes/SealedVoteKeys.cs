using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Scoring.Features.PublicVotes;

namespace Scoring.Web.Public.Votes;

/// <summary>Seals the keys of votes with the keys of the site: somebody who has the database alone cannot try out addresses.</summary>
/// <param name="protection">The site's keys.</param>
internal sealed class SealedVoteKeys(IDataProtectionProvider protection) : IVoteSeal
{
    private readonly IDataProtector _keys = protection.CreateProtector("Scoring.VoteKey");

    /// <inheritdoc/>
    public string Seal(byte[] key) => Convert.ToBase64String(_keys.Protect(key));

    /// <inheritdoc/>
    public byte[]? Open(string sealedKey)
    {
        try
        {
            return _keys.Unprotect(Convert.FromBase64String(sealedKey));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
