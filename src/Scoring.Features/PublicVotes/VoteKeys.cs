using System.Security.Cryptography;
using System.Text;
using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.PublicVotes;

/// <summary>Seals the keys of votes, so that the database alone tells nobody's address. The site does it with its own keys.</summary>
public interface IVoteSeal
{
    /// <summary>The sealed form of a key.</summary>
    string Seal(byte[] key);

    /// <summary>The key of a sealed form; null if it was sealed by keys that are lost.</summary>
    byte[]? Open(string sealedKey);
}

/// <summary>For programs without keys of their own, which take no votes.</summary>
internal sealed class NoVoteSeal : IVoteSeal
{
    /// <inheritdoc/>
    public string Seal(byte[] key) => Convert.ToHexStringLower(key);

    /// <inheritdoc/>
    public byte[]? Open(string sealedKey)
    {
        try
        {
            return Convert.FromHexString(sealedKey);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>
/// Hashes of addresses, sources and codes under a key of the vote. The key is removed with what is known of voters: then the hashes that a
/// backup still has are nobody's.
/// </summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="seal">Seals the key.</param>
/// <param name="trail">The time.</param>
internal sealed class VoteKeys(UnitOfWork work, IVoteSeal seal, AuditTrail trail)
{
    private const int KeyBytes = 32;
    private const int SourceLetters = 12;

    private readonly Dictionary<string, byte[]> _open = new(StringComparer.Ordinal);

    /// <summary>Makes the key of a vote unless it has one.</summary>
    public void Make(string edition) =>
        work.Locked(db =>
            db.Connection.Execute(
                "INSERT INTO vote_keys (edition, sealed, at) VALUES (@edition, @sealedKey, @now) ON CONFLICT (edition) DO NOTHING",
                new
                {
                    edition,
                    sealedKey = seal.Seal(RandomNumberGenerator.GetBytes(KeyBytes)),
                    now = Times.Text(trail.Now),
                },
                db.Transaction
            )
        );

    /// <summary>The hash of a voter's address.</summary>
    public string Voter(string edition, VoteAddress address) => Hash(edition, "voter", address.Key);

    /// <summary>The hash of where an ask came from: short, because it only tells sources apart.</summary>
    public string Source(string edition, string source) => Hash(edition, "source", source)[..SourceLetters];

    /// <summary>The hash of a code.</summary>
    public string Code(string edition, string ask, string code) => Hash(edition, "code", ask + "\n" + code);

    private string Hash(string edition, string kind, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(KeyOf(edition), Encoding.UTF8.GetBytes($"{kind}\n{text}")));

    private byte[] KeyOf(string edition)
    {
        if (_open.TryGetValue(edition, out var known))
            return known;
        var stored = work.Locked(db =>
            db.Connection.QueryFirstOrDefault<string?>(
                "SELECT sealed FROM vote_keys WHERE edition = @edition",
                new { edition },
                db.Transaction
            )
        );
        var key = stored is null ? null : seal.Open(stored);
        return _open[edition] = key ?? throw new RefusalException(RefusalKind.State, "vote-key-lost", edition);
    }
}
