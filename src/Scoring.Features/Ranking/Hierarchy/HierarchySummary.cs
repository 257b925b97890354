using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Hierarchy;

/// <summary>What the figures of a composite index mean, in a few words of "id" or "en".</summary>
public static class HierarchySummary
{
    private const decimal LongTail = 2m;
    private const decimal HeavyTail = 3.5m;
    private const int ShiftPlaces = 2;

    /// <summary>The share of units that reported an indicator, in percent.</summary>
    public static decimal? CoverageOf(this HierarchyReport report, IndicatorFigures figures) =>
        report.Figures.Units == 0 ? null : Exact.Canonicalize(Exact.Divide(figures.Reported.Count * 100m, report.Figures.Units));

    /// <summary>The unit that moves most without a part, or null.</summary>
    public static string? MoverOf(this HierarchyReport report, NodeFigures figures) =>
        figures.Without is { Largest: > 0m } shift ? report.UnitNames[shift.Unit] : null;

    /// <summary>
    /// How an indicator is distributed (skewness from 2 with kurtosis from 3.5 is a long tail, following the JRC), and who did not report
    /// it.
    /// </summary>
    public static string OfSpread(HierarchyReport report, IndicatorFigures figures, string language)
    {
        var reported = figures.Reported;
        var gaps = report.Figures.Units - reported.Count;
        var spread = reported switch
        {
            { Count: 0 } => "none",
            { Count: 1 } => "few",
            _ when reported.Minimum == reported.Maximum => "equal",
            { Count: < Coherence.LeastUnits } => "few",
            _ when figures.Shape.Flags.Contains(DataFlag.TwoValues) => "two",
            { Skewness: { } skewness, Kurtosis: >= HeavyTail } when Math.Abs(skewness) >= LongTail => figures.Treatment == Treated.Not
                ? "tail"
                : "tamed",
            _ => "even",
        };
        var text = T.Get("report.spread." + spread, language);
        return gaps == 0 || reported.Count == 0 ? text : $"{text}; {T.Get("report.gaps", language, gaps, report.Figures.Units)}";
    }

    /// <summary>What should be looked at in an indicator's values, in a few words; empty for nothing.</summary>
    public static string OfFlags(IndicatorFigures figures, string language) =>
        string.Join("; ", figures.Shape.Flags.Select(flag => T.Get("data-flag." + flag, language)));

    /// <summary>Whether a unit is strong or weak in a part.</summary>
    public static string OfProfile(ProfileLine line, string language) => T.Get("profile." + line.Standing, language);

    /// <summary>Whether the parts of a node belong together.</summary>
    public static string OfAlpha(NodeFigures figures, string language) =>
        (figures.Node.Children.Count, figures.Alpha) switch
        {
            (1, _) => T.Get("report.one-part", language),
            (_, null) => T.Get("relation.Unknown", language),
            _ when figures.Values.Count < Coherence.LeastUnits => T.Get("relation.Unknown", language),
            (_, >= Direction.CoherentFrom) => T.Get("report.coherent", language),
            (_, < 0m) => T.Get("report.opposed", language),
            _ => T.Get("report.incoherent", language),
        };

    /// <summary>The meaning of a correlation; that of two units means nothing.</summary>
    /// <param name="coefficient">Pearson's correlation.</param>
    /// <param name="units">How many units it rests on.</param>
    /// <param name="language">"id" or "en".</param>
    public static string OfCorrelation(decimal? coefficient, int units, string language) =>
        T.Get("relation." + Direction.Of(coefficient, units), language);

    /// <summary>Whether a part has the importance that is wanted, with the weights found.</summary>
    public static string OfOptimised(WeightOptimisation found, OptimisedPart part, string language) =>
        T.Get(
            "optimised."
                + (
                    found.Against.Contains(part) ? "against"
                    : found.IsReached ? "reached"
                    : part.ShareAfter < part.Target ? "less"
                    : "more"
                ),
            language
        );

    /// <summary>What weights that were searched for reach, in a sentence.</summary>
    public static string OfOptimised(WeightOptimisation found, string language) =>
        found.IsReached ? T.Get("optimised.all", language, found.Node.Name)
        : found.Against is { Count: > 0 } against
            ? T.Get("optimised.not-against", language, found.Node.Name, string.Join(", ", against.Select(part => part.Node.Id)))
        : T.Get(
            "optimised.not",
            language,
            found.Node.Name,
            Exact.Round((found.Farthest ?? 0m) * 100m, ShiftPlaces, RoundingMode.HalfAwayFromZero)
        );

    /// <summary>The effect of leaving a part out.</summary>
    public static string OfInfluence(HierarchyReport report, NodeFigures figures, string language) =>
        figures.Without switch
        {
            null => T.Get("relation.Unknown", language),
            { Largest: 0m } => T.Get("report.shift.none", language),
            { } shift => T.Get(
                "report.shift.some",
                language,
                Exact.Round(shift.Mean, ShiftPlaces, RoundingMode.HalfAwayFromZero),
                shift.Largest,
                report.UnitNames[shift.Unit]
            ),
        };
}
