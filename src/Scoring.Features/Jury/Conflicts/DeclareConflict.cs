using MediatR;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.Jury.Conflicts;

/// <summary>
/// A juror declares a conflict of interest with an entry, or the secretariat declares it for a juror. From then on it bars seat and mark.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Reason">The reason; the declaration is refused without it.</param>
[Allow(Access.Marking)]
public sealed record DeclareConflict(string Edition, string Juror, string Entry, string Reason)
    : IRequest<ConflictDeclared>,
        IWrites,
        INamesAnEdition;

/// <summary>The result of a declaration.</summary>
/// <param name="Juror">The juror's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Stages">The stages at which the juror has a seat at this entry: somebody has to swap or withdraw it.</param>
public sealed record ConflictDeclared(string Juror, string Entry, IReadOnlyList<string> Stages);

/// <summary>Stores the declaration and records it in the audit trail.</summary>
internal sealed class DeclareConflictHandler(
    UnitOfWork work,
    PayloadCache cache,
    EditionCatalog editions,
    ConflictStore conflicts,
    SeatStore seats,
    Caller caller,
    AuditTrail trail
) : IRequestHandler<DeclareConflict, ConflictDeclared>
{
    /// <inheritdoc/>
    public Task<ConflictDeclared> Handle(DeclareConflict request, CancellationToken cancellationToken)
    {
        var (edition, juror, entry, reason) = (editions.Get(request.Edition), request.Juror, request.Entry, request.Reason.Trim());
        if (!caller.Person.IsAny(Roles.Secretariat) && caller.Person.Juror != juror)
            throw new RefusalException(RefusalKind.State, "only-own-conflict");
        if (reason.Length == 0)
            throw new RefusalException(RefusalKind.Usage, "reason-missing");
        Check(new CurrentFacts(work, cache, edition.Id), juror, entry);
        conflicts.Add(edition.Id, new Declaration(juror, entry, reason));
        trail.Record(AuditAction.ConflictDeclared, $"{edition.Id}/juror/{juror}/{entry}", reason);
        var seat = new Seat(entry, juror);
        return Task.FromResult(
            new ConflictDeclared(
                juror,
                entry,
                [.. edition.Stages.Select(stage => stage.Id).Where(stage => seats.Of(edition.Id, stage).Contains(seat))]
            )
        );
    }

    private static void Check(CurrentFacts known, string juror, string entry)
    {
        if (known.Jurors?.Contains(juror) != true)
            throw new RefusalException(
                RefusalKind.Data,
                "juror-unknown",
                juror,
                Nearest.To(juror, known.Jurors ?? new HashSet<string>()) ?? ""
            );
        if (known.Brought<SubmissionRows>(ImportKind.Submissions).All(pair => pair.Payload.Ids.Find(entry) < 0))
            throw new RefusalException(RefusalKind.Data, "innovation-unknown", entry);
    }
}
