using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>
/// A browser saves each change of a sheet as it is made. It may resend a change if a response was lost: the change is applied once.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Criterion">The criterion's id.</param>
/// <param name="Mark">The new mark; null to remove it, or if the change is a comment.</param>
/// <param name="Comment">The new comment, empty to remove it; null if the change is a mark.</param>
/// <param name="Seen">The number of the version the browser had before the change.</param>
/// <param name="Key">The browser's key for the change: letters, digits and hyphens, unique per change.</param>
[Allow(Access.Marking)]
public sealed record SaveChange(
    string Edition,
    string Stage,
    string Entry,
    string Juror,
    string Criterion,
    decimal? Mark,
    string? Comment,
    int Seen,
    string Key
) : IRequest<SheetAnswer>, IChangesASheet;

/// <summary>Adds the version, and stores the change's key with it.</summary>
internal sealed class SaveChangeHandler(ScoresheetEditor desk, SheetSaves saves) : IRequestHandler<SaveChange, SheetAnswer>
{
    private const int LongestKey = 64;
    private const int LongestComment = 10_000;

    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(SaveChange request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        if (
            request.Key is not { Length: > 0 and <= LongestKey } key
            || !key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        )
            throw new RefusalException(RefusalKind.Usage, "save-key-form");
        if (request.Comment is { Length: > LongestComment })
            throw new RefusalException(RefusalKind.Data, "sheet-comment-long", LongestComment);
        // Already applied: the browser has then seen the version of that time, so its next change detects anything that came after it.
        if (saves.Find(request) is { } done)
            return Task.FromResult(desk.TakeUp(request).Answer with { Revision = done });
        var answer = request.Comment is { } text
            ? desk.Change(request, AuditAction.CommentEntered, (by, at) => new WriteComment(request.Criterion, text, by, at, request.Seen))
            : desk.Change(request, AuditAction.MarkEntered, (by, at) =>
                new SaveMark(request.Criterion, request.Mark, by, at, request.Seen)
            );
        saves.Add(request, answer.Revision);
        return Task.FromResult(answer);
    }
}
