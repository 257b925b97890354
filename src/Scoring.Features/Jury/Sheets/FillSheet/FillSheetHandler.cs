using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Audit;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.FillSheet;

/// <summary>Adds a version for each mark and comment that differs from what stands there, and one for handing in.</summary>
internal sealed class FillSheetHandler(SheetDesk desk) : IRequestHandler<FillSheet, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(FillSheet request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        var before = desk.TakeUp(request);
        var (answer, seen) = (before.Answer, request.Seen);
        foreach (var (criterion, mark) in request.Marks.Where(one => !Stands(before, one.Criterion, one.Mark)))
            Change(AuditAction.MarkEntered, (by, at) => new SaveMark(criterion, mark, by, at, seen));
        foreach (var (criterion, text) in request.Comments.Where(one => before.Sheet.Latest.Comments.GetValueOrDefault(one.Criterion, "") != one.Text))
            Change(AuditAction.CommentEntered, (by, at) => new WriteComment(criterion, text, by, at, seen));
        if (request.HandsIn)
            Change(AuditAction.SheetHandedIn, (by, at) => new SubmitSheet(by, at, seen));
        return Task.FromResult(answer);

        void Change(string action, Func<string, DateTime, SheetCommand> make)
        {
            answer = desk.Change(request with { Seen = seen }, action, make);
            seen = answer.Revision;
        }
    }

    // A criterion that the sheet does not have is never there already: it is refused.
    private static bool Stands(SheetAtHand sheet, string criterion, decimal? mark) => sheet.Terms.Criteria.Any(leaf => leaf.Id == criterion)
        && (sheet.Sheet.Latest.Marks.TryGetValue(criterion, out var given) ? given : (decimal?)null) == mark;
}
