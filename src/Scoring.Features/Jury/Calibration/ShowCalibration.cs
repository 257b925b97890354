using MediatR;
using Scoring.Domain.Jury;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Features.Core;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Features.Jury.Calibration;

/// <summary>Shows a stage's round of calibration: a juror's own part of it, or all of it to those who may read unpublished data.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
[Allow(Access.Sheets)]
public sealed record ShowCalibration(string Edition, string Stage) : IRequest<ShownCalibration>, INamesAnEdition;

/// <summary>A round of calibration.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Most">How many entries the chair may pick; 0 if the season has no round here.</param>
/// <param name="Round">The newest round; null if there was none.</param>
/// <param name="Entries">Its entries, in the order of the pick; for a juror those without a conflict of interest.</param>
/// <param name="Jurors">Every juror of the stage with how many entries they are done with; empty for a juror.</param>
/// <param name="Juror">The juror who looks; null for the others.</param>
/// <param name="Alpha">Krippendorff's alpha of the totals that are handed in; null for a juror and without a round.</param>
public sealed record ShownCalibration(
    Edition Edition,
    Stage Stage,
    int Most,
    CalibrationRound? Round,
    IReadOnlyList<CalibratedEntry> Entries,
    IReadOnlyList<CalibratedJuror> Jurors,
    string? Juror,
    KrippendorffAlpha? Alpha
)
{
    /// <summary>True if the juror who looks is done with every entry, and so sees the others.</summary>
    public bool IsDone => Juror is not null && Entries.All(entry => entry.Own?.IsSubmitted == true);
}

/// <summary>A juror and how far they are.</summary>
/// <param name="Juror">The juror's id.</param>
/// <param name="Name">The name.</param>
/// <param name="Done">How many entries are handed in.</param>
/// <param name="Of">How many there are for this juror.</param>
public sealed record CalibratedJuror(string Juror, string Name, int Done, int Of);

/// <summary>An entry of a round.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Title">Its title; empty if it has none, or the reader must not see it.</param>
/// <param name="Own">The juror's own sheet; null if not begun.</param>
/// <param name="OwnTotal">Its total; null if not begun.</param>
/// <param name="Total">The totals of all who are done; null while the reader may not see them or nobody is.</param>
/// <param name="Criteria">Each criterion with the own mark and those of all who are done.</param>
/// <param name="Totals">The total of each juror who is done, for those who see all; empty for a juror.</param>
public sealed record CalibratedEntry(
    string Entry,
    string Title,
    CalibrationSheet? Own,
    decimal? OwnTotal,
    MarkSpread? Total,
    IReadOnlyList<CalibratedCriterion> Criteria,
    IReadOnlyDictionary<string, decimal> Totals
);

/// <summary>A criterion of an entry.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Scale">Its scale.</param>
/// <param name="Allowed">The marks that it allows, as text.</param>
/// <param name="Own">The own mark; null for none.</param>
/// <param name="All">The marks of all who are done; null while the reader may not see them.</param>
public sealed record CalibratedCriterion(Criterion Criterion, Scale Scale, string Allowed, decimal? Own, MarkSpread? All);

/// <summary>Where marks lie.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Median">The middle one, or the mean of the two in the middle.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
public sealed record MarkSpread(int Count, decimal Median, decimal Lowest, decimal Highest)
{
    /// <summary>Where some marks lie; null if there are none.</summary>
    public static MarkSpread? Of(IEnumerable<decimal> marks)
    {
        decimal[] sorted = [.. marks.Order()];
        return sorted.Length == 0
            ? null
            : new MarkSpread(sorted.Length, (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, sorted[0], sorted[^1]);
    }
}

/// <summary>Lays the round out for the reader.</summary>
internal sealed class ShowCalibrationHandler(CalibrationDesk calibration, CalibrationStore store, ScoresheetEditor desk, Caller caller)
    : IRequestHandler<ShowCalibration, ShownCalibration>
{
    /// <inheritdoc/>
    public Task<ShownCalibration> Handle(ShowCalibration request, CancellationToken cancellationToken)
    {
        var facts = desk.FactsOf(request.Edition);
        var stage = ScoresheetEditor.StageOf(facts.Edition, request.Stage);
        var jurors = calibration.JurorsOf(request.Edition, stage);
        // Who is a juror here and runs nothing sees the own part; a chair who also marks is done first.
        var own = caller.Person.Juror is { } id && jurors.Contains(id) ? id : null;
        var seesAll = Access.Readers.Allows(caller.Person) && !caller.Person.IsBlind;
        if (own is null && !seesAll)
            throw new RefusalException(RefusalKind.Usage, "calibration-not-yours", stage.Id);
        var round = store.Of(request.Edition, stage.Id);
        var sheets = round is null ? new Dictionary<Seat, CalibrationSheet>() : store.Sheets(request.Edition, stage.Id);
        IReadOnlyList<string> entries =
            round is null ? []
            : seesAll || own is null ? round.Entries
            : CalibrationDesk.EntriesOf(facts, stage, round, own);
        var isDone = own is not null && entries.All(entry => sheets.GetValueOrDefault(new Seat(entry, own))?.IsSubmitted == true);
        List<CalibratedEntry> shown = [.. entries.Select(entry => Of(facts, stage, entry, sheets, own, seesAll || isDone, seesAll))];
        return Task.FromResult(
            new ShownCalibration(
                facts.Edition,
                stage,
                calibration.RuleOf(request.Edition, stage.Id)?.Entries ?? 0,
                round,
                shown,
                seesAll && round is not null ? [.. jurors.Select(juror => Of(facts, stage, round, sheets, juror))] : [],
                own,
                seesAll && round is not null ? Agreement(shown) : null
            )
        );
    }

    private static CalibratedJuror Of(
        MarkingFacts facts,
        Stage stage,
        CalibrationRound round,
        IReadOnlyDictionary<Seat, CalibrationSheet> sheets,
        string juror
    )
    {
        var own = CalibrationDesk.EntriesOf(facts, stage, round, juror);
        return new CalibratedJuror(
            juror,
            facts.NameOf(juror),
            own.Count(entry => sheets.GetValueOrDefault(new Seat(entry, juror))?.IsSubmitted == true),
            own.Count
        );
    }

    private static CalibratedEntry Of(
        MarkingFacts facts,
        Stage stage,
        string entry,
        IReadOnlyDictionary<Seat, CalibrationSheet> sheets,
        string? own,
        bool seesOthers,
        bool seesAll
    )
    {
        var done = sheets.Where(sheet => sheet.Key.Entry == entry && sheet.Value.IsSubmitted).ToList();
        var mine = own is null ? null : sheets.GetValueOrDefault(new Seat(entry, own));
        var totals = done.ToDictionary(
            sheet => sheet.Key.Juror,
            sheet => CalibrationDesk.TotalOf(facts, stage, entry, sheet.Value),
            StringComparer.Ordinal
        );
        return new CalibratedEntry(
            entry,
            facts.TitleOf(entry),
            mine,
            mine is null ? null : CalibrationDesk.TotalOf(facts, stage, entry, mine),
            seesOthers ? MarkSpread.Of(totals.Values) : null,
            [
                .. facts
                    .CriteriaOf(stage, entry)
                    .Select(leaf => new CalibratedCriterion(
                        leaf,
                        stage.ScaleOf(leaf),
                        ReadMarks.ScaleText(stage.ScaleOf(leaf)),
                        mine?.Marks.TryGetValue(leaf.Id, out var mark) == true ? mark : null,
                        seesOthers
                            ? MarkSpread.Of(
                                done.Where(sheet => sheet.Value.Marks.ContainsKey(leaf.Id)).Select(sheet => sheet.Value.Marks[leaf.Id])
                            )
                            : null
                    )),
            ],
            seesAll ? totals : new Dictionary<string, decimal>()
        );
    }

    private static KrippendorffAlpha Agreement(List<CalibratedEntry> entries) =>
        KrippendorffAlpha.Of(
            new MarkTable(entries.SelectMany((entry, place) => entry.Totals.Select(total => new JurorMark(place, total.Key, total.Value)))),
            Metric.Interval
        );
}
