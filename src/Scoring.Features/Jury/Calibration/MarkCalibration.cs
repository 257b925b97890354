using MediatR;
using Scoring.Domain.Jury;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Features.Jury.Calibration;

/// <summary>A juror enters all or some of the marks of an entry in a round of calibration.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Marks">Criterion and mark; criteria without a mark are left out.</param>
/// <param name="Submits">True if the juror is done with it: then nothing can be changed.</param>
[Allow(Roles.Juror)]
public sealed record MarkCalibration(string Edition, string Stage, string Entry, IReadOnlyDictionary<string, decimal> Marks, bool Submits)
    : IRequest<CalibrationSheet>,
        IWritesBeside,
        IWritesAhead,
        INamesAnEdition;

/// <summary>Checks the marks by the stage's scales, and stores them beside all facts.</summary>
internal sealed class MarkCalibrationHandler(
    CalibrationDesk calibration,
    CalibrationStore store,
    ScoresheetEditor desk,
    AuditTrail trail,
    Caller caller
) : IRequestHandler<MarkCalibration, CalibrationSheet>
{
    /// <inheritdoc/>
    public Task<CalibrationSheet> Handle(MarkCalibration request, CancellationToken cancellationToken)
    {
        var seat = new Seat(request.Entry, caller.Person.Juror ?? "");
        if (!calibration.MayRead(request.Edition, request.Stage, seat.Entry, seat.Juror))
            throw new RefusalException(RefusalKind.Usage, "sheet-entry-unknown", request.Entry, "");
        var facts = desk.FactsOf(request.Edition);
        var stage = ScoresheetEditor.StageOf(facts.Edition, request.Stage);
        if (store.Sheets(request.Edition, stage.Id).GetValueOrDefault(seat)?.IsSubmitted == true)
            throw new RefusalException(RefusalKind.State, "calibration-done", seat.Entry);
        var criteria = facts.CriteriaOf(stage, seat.Entry);
        foreach (var (id, mark) in request.Marks)
        {
            var criterion = criteria.FirstOrDefault(one => one.Id == id)
                ?? throw new RefusalException(RefusalKind.Usage, "sheet-criterion-unknown", id);
            if (!stage.ScaleOf(criterion).Allows(mark))
                throw new RefusalException(
                    RefusalKind.Data,
                    "sheet-mark-off-scale",
                    id,
                    mark,
                    ReadMarks.ScaleText(stage.ScaleOf(criterion))
                );
        }
        List<string> missing = [.. criteria.Where(one => !request.Marks.ContainsKey(one.Id)).Select(one => one.Id)];
        if (request.Submits && missing.Count > 0)
            throw new RefusalException(RefusalKind.Data, "sheet-marks-missing", string.Join(", ", missing));
        store.Add(request.Edition, stage.Id, seat, request.Marks, request.Submits);
        // Without the marks: people who read the trail may be jurors of the round.
        trail.Record(
            AuditAction.CalibrationMarked,
            $"{request.Edition}/stage/{stage.Id}/entry/{seat.Entry}",
            "",
            ("juror", seat.Juror),
            ("submitted", request.Submits)
        );
        return Task.FromResult(new CalibrationSheet(request.Marks, request.Submits));
    }
}
