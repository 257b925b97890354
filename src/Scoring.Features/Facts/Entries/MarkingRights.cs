using Scoring.Domain.Facts;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Rules;

namespace Scoring.Features.Facts.Entries;

/// <summary>
/// Who may mark what at a stage when marks are imported. If a stage has no seats at all, every juror may mark every entry not barred by a
/// declared conflict.
/// </summary>
internal sealed class MarkingRights
{
    private readonly CurrentFacts _known;
    private readonly Stage _stage;
    private readonly HashSet<Seat> _seats;
    private readonly Lazy<(UnitTable Innovations, Dictionary<string, Juror> Jurors, ConflictCheck Check)> _panel;

    /// <summary>The rights at a stage.</summary>
    /// <param name="known">What is in force.</param>
    /// <param name="stage">The stage.</param>
    public MarkingRights(CurrentFacts known, Stage stage)
    {
        (_known, _stage, _seats) = (known, stage, [.. known.SeatsOf(stage.Id)]);
        _panel = new(() =>
        {
            var innovations = AssembleFacts.Submissions(known);
            return (
                innovations,
                PanelPeople.Jurors(known, stage).ToDictionary(juror => juror.Id, StringComparer.Ordinal),
                PanelPeople.Conflicts(known, stage, innovations)
            );
        });
    }

    /// <summary>What bars a juror from an entry, or null.</summary>
    public string? ConflictOf(string juror, string entry)
    {
        if (_seats.Count == 0)
            return _stage.Conflicts.Contains("declared") ? _known.ConflictOf(juror, entry) : null;
        var (innovations, jurors, check) = _panel.Value;
        return check
            .Of(jurors.GetValueOrDefault(juror) ?? new Juror(juror, juror), PanelPeople.Entry(innovations, innovations.Find(entry)))
            ?.Because;
    }

    /// <summary>
    /// What bars a juror who has the seat from an entry, or null. The same as <see cref="ConflictOf"/> without going through all entries
    /// and seats of the stage: this check runs on every saved mark and must be cheap.
    /// </summary>
    /// <param name="known">What is in force.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="juror">The juror's id.</param>
    /// <param name="entry">The entry.</param>
    public static string? ConflictOfSeated(CurrentFacts known, Stage stage, string juror, PanelEntry entry)
    {
        var person = PanelPeople.Juror(known, stage, juror) ?? new Juror(juror, juror);
        return PanelPeople.Conflicts(known, stage, entry).Of(person, entry)?.Because;
    }

    /// <summary>True if the juror has the seat, or if no seats are assigned.</summary>
    public bool HasSeat(string juror, string entry) => _seats.Count == 0 || _seats.Contains(new Seat(entry, juror));
}
