using Dapper;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;
using Scoring.Features.Users;

namespace Scoring.Features.PublicVotes;

/// <summary>
/// Somebody says what to vote for and asks for the code that confirms it. The answer and the work are the same for every address: whether
/// it has voted is looked up when the mail is sent, and then no mail goes.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Address">The address, as typed.</param>
/// <param name="Chosen">What is chosen, as <see cref="VoteChoices"/> reads it.</param>
/// <param name="Language">The language of the page: "id" or "en".</param>
/// <param name="Source">Where it comes from; only a hash under the vote's key is stored.</param>
/// <param name="IsQuiet">True to send no mail: the address was sent several a moment ago. The answer is the same.</param>
[Allow(Access.Everybody)]
public sealed record AskForCode(
    string Edition,
    string Address,
    IReadOnlyList<string> Chosen,
    string Language,
    string Source,
    bool IsQuiet = false
) : IRequest<CodeAsked>, IWritesBeside, INamesAnEdition;

/// <summary>The request for a code was accepted.</summary>
/// <param name="Ask">Its number, which the page with the code carries.</param>
public sealed record CodeAsked(string Ask);

/// <summary>Stores the ask and queues its mail.</summary>
internal sealed class AskForCodeHandler(UnitOfWork work, VoteStore votes, VoteKeys keys, Outbox outbox, AuditTrail trail)
    : IRequestHandler<AskForCode, CodeAsked>
{
    /// <inheritdoc/>
    public Task<CodeAsked> Handle(AskForCode request, CancellationToken cancellationToken)
    {
        var vote = votes.Of(request.Edition);
        if (vote.State != VoteState.Open)
            throw VoteRefusals.NotOpen(vote);
        var choices = VoteChoices.Read(vote.Rule, request.Chosen);
        VoteChoices.Check(vote.Rule, choices, votes.Candidates(vote));
        var address = VoteAddress.Of(request.Address);
        if (!request.IsQuiet && Waiting() >= VoteTerms.MostWaiting)
            throw new RefusalException(RefusalKind.State, "vote-busy");
        var (now, ask) = (trail.Now, Secrets.NewStamp());
        work.Locked(db =>
        {
            db.Dialect.EraseWhatIsReplaced(db);
            db.Connection.Execute(
                "DELETE FROM vote_asks WHERE edition = @Edition AND at < @before",
                new { request.Edition, before = Times.Text(now - VoteTerms.AskLife) },
                db.Transaction
            );
            return db.Connection.Execute(
                """
                INSERT INTO vote_asks (ask_id, edition, voter, domain, source, choices, tries, at)
                VALUES (@ask, @Edition, @voter, @Domain, @source, @choices, 0, @now)
                """,
                new
                {
                    ask,
                    request.Edition,
                    voter = keys.Voter(request.Edition, address),
                    address.Domain,
                    source = keys.Source(request.Edition, request.Source),
                    choices = VoteChoices.Text(choices),
                    now = Times.Text(now),
                },
                db.Transaction
            );
        });
        if (!request.IsQuiet)
            Queue(vote, ask, request);
        return Task.FromResult(new CodeAsked(ask));
    }

    private void Queue(VoteStanding vote, string ask, AskForCode request)
    {
        var language = request.Language == "en" ? "en" : "id";
        outbox.Add(
            new NewMail(
                VoteCodes.KeyOf(ask),
                MailTemplates.VoteCode,
                new MailRecipient(null, VoteAddress.Plain(request.Address), language),
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["edition"] = vote.Edition.Name.In(language),
                    ["minutes"] = VoteTerms.CodeLife.TotalMinutes.ToString("0", System.Globalization.CultureInfo.InvariantCulture),
                    ["closes"] = Moments.Of(vote.Closes!.Value, language),
                }
            )
            {
                Season = request.Edition,
            }
        );
    }

    private long Waiting() =>
        work.Locked(db =>
            db.Connection.ExecuteScalar<long>(
                "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending') AND template = @Name",
                new { MailTemplates.VoteCode.Name },
                db.Transaction
            )
        );
}

/// <summary>Why a vote takes nothing now.</summary>
internal static class VoteRefusals
{
    /// <summary>The refusal of a ballot, or an ask for one.</summary>
    public static RefusalException NotOpen(VoteStanding vote) =>
        vote.IsOver
            ? new RefusalException(RefusalKind.State, "vote-over", Moments.Shown(vote.Since ?? vote.Closes ?? DateTime.UnixEpoch))
            : new RefusalException(RefusalKind.State, "vote-not-open", vote.Opens is { } opens ? Moments.Shown(opens) : "–");
}
