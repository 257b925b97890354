using Scoring.Domain.Panels;
using Scoring.Domain.Panels.Assigning;
using Scoring.Domain.Panels.Changes;
using Scoring.Domain.Panels.Sheets;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Jury.Panels;
using Scoring.Features.Jury.Seats;
using Scoring.Features.Jury.Sheets;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.AssignPanel;

/// <summary>Draws, keeps the seats and the draw, tells the trail.</summary>
internal sealed class AssignPanelHandler(PanelInForce panels, SeatStore seats, DrawStore draws, StageStore stages, SheetStandings sheets, AuditTrail trail)
    : IRequestHandler<AssignPanel, DrawnPanel>
{
    /// <inheritdoc/>
    public Task<DrawnPanel> Handle(AssignPanel request, CancellationToken cancellationToken)
    {
        var (edition, stage, seed, reason) = (request.Edition, request.Stage, request.Seed.Trim(), request.Reason.Trim());
        panels.StageOf(edition, stage);
        if (seed.Length == 0)
            throw new RefusalException(RefusalKind.Usage, "seed-missing");
        var before = seats.Of(edition, stage);
        Check(request, before, stages.Of(edition, stage), reason);
        var reading = panels.Of(edition, stage, request.PerEntry, request.AtMost);
        CheckPanel(reading);
        var assignment = PanelDraw.Assign(reading.Panel, new Draw(seed, null));
        Keep(request, seed, reason, reading, assignment, before);
        var kept = assignment.Seats.ToHashSet();
        var left = sheets.Of(edition, stage).Where(sheet => sheet.State != SheetState.Untouched).Select(sheet => sheet.Seat)
            .Where(seat => before.Contains(seat) && !kept.Contains(seat)).Order().ToList();
        return Task.FromResult(new DrawnPanel(seed, assignment.Draws, SeatListing.Of(edition, reading, Seating.Of(reading.Panel, assignment.Seats)),
            assignment.Unmet, assignment.IsConnected, left));
    }

    private static void Check(AssignPanel request, IReadOnlyList<Seat> before, StageState state, string reason)
    {
        if (state.IsClosed)
            throw new RefusalException(RefusalKind.State, "stage-is-closed", request.Stage);
        if (before.Count > 0 && !request.Again)
            throw new RefusalException(RefusalKind.State, "seats-given-already", request.Stage, before.Count);
        if (before.Count > 0 && reason.Length == 0)
            throw new RefusalException(RefusalKind.Usage, "reason-missing");
    }

    private static void CheckPanel(PanelReading reading)
    {
        if (reading.AwaitsDecision)
            throw new RefusalException(RefusalKind.State, "entries-await-decision", reading.Stage.Id, reading.Stage.EntriesOf!);
        if (reading.Panel.Jurors.Count == 0)
            throw new RefusalException(RefusalKind.Data, "no-jurors", reading.Stage.Id);
        if (reading.Panel.Entries.Count == 0)
            throw new RefusalException(RefusalKind.Data, "no-entries", reading.Stage.Id);
    }

    private void Keep(AssignPanel request, string seed, string reason, PanelReading reading, Assignment assignment, IReadOnlyList<Seat> before)
    {
        var (old, now) = (before.ToHashSet(), assignment.Seats.ToHashSet());
        var changes = before.Where(seat => !now.Contains(seat)).Select(seat => (seat, false))
            .Concat(assignment.Seats.Where(seat => !old.Contains(seat)).Select(seat => (seat, true)));
        seats.Add(request.Edition, request.Stage, changes, "draw", seed);
        draws.Add(request.Edition, request.Stage, new DrawMade(seed, reading.Panel.PerEntry, reading.Panel.AtMost), reason);
        trail.Tell(AuditAction.SeatsDrawn, $"{request.Edition}/stage/{request.Stage}", reason, ("seed", seed), ("draws", assignment.Draws),
            ("entries", reading.Panel.Entries.Count), ("jurors", reading.Panel.Jurors.Count), ("per-entry", reading.Panel.PerEntry), ("at-most", reading.Panel.AtMost),
            ("seats", assignment.Seats.Count), ("seats-before", before.Count), ("unmet", assignment.Unmet.Count), ("connected", assignment.IsConnected));
    }
}
