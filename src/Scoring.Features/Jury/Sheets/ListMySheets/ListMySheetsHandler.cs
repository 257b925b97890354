using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.ListMySheets;

/// <summary>Goes through the juror's seats.</summary>
internal sealed class ListMySheetsHandler(SheetDesk desk) : IRequestHandler<ListMySheets, IReadOnlyList<ListedSheet>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedSheet>> Handle(ListMySheets request, CancellationToken cancellationToken)
    {
        var juror = desk.JurorOr(request.Juror);
        var facts = desk.FactsOf(request.Edition);
        var stages = request.Stage is null ? facts.Edition.Stages : [SheetDesk.StageOf(facts.Edition, request.Stage)];
        var listed = new List<ListedSheet>();
        foreach (var stage in stages)
        {
            foreach (var seat in desk.SeatsOf(request.Edition, stage.Id, juror))
                listed.Add(Listed(desk.TakeUp(facts, stage, seat, isSeated: true)));
        }
        return Task.FromResult((IReadOnlyList<ListedSheet>)listed);
    }

    private ListedSheet Listed(SheetAtHand taken)
    {
        desk.NeedsSight(taken.Seat.Juror, taken.Standing.IsClosed);
        IReadOnlyDictionary<string, decimal> marks = taken.File?.Marks ?? taken.Sheet.Latest.Marks;
        return new ListedSheet(taken.Stage.Id, taken.Seat.Entry, taken.Title, taken.Seat.Juror, taken.File is null ? taken.Sheet.State : SheetState.Submitted,
            taken.Sheet.Latest.Number, taken.Terms.Criteria.Count(leaf => marks.ContainsKey(leaf.Id)), taken.Terms.Criteria.Count,
            RunningTotal.Of(taken.Stage, taken.Terms.Criteria, marks), taken.Sheet.Latest.Until ?? taken.Standing.Deadline, taken.Standing.IsClosed,
            taken.Terms.Conflict?.Because, taken.File?.File);
    }
}
