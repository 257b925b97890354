using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Scoresheets;
using Scoring.RuleBook;

namespace Scoring.Features.Jury.Calibration;

/// <summary>The chair picks the entries that all jurors of a stage mark together before they begin.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Entries">The entries: two, or as many more as the rule allows.</param>
[Allow(Roles.Chair)]
public sealed record OpenCalibration(string Edition, string Stage, IReadOnlyList<string> Entries)
    : IRequest<CalibrationRound>,
        IWrites,
        INamesAnEdition;

/// <summary>The chair ends a round; its marks stay to be looked at.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Reason">Why, if not every juror is done; may be empty otherwise.</param>
[Allow(Roles.Chair)]
public sealed record CloseCalibration(string Edition, string Stage, string Reason = "")
    : IRequest<CalibrationRound>,
        IWrites,
        INamesAnEdition;

/// <summary>Checks the pick and opens the round.</summary>
internal sealed class OpenCalibrationHandler(
    CalibrationDesk calibration,
    CalibrationStore store,
    ScoresheetEditor desk,
    StageStore stages,
    AuditTrail trail
) : IRequestHandler<OpenCalibration, CalibrationRound>
{
    private const int Least = 2;

    /// <inheritdoc/>
    public Task<CalibrationRound> Handle(OpenCalibration request, CancellationToken cancellationToken)
    {
        var facts = desk.FactsOf(request.Edition);
        var stage = ScoresheetEditor.StageOf(facts.Edition, request.Stage);
        var rule = calibration.NeedsRule(request.Edition, stage.Id);
        if (store.Of(request.Edition, stage.Id) is { IsOpen: true })
            throw new RefusalException(RefusalKind.State, "calibration-open", stage.Id);
        if (stages.Of(request.Edition, stage.Id).IsClosed)
            throw new RefusalException(RefusalKind.State, "stage-is-closed", stage.Id);
        List<string> entries = [.. request.Entries.Select(entry => entry.Trim()).Where(entry => entry.Length > 0).Distinct()];
        if (entries.Count < Least || entries.Count > rule.Entries)
            throw new RefusalException(RefusalKind.Usage, "calibration-count", entries.Count, Least, rule.Entries);
        if (entries.Find(entry => !facts.Has(entry)) is { } unknown)
            throw new RefusalException(RefusalKind.Usage, "sheet-entry-unknown", unknown, Nearest.To(unknown, facts.Entries) ?? "");
        if (calibration.JurorsOf(request.Edition, stage).Count == 0)
            throw new RefusalException(RefusalKind.Data, "calibration-no-jurors", stage.Id);
        store.Add(request.Edition, stage.Id, entries, isOpen: true, "");
        trail.Record(AuditAction.CalibrationOpened, $"{request.Edition}/stage/{stage.Id}", "", ("entries", string.Join(", ", entries)));
        return Task.FromResult(store.Of(request.Edition, stage.Id)!);
    }
}

/// <summary>Closes the round.</summary>
internal sealed class CloseCalibrationHandler(CalibrationDesk calibration, CalibrationStore store, ScoresheetEditor desk, AuditTrail trail)
    : IRequestHandler<CloseCalibration, CalibrationRound>
{
    /// <inheritdoc/>
    public Task<CalibrationRound> Handle(CloseCalibration request, CancellationToken cancellationToken)
    {
        var facts = desk.FactsOf(request.Edition);
        var stage = ScoresheetEditor.StageOf(facts.Edition, request.Stage);
        if (store.Of(request.Edition, stage.Id) is not { IsOpen: true } round)
            throw new RefusalException(RefusalKind.State, "calibration-not-open", stage.Id);
        var sheets = store.Sheets(request.Edition, stage.Id);
        var isDone = calibration
            .JurorsOf(request.Edition, stage)
            .All(juror =>
                CalibrationDesk
                    .EntriesOf(facts, stage, round, juror)
                    .All(entry => sheets.GetValueOrDefault(new Domain.Jury.Seat(entry, juror))?.IsSubmitted == true)
            );
        var reason = isDone ? request.Reason.Trim() : Require.Reason(request.Reason);
        store.Add(request.Edition, stage.Id, round.Entries, isOpen: false, reason);
        trail.Record(AuditAction.CalibrationClosed, $"{request.Edition}/stage/{stage.Id}", reason);
        return Task.FromResult(store.Of(request.Edition, stage.Id)!);
    }
}
