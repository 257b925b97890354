using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror, or the secretariat on a juror's behalf, writes or removes the comment on a criterion.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Text">The comment; empty removes it.</param>
/// <param name="Seen">The number of the version the user saw; 0 for an untouched sheet.</param>
[Allow(Access.Marking)]
public sealed record EnterComment(string Edition, string Stage, string Entry, string Juror, string Criterion, string Text, int Seen)
    : IRequest<SheetAnswer>,
        IChangesASheet;

/// <summary>Adds a version with the comment.</summary>
internal sealed class EnterCommentHandler(ScoresheetEditor desk) : IRequestHandler<EnterComment, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(EnterComment request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        return Task.FromResult(
            desk.Change(request, AuditAction.CommentEntered, (by, at) =>
                new WriteComment(request.Criterion, request.Text, by, at, request.Seen)
            )
        );
    }
}
