using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Jury.Agreement;

/// <summary>
/// One sentence that joins what the figures of a jury say one by one: order and points are different questions. The command line, the page
/// and the minutes say the same.
/// </summary>
/// <param name="Code">Kebab-case code, such as "order-only".</param>
public sealed record JuryVerdict(string Code)
{
    // Koo and Li's limits of a moderate and a good reliability, Krippendorff's of an alpha that allows tentative conclusions.
    internal const decimal Fair = 0.5m;
    internal const decimal Good = 0.75m;
    private const decimal LeastAlpha = 0.667m;

    /// <summary>The sentence, in "id" or "en".</summary>
    public string In(string language) => T.Get("verdict." + Code, language);

    /// <summary>The verdict on a stage; null before its first mark.</summary>
    internal static JuryVerdict? Of(Evaluation evaluation, Stage stage)
    {
        var total = new MarkTable(JurorFold.SeatsOf(evaluation, JuryMeasures.SeatOf(evaluation.Edition, stage)));
        if (total.Marks.Count == 0)
            return null;
        var adjusted = evaluation
            .Edition.Rankings.SelectMany(rule => JurorFold.Of(rule.Score))
            .Any(fold => fold.Stage == stage.Id && fold.Fold is SeverityAdjusted { IsOfficial: true });
        return Of(JuryMeasures.Of(null, null, total), adjusted);
    }

    /// <summary>The verdict on the totals of a stage.</summary>
    /// <param name="total">The totals.</param>
    /// <param name="ranksAdjusted">True if a ranking ranks by marks adjusted for severity.</param>
    public static JuryVerdict Of(MeasureAgreement total, bool ranksAdjusted)
    {
        ArgumentNullException.ThrowIfNull(total);
        var points = total.Alpha(Metric.Interval).Alpha ?? 0m;
        var model = total.Severity.Model;
        // Marks of groups without a common entry agree within each group at most, however reliable their means look together.
        var apart = total.Severity.Refusal == FitRefusal.NotConnected;
        var agreed =
            apart ? "groups"
            : points < LeastAlpha ? "order-only"
            : "good";
        return new JuryVerdict(
            total.Table.Jurors.Count < 2 ? "one-juror"
            : total.Table.Entries.Count < 2 ? "one-entry"
            : total.Intraclass.Refusal == AgreementRefusal.NoVariation || total.Components.Refusal == AgreementRefusal.NoVariation
                ? "all-equal"
            : JurorsAreFlat(total.Table) ? "all-flat"
            : ranksAdjusted && model is { Refusal: FitRefusal.None, EntryReliability: { } adjusted } ? Graded(adjusted, "adjusted-good")
            : total.Intraclass.Of(total.FittingMean) is { } mean
                ? mean.IsNone ? "none"
                    // Two entries that two jurors order alike show agreement, and yet nearly nothing.
                    : mean is { Lower: < Fair, Value: >= Good } ? "thin"
                    : Graded(mean.Lower ?? mean.Value!.Value, agreed)
            : total.Components.ReliabilityOf(total.UsualMarks, ownJurors: true) is { } shared ? Graded(shared, agreed)
            : model is { Refusal: FitRefusal.None, EntryReliability: { } told } ? Graded(told, "adjusted-good")
            : "cannot"
        );
    }

    private static bool JurorsAreFlat(MarkTable table) =>
        table.Marks.GroupBy(mark => mark.Juror).All(own => own.Skip(1).Any() && own.DistinctBy(mark => mark.Mark).Count() == 1);

    private static string Graded(decimal reliability, string good) =>
        reliability < Fair ? "weak"
        : reliability < Good ? "fair"
        : good;
}
