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
                listed.Add(desk.Listed(facts, stage, seat));
        }
        return Task.FromResult((IReadOnlyList<ListedSheet>)listed);
    }
}
