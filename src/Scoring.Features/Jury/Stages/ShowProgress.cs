using MediatR;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Jury.Seating;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Jury.Seating;

namespace Scoring.Features.Jury.Stages;

/// <summary>Somebody looks up who has marked what at a stage. Marks themselves are not shown.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
[Allow(Access.Readers)]
public sealed record ShowProgress(string Edition, string Stage) : IRequest<StageProgress>, INamesAnEdition;

/// <summary>The progress of a stage.</summary>
/// <param name="State">Whether it is closed, and its deadline.</param>
/// <param name="Progress">Seats by the state of their sheets: in total, by juror, by entry, one by one.</param>
/// <param name="HasSeats">False if no seats were given: the sheets that exist then count as seats.</param>
/// <param name="Names">The names of the jurors and the titles of the entries, by id.</param>
public sealed record StageProgress(StageState State, MarkingProgress Progress, bool HasSeats, IReadOnlyDictionary<string, string> Names);

/// <summary>Counts the seats of a stage by their sheets.</summary>
internal sealed class ShowProgressHandler(CurrentPanel panels, SeatStore seats, StageStore stages, SheetStandings sheets)
    : IRequestHandler<ShowProgress, StageProgress>
{
    /// <inheritdoc/>
    public Task<StageProgress> Handle(ShowProgress request, CancellationToken cancellationToken)
    {
        var reading = panels.Of(request.Edition, request.Stage);
        var standings = sheets.Of(request.Edition, request.Stage);
        var given = seats.Of(request.Edition, request.Stage);
        IReadOnlyList<Seat> seated =
            given.Count > 0 ? given : [.. standings.Where(sheet => sheet.State != SheetState.Untouched).Select(sheet => sheet.Seat)];
        var panel = WithAll(reading, seated);
        var progress = MarkingProgress.OfStates(SeatPlan.Of(panel, seated), standings);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in panel.Entries)
            names[entry.Id] = reading.TitleOf(entry.Id);
        foreach (var juror in panel.Jurors)
            names.TryAdd(juror.Id, juror.Name);
        return Task.FromResult(new StageProgress(stages.Of(request.Edition, request.Stage), progress, given.Count > 0, names));
    }

    /// <summary>
    /// The panel plus seated jurors who are in no list, so that rows add up; if nothing says how many jurors an entry has, as many as the
    /// entry with the most.
    /// </summary>
    private static Panel WithAll(PanelAtStage reading, IReadOnlyList<Seat> seated)
    {
        var perEntry = reading.PerEntry ?? seated.CountBy(seat => seat.Entry).Select(pair => pair.Value).DefaultIfEmpty(1).Max();
        var (jurors, entries) = (
            reading.Panel.Jurors.ToDictionary(juror => juror.Id),
            reading.Panel.Entries.ToDictionary(entry => entry.Id)
        );
        foreach (var seat in seated)
        {
            jurors.TryAdd(seat.Juror, new Juror(seat.Juror, seat.Juror));
            entries.TryAdd(seat.Entry, new PanelEntry(seat.Entry));
        }
        return new Panel(reading.Stage.Id, jurors.Values, entries.Values, ConflictCheck.None, perEntry, reading.Panel.AtMost);
    }
}
