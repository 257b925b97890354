using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A juror, or the secretariat for one, writes or takes back the comment on a criterion.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Text">The comment; empty takes it back.</param>
/// <param name="Seen">The number of the version that the person had in front of them; 0 for a sheet that nobody touched.</param>
[Allow(Access.Marking)]
public sealed record EnterComment(string Edition, string Stage, string Entry, string Juror, string Criterion, string Text, int Seen)
    : IRequest<SheetAnswer>, IChangesASheet;

/// <summary>Adds a version with the comment.</summary>
internal sealed class EnterCommentHandler(ScoresheetEditor desk) : IRequestHandler<EnterComment, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(EnterComment request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        return Task.FromResult(desk.Change(request, AuditAction.CommentEntered, (by, at) => new WriteComment(request.Criterion, request.Text, by, at, request.Seen)));
    }
}
