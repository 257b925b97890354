using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Scoring.Features.Audit;
using Scoring.Features.Mail;
using Scoring.Features.Persistence;

namespace Scoring.Features.PublicVotes;

/// <summary>Makes the code of a mail while the mail is sent, in the transaction in which the try begins. Only its hash is stored.</summary>
public sealed class VoteCodes
{
    private const string Prefix = "vote-code/";
    private const int Codes = 1_000_000;

    private readonly UnitOfWork _work;
    private readonly VoteKeys _keys;
    private readonly VoteStore _votes;
    private readonly AuditTrail _trail;

    internal VoteCodes(UnitOfWork work, VoteKeys keys, VoteStore votes, AuditTrail trail) =>
        (_work, _keys, _votes, _trail) = (work, keys, votes, trail);

    /// <summary>The code; null if its address has voted, or the vote takes no more.</summary>
    public string? Make(TakenMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (AskOf(mail.Id) is not { } ask || _votes.Find(ask.Edition)?.State != VoteState.Open || HasVoted(ask))
            return null;
        var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
        _work.Locked(db =>
            db.Connection.Execute(
                "UPDATE vote_asks SET code_hash = @hash, code_until = @until, tries = 0 WHERE ask_id = @AskId",
                new
                {
                    hash = _keys.Code(ask.Edition, ask.AskId, code),
                    until = Times.Text(_trail.Now + VoteTerms.CodeLife),
                    ask.AskId,
                },
                db.Transaction
            )
        );
        return code;
    }

    /// <summary>The key under which an ask is mailed once.</summary>
    internal static string KeyOf(string ask) => Prefix + ask;

    private VoteAskRow? AskOf(string mail) =>
        _work.Locked(db =>
        {
            var key = db.Connection.QueryFirstOrDefault<string?>(
                "SELECT dedupe_key FROM outbox WHERE mail_id = @mail",
                new { mail },
                db.Transaction
            );
            return key?.StartsWith(Prefix, StringComparison.Ordinal) == true
                ? db.Connection.QueryFirstOrDefault<VoteAskRow>(
                    VoteAskRow.Select + " WHERE ask_id = @ask",
                    new { ask = key[Prefix.Length..] },
                    db.Transaction
                )
                : null;
        });

    private bool HasVoted(VoteAskRow ask) =>
        _work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM vote_voters WHERE edition = @Edition AND voter = @Voter",
                new { ask.Edition, ask.Voter },
                db.Transaction
            )
        ) > 0;
}

/// <summary>A row of vote_asks.</summary>
internal sealed record VoteAskRow(
    string AskId,
    string Edition,
    string Voter,
    string Domain,
    string Source,
    string Choices,
    string? CodeHash,
    string? CodeUntil,
    long Tries
)
{
    /// <summary>The statement that reads it, up to its condition.</summary>
    public const string Select = """
        SELECT ask_id AS AskId, edition AS Edition, voter AS Voter, domain AS Domain, source AS Source, choices AS Choices,
            code_hash AS CodeHash, code_until AS CodeUntil, tries AS Tries
        FROM vote_asks
        """;
}
