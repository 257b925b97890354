using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>
/// A juror, or the secretariat on a juror's behalf, enters several marks and comments at once, all of them or none; each is a version of
/// its own.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="Marks">Criterion and mark, in order; null removes a mark.</param>
/// <param name="Comments">Criterion and comment, in order; empty removes a comment.</param>
/// <param name="HandsIn">True to submit the sheet afterwards.</param>
/// <param name="Seen">The number of the version the user saw; 0 for an untouched sheet.</param>
[Allow(Access.Marking)]
public sealed record FillSheet(
    string Edition,
    string Stage,
    string Entry,
    string Juror,
    IReadOnlyList<(string Criterion, decimal? Mark)> Marks,
    IReadOnlyList<(string Criterion, string Text)> Comments,
    bool HandsIn,
    int Seen
) : IRequest<SheetAnswer>, IChangesASheet;

/// <summary>Adds a version for each mark and comment that differs from the current one, and one for submitting.</summary>
internal sealed class FillSheetHandler(ScoresheetEditor desk) : IRequestHandler<FillSheet, SheetAnswer>
{
    /// <inheritdoc/>
    public Task<SheetAnswer> Handle(FillSheet request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        var before = desk.TakeUp(request);
        var (answer, seen) = (before.Answer, request.Seen);
        foreach (var (criterion, mark) in request.Marks.Where(one => !Stands(before, one.Criterion, one.Mark)))
            Change(AuditAction.MarkEntered, (by, at) => new SaveMark(criterion, mark, by, at, seen));
        foreach (
            var (criterion, text) in request.Comments.Where(one =>
                before.Sheet.Latest.Comments.GetValueOrDefault(one.Criterion, "") != one.Text
            )
        )
            Change(AuditAction.CommentEntered, (by, at) => new WriteComment(criterion, text, by, at, seen));
        if (request.HandsIn)
            Change(AuditAction.SheetSubmitted, (by, at) => new SubmitSheet(by, at, seen));
        return Task.FromResult(answer);

        void Change(string action, Func<string, DateTime, SheetCommand> make)
        {
            answer = desk.Change(request with { Seen = seen }, action, make);
            seen = answer.Revision;
        }
    }

    // A criterion that the sheet does not have never counts as unchanged: it is refused.
    private static bool Stands(SheetAtHand sheet, string criterion, decimal? mark) =>
        sheet.Terms.Criteria.Any(leaf => leaf.Id == criterion)
        && (sheet.Sheet.Latest.Marks.TryGetValue(criterion, out var given) ? given : (decimal?)null) == mark;
}
