using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror, or the secretariat on a juror's behalf, abstains from marking an entry.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Seen">The number of the version the user saw; 0 for an untouched sheet.</param>
[Allow(Access.Marking)]
public sealed record Abstain(string Edition, string Stage, string Entry, string Juror, string Reason, int Seen)
    : IRequest<SheetAnswer>,
        IChangesASheet;

/// <summary>Adds a version without marks.</summary>
internal sealed class AbstainHandler(ScoresheetEditor desk) : IRequestHandler<Abstain, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(Abstain request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        return Task.FromResult(
            desk.Change(request, AuditAction.SheetAbstained, (by, at) => new AbstainFromSheet(request.Reason, by, at, request.Seen))
        );
    }
}
