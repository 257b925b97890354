using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.PublicVotes;

/// <summary>Somebody types the code that was mailed. Only now is the ballot a vote; an address has one.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ask">The number of the ask.</param>
/// <param name="Code">The six digits, as typed.</param>
[Allow(Access.Everybody)]
public sealed record ConfirmBallot(string Edition, string Ask, string Code) : IRequest<BallotAnswer>, IWritesBeside, INamesAnEdition;

/// <summary>The outcome of typing a code; a wrong code is not refused, because each attempt must be stored.</summary>
/// <param name="IsConfirmed">True if the vote counts now.</param>
/// <param name="TriesLeft">How often another code can be tried; 0 if a new one has to be asked for.</param>
public sealed record BallotAnswer(bool IsConfirmed, int TriesLeft);

/// <summary>Compares the code and stores the ballot, apart from what is known of its voter.</summary>
internal sealed class ConfirmBallotHandler(UnitOfWork work, VoteStore votes, VoteKeys keys, AuditTrail trail)
    : IRequestHandler<ConfirmBallot, BallotAnswer>
{
    private const int Digits = 6;

    /// <inheritdoc/>
    public Task<BallotAnswer> Handle(ConfirmBallot request, CancellationToken cancellationToken)
    {
        var vote = votes.Of(request.Edition);
        if (vote.State != VoteState.Open)
            throw VoteRefusals.NotOpen(vote);
        var code = string.Concat(request.Code.Where(char.IsAsciiDigit));
        return Task.FromResult(
            work.Locked(db =>
            {
                db.Dialect.HoldKey(db, request.Ask);
                db.Dialect.EraseWhatIsReplaced(db);
                var ask = db.Connection.QueryFirstOrDefault<VoteAskRow>(
                    VoteAskRow.Select + " WHERE ask_id = @Ask AND edition = @Edition",
                    new { request.Ask, request.Edition },
                    db.Transaction
                );
                // One that nobody made answers as one that was tried too often.
                if (ask is null || ask.Tries >= VoteTerms.Tries)
                    return new BallotAnswer(false, 0);
                if (!IsRight(ask, code))
                {
                    db.Connection.Execute(
                        "UPDATE vote_asks SET tries = tries + 1 WHERE ask_id = @AskId",
                        new { ask.AskId },
                        db.Transaction
                    );
                    return new BallotAnswer(false, VoteTerms.Tries - (int)ask.Tries - 1);
                }
                return new BallotAnswer(Store(db, ask), 0);
            })
        );
    }

    // As long for a wrong code as for a right one; a code that was never sent is none.
    private bool IsRight(VoteAskRow ask, string code) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(keys.Code(ask.Edition, ask.AskId, code)),
            Encoding.ASCII.GetBytes(ask.CodeHash ?? new string('-', 64))
        )
        && code.Length == Digits
        && Times.Of(ask.CodeUntil) is { } until
        && trail.Now <= until;

    private bool Store(Db db, VoteAskRow ask)
    {
        // Of two confirmations of one address only the first is a vote.
        db.Dialect.HoldKey(db, ask.Voter);
        var voted = db.Connection.ExecuteScalar<long>(
            "SELECT count(*) FROM vote_voters WHERE edition = @Edition AND voter = @Voter",
            new { ask.Edition, ask.Voter },
            db.Transaction
        );
        db.Connection.Execute(
            "DELETE FROM vote_asks WHERE edition = @Edition AND voter = @Voter",
            new { ask.Edition, ask.Voter },
            db.Transaction
        );
        if (voted > 0)
            return false;
        var ballot = db.Connection.QuerySingle<long>(
            """
            INSERT INTO vote_ballots (edition, choices, salt, at) VALUES (@Edition, @Choices, @salt, @now) RETURNING ballot_id
            """,
            new
            {
                ask.Edition,
                ask.Choices,
                salt = Salt.New(),
                now = Times.Text(trail.Now),
            },
            db.Transaction
        );
        db.Connection.Execute(
            """
            INSERT INTO vote_voters (ballot_id, edition, voter, domain, source) VALUES (@ballot, @Edition, @Voter, @Domain, @Source)
            """,
            new
            {
                ballot,
                ask.Edition,
                ask.Voter,
                ask.Domain,
                ask.Source,
            },
            db.Transaction
        );
        trail.Record(AuditAction.BallotConfirmed, $"{ask.Edition}/vote/{ballot.ToString(CultureInfo.InvariantCulture)}", "");
        return true;
    }
}
