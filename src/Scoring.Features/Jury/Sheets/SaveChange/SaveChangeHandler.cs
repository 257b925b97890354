using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.SaveChange;

/// <summary>Adds the version, and remembers the change's key with it.</summary>
internal sealed class SaveChangeHandler(SheetDesk desk, SheetSaves saves) : IRequestHandler<SaveChange, SheetAnswer>
{
    private const int LongestKey = 64;
    private const int LongestComment = 10_000;

    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(SaveChange request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        if (request.Key is not { Length: > 0 and <= LongestKey } key || !key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new RefusalException(RefusalKind.Usage, "save-key-form");
        if (request.Comment is { Length: > LongestComment })
            throw new RefusalException(RefusalKind.Data, "sheet-comment-long", LongestComment);
        // Done before: what the browser has then seen is the version of that time, so that what came after it is noticed by its next change.
        if (saves.Find(request) is { } done)
            return Task.FromResult(desk.TakeUp(request).Answer with { Revision = done });
        var answer = request.Comment is { } text
            ? desk.Change(request, AuditAction.CommentEntered, (by, at) => new WriteComment(request.Criterion, text, by, at, request.Seen))
            : desk.Change(request, AuditAction.MarkEntered, (by, at) => new SaveMark(request.Criterion, request.Mark, by, at, request.Seen));
        saves.Add(request, answer.Revision);
        return Task.FromResult(answer);
    }
}
