using MediatR;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>Scoresheets, one per juror, to be filled in on a computer without the program and uploaded as files.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Juror">The juror's id; null for all jurors with a seat.</param>
[Allow(Access.Marking)]
public sealed record MakeScoresheets(string Edition, string Stage, string? Juror = null)
    : IRequest<IReadOnlyList<JurorScoresheet>>,
        INamesAnEdition;

/// <summary>The scoresheet for a juror to fill in.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="JurorName">The juror's name.</param>
/// <param name="Deadline">The last moment for marks, UTC, or null.</param>
/// <param name="Rows">
/// The entries that the juror still has to mark here, by id: entries submitted, abstained from or barred by a conflict are not included.
/// </param>
public sealed record JurorScoresheet(
    Edition Edition,
    Stage Stage,
    string Juror,
    string JurorName,
    DateTime? Deadline,
    IReadOnlyList<ScoresheetRow> Rows
);

/// <summary>A row of a scoresheet.</summary>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Criteria">The ids of the criteria to mark there.</param>
/// <param name="Marks">The marks so far by criterion.</param>
public sealed record ScoresheetRow(string Entry, string Title, IReadOnlySet<string> Criteria, IReadOnlyDictionary<string, decimal> Marks);

/// <summary>Collects the open seats of each juror.</summary>
internal sealed class MakeScoresheetsHandler(ScoresheetEditor desk) : IRequestHandler<MakeScoresheets, IReadOnlyList<JurorScoresheet>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<JurorScoresheet>> Handle(MakeScoresheets request, CancellationToken cancellationToken)
    {
        var facts = desk.FactsOf(request.Edition);
        var stage = ScoresheetEditor.StageOf(facts.Edition, request.Stage);
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
        var open = taken.Where(sheet =>
            sheet.Terms.Conflict is null && sheet.Sheet.State is not (SheetState.Submitted or SheetState.Abstained)
        );
        return new JurorScoresheet(
            facts.Edition,
            stage,
            juror,
            facts.NameOf(juror),
            taken[0].Standing.Deadline,
            [
                .. open.Select(sheet => new ScoresheetRow(
                    sheet.Seat.Entry,
                    sheet.Title,
                    sheet.Terms.Criteria.Select(leaf => leaf.Id).ToHashSet(),
                    sheet.File?.Marks ?? sheet.Sheet.Latest.Marks
                )),
            ]
        );
    }
}
