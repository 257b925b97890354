using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;

namespace Scoring.Features.Jury.Agreement;

/// <summary>What is computed of the marks for a criterion, or of the totals of a stage.</summary>
internal static class JuryMeasures
{
    /// <summary>The fewest entries that a panel must have marked before figures about it are given.</summary>
    public const int LeastOfPanel = 5;

    private const double ShareOfComplete = 0.8;

    /// <summary>The total a ranking uses; if no ranking uses one, the plain total.</summary>
    public static Step SeatOf(Edition edition, Stage stage) =>
        edition
            .Rankings.Select(ranking => ranking.Score)
            .Concat(edition.Steps.Values)
            .SelectMany(JurorFold.Of)
            .FirstOrDefault(fold => fold.Stage == stage.Id)
            ?.Seat
        ?? new CriteriaTotal(new StepHead("total", "criteria-total", stage.Name, Level.Sheet(stage.Id)), stage, AbsentInput.GivesAbsent);

    /// <summary>All figures of a table of marks.</summary>
    public static MeasureAgreement Of(Criterion? criterion, Scale? scale, MarkTable table)
    {
        var severity = SeverityTable.Of(table);
        var models =
            severity.Groups.Count == 1
                ? [severity.Model]
                : severity.Groups.Select(group => AdditiveModel.Fit([.. table.Marks.Where(mark => group.Members.Contains(mark.Juror))]));
        var whole = MostlyComplete(table);
        return new MeasureAgreement(
            criterion,
            table,
            IntraclassCorrelation.Of(whole ?? table),
            KendallW.Of(whole ?? table),
            KrippendorffAlpha.Of(table),
            scale is null ? null : KappaOf(scale, table),
            severity,
            [.. models.Select(model => JurorOutliers.Of(model))],
            TypingErrors.Of(table)
        )
        {
            CompleteEntries = whole?.Entries.Count,
            Components = VarianceComponents.Of(table, severity.Model),
            Variance = new(() => AnalysisOfVariance.Of(severity.Model)),
            Intervals = new(() => AgreementIntervals.Of(table, whole ?? table)),
        };
    }

    /// <summary>Fleiss' kappa of marks on a scale of two; null on any other.</summary>
    public static FleissKappa? KappaOf(Scale scale, MarkTable table) =>
        IsPassOrFail(scale) ? FleissKappa.Of(table, mark => mark == scale.From ? 0 : 1) : null;

    /// <summary>If a few entries lack a mark, the entries all jurors marked; null if none or many lack one.</summary>
    private static MarkTable? MostlyComplete(MarkTable table)
    {
        if (table.IsComplete)
            return null;
        var rows = Enumerable.Range(0, table.Entries.Count).Where(row => table.Row(row).Count == table.Jurors.Count).ToList();
        return rows.Count >= LeastOfPanel && rows.Count >= table.Entries.Count * ShareOfComplete
            ? new MarkTable(rows.SelectMany(table.Row))
            : null;
    }

    private static bool IsPassOrFail(Scale scale) =>
        scale.Values is { Count: 2 }
        || (scale.Labels.Count == 2 && scale.Labels.All(label => label.From == label.To))
        || (scale.Decimals == 0 && scale.To - scale.From == 1m);
}
