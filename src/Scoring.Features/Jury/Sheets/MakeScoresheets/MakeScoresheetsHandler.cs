using Scoring.Domain.Panels.Sheets;
using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.MakeScoresheets;

/// <summary>Gathers the open seats of each juror.</summary>
internal sealed class MakeScoresheetsHandler(SheetDesk desk) : IRequestHandler<MakeScoresheets, IReadOnlyList<JurorScoresheet>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<JurorScoresheet>> Handle(MakeScoresheets request, CancellationToken cancellationToken)
    {
        var facts = desk.FactsOf(request.Edition);
        var stage = SheetDesk.StageOf(facts.Edition, request.Stage);
        var jurors = request.Juror is { } one ? [one] : desk.JurorsOf(request.Edition, stage.Id);
        if (jurors.Count == 0)
            throw new RefusalException(RefusalKind.Data, "sheet-no-seats", stage.Id);
        return Task.FromResult((IReadOnlyList<JurorScoresheet>)[.. jurors.Select(juror => Of(facts, stage, juror))]);
    }

    private JurorScoresheet Of(MarkingFacts facts, Stage stage, string juror)
    {
        desk.NeedsOwn(juror);
        var seats = desk.SeatsOf(facts.Edition.Id, stage.Id, juror);
        if (seats.Count == 0)
            throw new RefusalException(RefusalKind.Data, "sheet-juror-without-seat", juror, stage.Id);
        var taken = seats.Select(seat => desk.TakeUp(facts, stage, seat, isSeated: true)).ToList();
        if (taken[0].Standing.IsClosed)
            throw new RefusalException(RefusalKind.State, "sheet-stage-closed", stage.Id);
        var open = taken.Where(sheet => sheet.Terms.Conflict is null && sheet.Sheet.State is not (SheetState.Submitted or SheetState.Abstained));
        return new JurorScoresheet(facts.Edition, stage, juror, facts.NameOf(juror), taken[0].Standing.Deadline,
            [.. open.Select(sheet => new ScoresheetRow(sheet.Seat.Entry, sheet.Title, sheet.Terms.Criteria.Select(leaf => leaf.Id).ToHashSet(), sheet.File?.Marks ?? sheet.Sheet.Latest.Marks))]);
    }
}
