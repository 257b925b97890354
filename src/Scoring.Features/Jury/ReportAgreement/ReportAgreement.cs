using Scoring.Domain.Agreement;
using Scoring.Domain.Facts;
using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.ReportAgreement;

/// <summary>A chair asks how far the jurors of a stage agree, who is strict, and what looks odd. Nothing is written.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The id of the stage; null where the edition has one only.</param>
public sealed record ReportAgreement(string Edition, string? Stage = null) : IRequest<AgreementReport>, INamesAnEdition;

/// <summary>Who marked what.</summary>
public enum DesignShape
{
    /// <summary>Every juror marked every entry.</summary>
    SameJurors,

    /// <summary>Every entry has equally many marks, not of the same jurors.</summary>
    OwnJurors,

    /// <summary>Entries have different numbers of marks.</summary>
    UnequalNumbers,
}

/// <summary>What the figures of a stage rest on.</summary>
/// <param name="Shape">Who marked what.</param>
/// <param name="Jurors">How many jurors have a total.</param>
/// <param name="Entries">How many entries have one.</param>
/// <param name="Marks">How many totals there are, one a seat.</param>
/// <param name="Fewest">The fewest totals of an entry.</param>
/// <param name="Most">The most.</param>
/// <param name="Superseded">Sheets left out because a newer one of the same juror counts.</param>
/// <param name="Plenary">Sheets left out because they are the plenary's.</param>
/// <param name="WithoutTotal">Seats without a total.</param>
public sealed record JuryDesign(DesignShape Shape, int Jurors, int Entries, int Marks, int Fewest, int Most, int Superseded, int Plenary, int WithoutTotal);

/// <summary>The agreement on one criterion, or on the total.</summary>
/// <param name="Criterion">The criterion; null for the stage's total.</param>
/// <param name="Table">The marks.</param>
/// <param name="Intraclass">ICC in six forms.</param>
/// <param name="Concordance">Kendall's W.</param>
/// <param name="Alphas">Krippendorff's alpha: nominal, ordinal, interval, ratio.</param>
/// <param name="Kappa">Fleiss' kappa; null where the scale is not of two marks.</param>
/// <param name="Severity">How strict each juror is.</param>
/// <param name="Outliers">Marks and jurors that the additive model does not explain, by group of jurors.</param>
/// <param name="Slips">Marks that look like slips.</param>
public sealed record MeasureAgreement(
    Criterion? Criterion, MarkTable Table, IntraclassCorrelation Intraclass, KendallW Concordance, IReadOnlyList<KrippendorffAlpha> Alphas, FleissKappa? Kappa,
    SeverityTable Severity, IReadOnlyList<JurorOutliers> Outliers, Slips Slips)
{
    /// <summary>Where a few entries lack a mark: how many all jurors marked, on which alone ICC and W rest. Null where they rest on all, or cannot be given.</summary>
    public int? CompleteEntries { get; init; }

    /// <summary>The form that fits a ranking by the mean of these marks: severity common to all entries moves no rank.</summary>
    public IntraclassForm FittingMean => Intraclass.IsOneWay ? IntraclassForm.OneWayMean : IntraclassForm.FixedMean;

    /// <summary>The form that fits one juror's marks.</summary>
    public IntraclassForm FittingSingle => Intraclass.IsOneWay ? IntraclassForm.OneWaySingle : IntraclassForm.FixedSingle;

    /// <summary>Alpha on one scale level.</summary>
    public KrippendorffAlpha Alpha(Metric metric) => Alphas[(int)metric];
}

/// <summary>The agreement of the jurors who marked the same entries, where not all marked all.</summary>
/// <param name="Jurors">The jurors.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="Intraclass">ICC of the totals.</param>
/// <param name="Concordance">Kendall's W of the totals.</param>
public sealed record PanelAgreement(IReadOnlyList<string> Jurors, int Entries, IntraclassCorrelation Intraclass, KendallW Concordance);

/// <summary>Whether jurors are kinder to what is their own.</summary>
/// <param name="By">"region" or "institution".</param>
/// <param name="Known">Of how many jurors it is known.</param>
/// <param name="Bias">The figures.</param>
public sealed record HomeBias(string By, int Known, RegionBias Bias);

/// <summary>A line of a ranking with the place that it would have without the jurors' severity.</summary>
/// <param name="Official">The line as it is.</param>
/// <param name="Rank">The adjusted rank; null where there is none.</param>
/// <param name="Score">The adjusted score, exact; null where there is none.</param>
/// <param name="WithinCut">True where it would be within the cut by marks.</param>
public sealed record AdjustedLine(RankedUnit Official, decimal? Rank, decimal? Score, bool WithinCut)
{
    /// <summary>By how many places it would move: below 0 it would be better placed. Null where a rank is missing.</summary>
    public decimal? Difference => Rank - Official.Rank;
}

/// <summary>A ranking beside the one that the jurors' severity is taken out of. The official one stands.</summary>
/// <param name="Rule">The ranking.</param>
/// <param name="RuleSaysSo">True where the rule itself ranks by the adjusted marks.</param>
/// <param name="Lines">Its lines in official order.</param>
public sealed record AdjustedRanking(RankingRule Rule, bool RuleSaysSo, IReadOnlyList<AdjustedLine> Lines);

/// <summary>What is to be known of the jurors of a stage.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Entries">The entries, by the numbers that the tables use.</param>
/// <param name="Design">What the figures rest on.</param>
/// <param name="Measures">The total, then each criterion.</param>
/// <param name="Panels">Panels with at least five entries, where not all jurors marked all entries.</param>
/// <param name="Halo">How alike each juror's criteria run.</param>
/// <param name="Home">Kindness to the own region and institution.</param>
/// <param name="Adjusted">The rankings that the stage decides, beside the adjusted ones; empty where severity cannot be told.</param>
/// <param name="IsIllustrative">True where any file in force says that its figures are made up.</param>
public sealed record AgreementReport(
    Edition Edition, Stage Stage, UnitTable Entries, JuryDesign Design, IReadOnlyList<MeasureAgreement> Measures, IReadOnlyList<PanelAgreement> Panels, Halo Halo,
    IReadOnlyList<HomeBias> Home, IReadOnlyList<AdjustedRanking> Adjusted, bool IsIllustrative)
{
    /// <summary>The agreement on the total.</summary>
    public MeasureAgreement Total => Measures[0];
}
