using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Imports.Kinds;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.ShowSheet;

/// <summary>Takes up the sheet and lays it out.</summary>
internal sealed class ShowSheetHandler(SheetDesk desk) : IRequestHandler<ShowSheet, ShownSheet>
{
    private sealed record Name(string Edition, string Stage, string Entry, string Juror) : INamesASheet;

    /// <inheritdoc/>
    public Task<ShownSheet> Handle(ShowSheet request, CancellationToken cancellationToken)
    {
        var juror = desk.JurorOr(request.Juror);
        var taken = desk.TakeUp(new Name(request.Edition, request.Stage, request.Entry, juror));
        desk.NeedsSight(juror, taken.Standing.IsClosed);
        var (terms, latest) = (taken.Terms, taken.Sheet.Latest);
        IReadOnlyDictionary<string, decimal> marks = taken.File?.Marks ?? latest.Marks;
        var criteria = terms.Criteria.Select(leaf => new ShownCriterion(leaf, taken.Stage.ScaleOf(leaf), ReadMarks.ScaleText(taken.Stage.ScaleOf(leaf)), marks.TryGetValue(leaf.Id, out var mark) ? mark : null,
            latest.Comments.GetValueOrDefault(leaf.Id), marks.TryGetValue(leaf.Id, out var given) && terms.Comments.Any(rule => rule.Asks(leaf.Id, given)))).ToList();
        var answer = taken.Answer with
        {
            Total = RunningTotal.Of(taken.Stage, terms.Criteria, marks),
            Unmarked = [.. criteria.Where(one => one.Mark is null).Select(one => one.Criterion.Id)],
        };
        return Task.FromResult(new ShownSheet(taken.Edition, taken.Stage, request.Entry, taken.Title, juror, criteria, answer, taken.Sheet,
            latest.Until ?? taken.Standing.Deadline, taken.Standing.IsClosed, terms.IsAssigned, terms.Conflict?.Because, taken.File,
            taken.Paper is { First: not null, Marks: null })
        {
            Facts = desk.FactsOf(request.Edition).FactsOf(request.Entry),
        });
    }
}
