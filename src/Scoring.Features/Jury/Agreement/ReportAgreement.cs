using MediatR;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Agreement;

/// <summary>A chair asks how far the jurors of a stage agree, who is strict, and what looks odd. Nothing is written.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The id of the stage; null if the edition has only one.</param>
[Allow(Access.Readers)]
public sealed record ReportAgreement(string Edition, string? Stage = null) : IRequest<AgreementReport>, INamesAnEdition;

/// <summary>Reads the marks of a stage as the ranking counts them and computes the agreement; stores nothing.</summary>
/// <param name="evaluations">The current rules and facts.</param>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The imported data.</param>
internal sealed class ReportAgreementHandler(Evaluations evaluations, UnitOfWork work, PayloadCache cache)
    : IRequestHandler<ReportAgreement, AgreementReport>
{
    private const int LeastOfPanel = JuryMeasures.LeastOfPanel;

    /// <inheritdoc/>
    public Task<AgreementReport> Handle(ReportAgreement request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.FactsOf(request.Edition);
        var stage = Find(evaluation.Edition, request.Stage);
        var sheets = evaluation.Facts.SheetsOf(stage);
        var total = new MarkTable(JurorFold.SeatsOf(evaluation, JuryMeasures.SeatOf(evaluation.Edition, stage)));
        if (total.Marks.Count == 0)
            throw new RefusalException(
                RefusalKind.Data,
                sheets.Sheets.Any(sheet => sheet.Marks.Any(mark => mark is not null)) ? "no-totals" : "no-marks",
                stage.Id,
                evaluation.Edition.Id
            );
        List<MarkTable> criteria =
        [
            .. Enumerable
                .Range(0, stage.Leaves.Count)
                .Select(leaf => MarkTable.OfCriterion(sheets, leaf))
                .Select(one => Shared(one, total)),
        ];
        List<MeasureAgreement> measures = [JuryMeasures.Of(null, null, total)];
        measures.AddRange(
            stage
                .Leaves.Zip(criteria)
                .Where(pair => pair.Second.Marks.Count > 0)
                .Select(pair => MeasureOf(pair.First, stage.ScaleOf(pair.First), pair.Second, measures[0]))
        );
        return Task.FromResult(
            new AgreementReport(
                evaluation.Edition,
                stage,
                evaluation.Facts.Innovations,
                DesignOf(sheets, total),
                measures,
                measures[0].CompleteEntries is not null || total.IsComplete ? [] : PanelsOf(total),
                Halo.Of(criteria),
                HomeOf(evaluation, total, JurorsOf(imports, request.Edition)),
                AdjustedRankings.Of(evaluation, stage, measures[0].Severity),
                imports.Any(import => import.IsIllustrative)
            )
            {
                Drift = JurorDrift.Of(total, TimesOf(sheets)),
                Rasch = new(() => RaschOf(stage, criteria)),
            }
        );
    }

    // Of a stage with one criterion the total is the same marks again: neither kept nor computed twice.
    private static MarkTable Shared(MarkTable table, MarkTable total) => table.Marks.SequenceEqual(total.Marks) ? total : table;

    private static MeasureAgreement MeasureOf(Criterion criterion, Scale scale, MarkTable table, MeasureAgreement total) =>
        table == total.Table
            ? total with
            {
                Criterion = criterion,
                Kappa = JuryMeasures.KappaOf(scale, table),
            }
            : JuryMeasures.Of(criterion, scale, table);

    private static Stage Find(Edition edition, string? wanted)
    {
        var known = string.Join(", ", edition.Stages.Select(stage => stage.Id));
        if (edition.Stages.Count == 0)
            throw new RefusalException(RefusalKind.Usage, "no-stages", edition.Id);
        if (wanted is null)
            return edition.Stages.Count == 1
                ? edition.Stages[0]
                : throw new RefusalException(RefusalKind.Usage, "stage-needed", edition.Id, known);
        return edition.StageOf(wanted) ?? throw new RefusalException(RefusalKind.Usage, "unknown-stage", wanted, known);
    }

    private static JuryDesign DesignOf(SheetFacts sheets, MarkTable total)
    {
        var counts = Enumerable.Range(0, total.Entries.Count).Select(row => total.Row(row).Count).ToList();
        var shape =
            total.IsComplete ? DesignShape.SameJurors
            : counts.Min() == counts.Max() ? DesignShape.OwnJurors
            : DesignShape.UnequalNumbers;
        var counted = Enumerable.Range(0, sheets.Counted.Owners).Sum(entry => sheets.Counted.Of(entry).Length);
        return new JuryDesign(
            shape,
            total.Jurors.Count,
            total.Entries.Count,
            total.Marks.Count,
            counts.Min(),
            counts.Max(),
            sheets.Sheets.Count(sheet => sheet.Superseded),
            sheets.Sheets.Count(sheet => !sheet.Superseded && sheet.Juror == sheets.Stage.ConsensusJuror),
            counted - total.Marks.Count
        );
    }

    private static IEnumerable<TimedMark> TimesOf(SheetFacts sheets) =>
        sheets
            .Sheets.Where(sheet => !sheet.Superseded && sheet.SubmittedAt is not null)
            .Select(sheet => new TimedMark(new JurorMark(sheet.Innovation, sheet.Juror, 0m), sheet.SubmittedAt!.Value));

    private static RatingScaleModel RaschOf(Stage stage, List<MarkTable> criteria)
    {
        var scales = stage.Leaves.Select(stage.ScaleOf).Select(scale => (scale.From, scale.To)).Distinct().Count();
        return scales > 1
            ? RatingScaleModel.Refused(AgreementRefusal.NoSharedSteps)
            : RatingScaleModel.Of([
                .. stage
                    .Leaves.Zip(criteria)
                    .SelectMany(pair => pair.Second.Marks.Select(mark => new Rating(mark.Entry, mark.Juror, pair.First.Id, mark.Mark))),
            ]);
    }

    private static List<PanelAgreement> PanelsOf(MarkTable total) =>
        [
            .. Enumerable
                .Range(0, total.Entries.Count)
                .GroupBy(row => string.Join('\n', total.Row(row).Select(mark => mark.Juror)), StringComparer.Ordinal)
                .Where(panel => panel.Count() >= LeastOfPanel && total.Row(panel.First()).Count > 1)
                .OrderBy(panel => panel.Key, StringComparer.Ordinal)
                .Select(panel => new MarkTable(panel.SelectMany(total.Row)))
                .Select(table => new PanelAgreement(
                    table.Jurors,
                    table.Entries.Count,
                    IntraclassCorrelation.Of(table),
                    KendallW.Of(table)
                )),
        ];

    private Dictionary<string, Dictionary<string, string>> JurorsOf(IEnumerable<ImportRecord> imports, string edition)
    {
        var jurors = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var import in imports.Where(import => import is { Kind: ImportKind.Jurors, EnteredAs: null } && import.Edition == edition))
        {
            foreach (var (values, _) in ((PeopleRows)cache.Of(work, import)).Records)
                jurors[values["juror"]] = values;
        }
        return jurors;
    }

    private static List<HomeBias> HomeOf(Evaluation evaluation, MarkTable total, Dictionary<string, Dictionary<string, string>> jurors)
    {
        var (facts, agencies) = (evaluation.Facts, evaluation.Facts.Innovations.Attribute("agency"));
        return
        [
            Bias("region", "region_code", entry =>
                facts.RegionOfInnovation[entry] is >= 0 and var region ? facts.Regions.Id(region) : null
            ),
            Bias("institution", "institution", entry => agencies?[entry] is { Length: > 0 } agency ? Titles.Key(agency) : null),
        ];

        HomeBias Bias(string by, string column, Func<int, string?> of)
        {
            string? Home(string juror) =>
                jurors.TryGetValue(juror, out var values) && values.TryGetValue(column, out var home) && home.Length > 0
                    ? by == "region"
                        ? home
                        : Titles.Key(home)
                    : null;
            return new HomeBias(by, total.Jurors.Count(juror => Home(juror) is not null), RegionBias.Of(total, Home, of));
        }
    }
}
