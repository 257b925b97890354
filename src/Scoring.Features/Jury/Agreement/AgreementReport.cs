using Scoring.Domain.Facts;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;

namespace Scoring.Features.Jury.Agreement;

/// <summary>Who marked what.</summary>
public enum DesignShape
{
    /// <summary>Every juror marked every entry.</summary>
    SameJurors,

    /// <summary>Every entry has equally many marks, but not from the same jurors.</summary>
    OwnJurors,

    /// <summary>Entries have different numbers of marks.</summary>
    UnequalNumbers,
}

/// <summary>The data the figures of a stage rest on.</summary>
/// <param name="Shape">Who marked what.</param>
/// <param name="Jurors">How many jurors have a total.</param>
/// <param name="Entries">How many entries have one.</param>
/// <param name="Marks">How many totals there are, one per seat.</param>
/// <param name="Fewest">The fewest totals of an entry.</param>
/// <param name="Most">The most totals of an entry.</param>
/// <param name="Superseded">Sheets left out because a newer one of the same juror counts.</param>
/// <param name="Plenary">Sheets left out because they are the plenary's.</param>
/// <param name="WithoutTotal">Seats without a total.</param>
public sealed record JuryDesign(
    DesignShape Shape,
    int Jurors,
    int Entries,
    int Marks,
    int Fewest,
    int Most,
    int Superseded,
    int Plenary,
    int WithoutTotal
);

/// <summary>The agreement on one criterion, or on the total.</summary>
/// <param name="Criterion">The criterion; null for the stage's total.</param>
/// <param name="Table">The marks.</param>
/// <param name="Intraclass">ICC in six forms.</param>
/// <param name="Concordance">Kendall's W.</param>
/// <param name="Alphas">Krippendorff's alpha: nominal, ordinal, interval, ratio.</param>
/// <param name="Kappa">Fleiss' kappa; null unless the scale has two marks.</param>
/// <param name="Severity">How strict each juror is.</param>
/// <param name="Outliers">Marks and jurors that the additive model does not explain, by group of jurors.</param>
/// <param name="TypingErrors">Marks that look like typing errors.</param>
public sealed record MeasureAgreement(
    Criterion? Criterion,
    MarkTable Table,
    IntraclassCorrelation Intraclass,
    KendallW Concordance,
    IReadOnlyList<KrippendorffAlpha> Alphas,
    FleissKappa? Kappa,
    SeverityTable Severity,
    IReadOnlyList<JurorOutliers> Outliers,
    TypingErrors TypingErrors
)
{
    /// <summary>
    /// If a few entries lack a mark, the number of entries all jurors marked, on which alone ICC and W rest. Null if they rest on all
    /// entries or cannot be given.
    /// </summary>
    public int? CompleteEntries { get; init; }

    /// <summary>Where the marks differ: between entries, between jurors, or neither.</summary>
    public required VarianceComponents Components { get; init; }

    /// <summary>How far alpha and W depend on which entries took part. Computed when first asked for.</summary>
    public required Lazy<AgreementIntervals> Intervals { get; init; }

    /// <summary>By how far plain and adjusted means are off; null where that cannot be said.</summary>
    public AdjustmentErrors? Errors => AdjustmentErrors.Of(Table, Severity.Model, Components);

    /// <summary>Whether entries and jurors differ beyond chance, each allowed for the other. Computed when first asked for.</summary>
    public required Lazy<AnalysisOfVariance?> Variance { get; init; }

    /// <summary>How many marks an entry has on average, rounded down.</summary>
    public int UsualMarks => Table.Marks.Count / Table.Entries.Count;

    /// <summary>True if every entry has jurors of its own, so that severity does not cancel out of an order of the entries.</summary>
    public bool HasOwnJurors => !Table.IsComplete;

    /// <summary>The reliability of one juror's mark that fits who marked what; null if it cannot be given.</summary>
    public decimal? Single => Intraclass.Of(FittingSingle)?.Value ?? Components.ReliabilityOf(1, HasOwnJurors);

    /// <summary>The form that fits a ranking by the mean of these marks: severity common to all entries changes no rank.</summary>
    public IntraclassForm FittingMean => Intraclass.IsOneWay ? IntraclassForm.OneWayMean : IntraclassForm.FixedMean;

    /// <summary>The form that fits one juror's marks.</summary>
    public IntraclassForm FittingSingle => Intraclass.IsOneWay ? IntraclassForm.OneWaySingle : IntraclassForm.FixedSingle;

    /// <summary>Alpha at one level of measurement.</summary>
    public KrippendorffAlpha Alpha(Metric metric) => Alphas[(int)metric];
}

/// <summary>The agreement of the jurors who marked the same entries, if not all marked all.</summary>
/// <param name="Jurors">The jurors.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="Intraclass">ICC of the totals.</param>
/// <param name="Concordance">Kendall's W of the totals.</param>
public sealed record PanelAgreement(IReadOnlyList<string> Jurors, int Entries, IntraclassCorrelation Intraclass, KendallW Concordance);

/// <summary>Whether jurors are kinder to their own region or institution.</summary>
/// <param name="By">"region" or "institution".</param>
/// <param name="Known">The number of jurors for whom it is known.</param>
/// <param name="Bias">The figures.</param>
public sealed record HomeBias(string By, int Known, RegionBias Bias);

/// <summary>A line of a ranking with its place without the jurors' severity.</summary>
/// <param name="Official">The official line.</param>
/// <param name="Rank">The adjusted rank, or null.</param>
/// <param name="Score">The adjusted score, exact, or null.</param>
/// <param name="WithinCut">True if it would be within the cut by marks.</param>
public sealed record AdjustedLine(RankedUnit Official, decimal? Rank, decimal? Score, bool WithinCut)
{
    /// <summary>How many places it would move: negative is a better place. Null if a rank is missing.</summary>
    public decimal? Difference => Rank - Official.Rank;
}

/// <summary>A ranking compared with the one without the jurors' severity. The official one is valid.</summary>
/// <param name="Rule">The ranking.</param>
/// <param name="RuleSaysSo">True if the rule itself ranks by the adjusted marks.</param>
/// <param name="Lines">Its lines in official order.</param>
public sealed record AdjustedRanking(RankingRule Rule, bool RuleSaysSo, IReadOnlyList<AdjustedLine> Lines);

/// <summary>A report on the jurors of a stage.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Entries">The entries, by the numbers used in the tables.</param>
/// <param name="Design">The data the figures rest on.</param>
/// <param name="Measures">The total, then each criterion.</param>
/// <param name="Panels">Panels with at least five entries, if not all jurors marked all entries.</param>
/// <param name="Halo">How similar each juror's marks are across criteria.</param>
/// <param name="Home">Kindness to the juror's own region and institution.</param>
/// <param name="Adjusted">The rankings the stage decides, with the adjusted ones; empty if severity cannot be estimated.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up.</param>
public sealed record AgreementReport(
    Edition Edition,
    Stage Stage,
    UnitTable Entries,
    JuryDesign Design,
    IReadOnlyList<MeasureAgreement> Measures,
    IReadOnlyList<PanelAgreement> Panels,
    Halo Halo,
    IReadOnlyList<HomeBias> Home,
    IReadOnlyList<AdjustedRanking> Adjusted,
    bool IsIllustrative
)
{
    /// <summary>Whether jurors became stricter or more lenient along the way.</summary>
    public required JurorDrift Drift { get; init; }

    /// <summary>
    /// The many-facet Rasch model of the criteria; refused where they have scales of their own. Computed when first asked for.
    /// </summary>
    public required Lazy<RatingScaleModel> Rasch { get; init; }

    /// <summary>
    /// Cronbach's alpha of the criteria, each by the mean of its marks for an entry: whether they measure one thing. Null for fewer
    /// than two criteria.
    /// </summary>
    public decimal? CriteriaAlpha =>
        Coherence.CronbachAlpha([
            .. Measures
                .Where(measure => measure.Criterion is not null)
                .Select(measure => MeansOf(measure.Table))
                .Select(means =>
                    (IReadOnlyList<decimal?>)
                        [.. Total.Table.Entries.Select(entry => means.TryGetValue(entry, out var mean) ? mean : (decimal?)null)]
                ),
        ]);

    /// <summary>The agreement on the total.</summary>
    public MeasureAgreement Total => Measures[0];

    /// <summary>
    /// The measures whose single marks are looked at: with one criterion the total is the same marks again, and nothing is counted twice.
    /// </summary>
    public IReadOnlyList<MeasureAgreement> Looked => Measures.Count == 2 ? [Total] : Measures;

    /// <summary>Jurors with one mark for all entries or with the marks of another.</summary>
    public SheetHabits Habits => SheetHabits.Of(Total.Table);

    /// <summary>All of it in one sentence.</summary>
    public JuryVerdict Verdict => JuryVerdict.Of(Total, RanksAdjusted);

    /// <summary>True if a ranking that the stage decides ranks by marks adjusted for severity.</summary>
    public bool RanksAdjusted => Adjusted.Any(ranking => ranking.RuleSaysSo);

    private static Dictionary<int, decimal> MeansOf(MarkTable table) =>
        table
            .Entries.Index()
            .ToDictionary(
                entry => entry.Item,
                entry => Exact.Divide(table.Row(entry.Index).Sum(mark => mark.Mark), table.Row(entry.Index).Count)
            );
}
