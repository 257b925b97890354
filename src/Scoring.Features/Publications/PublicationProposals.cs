using Dapper;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Publications;

/// <summary>A person's proposal to publish a stored run, which another person must confirm.</summary>
/// <param name="RunId">The run.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Note">The note for the publication; empty for none.</param>
public sealed record PublicationProposal(long RunId, string By, DateTime At, string Note);

/// <summary>The proposals: events of the trail, so that nobody can make one up afterwards.</summary>
/// <param name="work">The command's connection and transaction.</param>
/// <param name="trail">Who acts now.</param>
internal sealed class PublicationProposals(UnitOfWork work, AuditTrail trail)
{
    /// <summary>The newest proposal to publish a run; null if there is none, or the run is not stored.</summary>
    public PublicationProposal? Of(string edition, long? run) =>
        run is { } id
        && work.Locked(db =>
            db.Connection.QueryFirstOrDefault<ProposalRow>(
                """
                SELECT who AS Who, at AS At, why AS Note FROM audit_events WHERE what = @what AND subject = @subject
                ORDER BY sequence DESC LIMIT 1
                """,
                new { what = AuditAction.PublicationProposed, subject = SubjectOf(edition, id) },
                db.Transaction
            )
        )
            is { } row
            ? new PublicationProposal(id, row.Who, AuditTrail.TimeOf(row.At), row.Note)
            : null;

    /// <summary>Records a proposal.</summary>
    public PublicationProposal Add(string edition, long run, string resultHash, string note)
    {
        trail.Record(AuditAction.PublicationProposed, SubjectOf(edition, run), note, ("run", run), ("result", resultHash));
        return new PublicationProposal(run, trail.Who, trail.Now, note);
    }

    /// <summary>The proposal of another person, where the edition asks for one; null where it does not.</summary>
    /// <exception cref="RefusalException">Nobody proposed exactly this result, or the same person did.</exception>
    public PublicationProposal? MustBeConfirmed(Edition edition, long? run)
    {
        if (!edition.Publishing.SecondPerson)
            return null;
        if (Of(edition.Id, run) is not { } proposal)
            throw new RefusalException(RefusalKind.State, "publish-not-proposed", edition.Id);
        return proposal.By != trail.Who
            ? proposal
            : throw new RefusalException(RefusalKind.State, "publish-same-person", edition.Id, proposal.By);
    }

    private static string SubjectOf(string edition, long run) => FormattableString.Invariant($"{edition}/proposal/{run}");
}

/// <summary>An event that proposes a publication.</summary>
internal sealed record ProposalRow(string Who, string At, string Note);
