using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.EnterComment;

/// <summary>Adds a version with the comment.</summary>
internal sealed class EnterCommentHandler(SheetDesk desk) : IRequestHandler<EnterComment, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(EnterComment request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        return Task.FromResult(desk.Change(request, AuditAction.CommentEntered, (by, at) => new WriteComment(request.Criterion, request.Text, by, at, request.Seen)));
    }
}
