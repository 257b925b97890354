using MediatR;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Features.Jury.Seating;

/// <summary>The secretariat draws the seats of a stage by lot from a seed published beforehand.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Seed">The published seed; the same seed over the same panel gives the same seats.</param>
/// <param name="PerEntry">How many jurors each entry gets; null to use the rule's number.</param>
/// <param name="AtMost">The maximum number of entries per juror; null for the rule's limit, or no limit.</param>
/// <param name="Again">True to draw even though seats were given: the new seats replace the old ones.</param>
/// <param name="Reason">Why it is drawn again; empty for a first draw.</param>
[Allow(Access.Secretariat)]
public sealed record AssignPanel(
    string Edition,
    string Stage,
    string Seed,
    int? PerEntry = null,
    int? AtMost = null,
    bool Again = false,
    string Reason = ""
) : IRequest<DrawnPanel>, IWrites, INamesAnEdition;

/// <summary>The result of a draw.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Draws">How often lots were drawn: the n-th draw is that of the seed "SEED#n".</param>
/// <param name="Listing">The seats with the loads.</param>
/// <param name="Unmet">What could not be satisfied, and why; empty if everything was.</param>
/// <param name="IsConnected">True if jurors and entries are connected, so that the severity of jurors can be estimated.</param>
/// <param name="Left">Seats with a sheet begun or submitted that the juror loses by this draw.</param>
public sealed record DrawnPanel(
    string Seed,
    int Draws,
    SeatListing Listing,
    IReadOnlyList<Unmet> Unmet,
    bool IsConnected,
    IReadOnlyList<Seat> Left
);

/// <summary>Draws, stores the seats and the draw, and records it in the audit trail.</summary>
internal sealed class AssignPanelHandler(
    CurrentPanel panels,
    SeatStore seats,
    DrawStore draws,
    StageStore stages,
    SheetStandings sheets,
    AuditTrail trail
) : IRequestHandler<AssignPanel, DrawnPanel>
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
        var left = sheets
            .Of(edition, stage)
            .Where(sheet => sheet.State != SheetState.Untouched)
            .Select(sheet => sheet.Seat)
            .Where(seat => before.Contains(seat) && !kept.Contains(seat))
            .Order()
            .ToList();
        return Task.FromResult(
            new DrawnPanel(
                seed,
                assignment.Draws,
                SeatListing.Of(edition, reading, SeatPlan.Of(reading.Panel, assignment.Seats)),
                assignment.Unmet,
                assignment.IsConnected,
                left
            )
        );
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

    private static void CheckPanel(PanelAtStage reading)
    {
        if (reading.AwaitsDecision)
            throw new RefusalException(RefusalKind.State, "entries-await-decision", reading.Stage.Id, reading.Stage.EntriesOf!);
        if (reading.Panel.Jurors.Count == 0)
            throw new RefusalException(RefusalKind.Data, "no-jurors", reading.Stage.Id);
        if (reading.Panel.Entries.Count == 0)
            throw new RefusalException(RefusalKind.Data, "no-entries", reading.Stage.Id);
    }

    private void Keep(
        AssignPanel request,
        string seed,
        string reason,
        PanelAtStage reading,
        Assignment assignment,
        IReadOnlyList<Seat> before
    )
    {
        var (old, now) = (before.ToHashSet(), assignment.Seats.ToHashSet());
        var changes = before
            .Where(seat => !now.Contains(seat))
            .Select(seat => (seat, false))
            .Concat(assignment.Seats.Where(seat => !old.Contains(seat)).Select(seat => (seat, true)));
        seats.Add(request.Edition, request.Stage, changes, "draw", seed);
        draws.Add(request.Edition, request.Stage, new DrawMade(seed, reading.Panel.PerEntry, reading.Panel.AtMost), reason);
        trail.Record(
            AuditAction.SeatsDrawn,
            $"{request.Edition}/stage/{request.Stage}",
            reason,
            ("seed", seed),
            ("draws", assignment.Draws),
            ("entries", reading.Panel.Entries.Count),
            ("jurors", reading.Panel.Jurors.Count),
            ("per-entry", reading.Panel.PerEntry),
            ("at-most", reading.Panel.AtMost),
            ("seats", assignment.Seats.Count),
            ("seats-before", before.Count),
            ("unmet", assignment.Unmet.Count),
            ("connected", assignment.IsConnected)
        );
    }
}
