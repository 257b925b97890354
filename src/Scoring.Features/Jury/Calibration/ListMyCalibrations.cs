using MediatR;
using Scoring.Domain.Jury;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using Scoring.RuleBook;

namespace Scoring.Features.Jury.Calibration;

/// <summary>A juror lists the rounds of calibration that are open to them.</summary>
[Allow(Roles.Juror)]
public sealed record ListMyCalibrations : IRequest<IReadOnlyList<MyCalibration>>;

/// <summary>A round that is open to a juror.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Name">The edition's name.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Done">How many entries the juror is done with.</param>
/// <param name="Of">How many there are for this juror.</param>
public sealed record MyCalibration(string Edition, Text Name, Stage Stage, int Done, int Of);

/// <summary>Goes through the open rounds.</summary>
internal sealed class ListMyCalibrationsHandler(
    CalibrationDesk calibration,
    CalibrationStore store,
    ScoresheetEditor desk,
    RuleFolder rules,
    Caller caller
) : IRequestHandler<ListMyCalibrations, IReadOnlyList<MyCalibration>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<MyCalibration>> Handle(ListMyCalibrations request, CancellationToken cancellationToken)
    {
        var mine = new List<MyCalibration>();
        foreach (var (edition, name) in caller.Person.Juror is null ? [] : store.Open())
        {
            // Rules that have faults now open no page.
            if (rules.Read(edition).Edition?.StageOf(name) is not { } stage)
                continue;
            var (facts, juror) = (desk.FactsOf(edition), caller.Person.Juror!);
            if (store.Of(edition, stage.Id) is not { } round || !calibration.JurorsOf(edition, stage).Contains(juror))
                continue;
            var entries = CalibrationDesk.EntriesOf(facts, stage, round, juror);
            var sheets = store.Sheets(edition, stage.Id);
            mine.Add(
                new MyCalibration(
                    edition,
                    facts.Edition.Name,
                    stage,
                    entries.Count(entry => sheets.GetValueOrDefault(new Seat(entry, juror))?.IsSubmitted == true),
                    entries.Count
                )
            );
        }
        return Task.FromResult<IReadOnlyList<MyCalibration>>(mine);
    }
}
