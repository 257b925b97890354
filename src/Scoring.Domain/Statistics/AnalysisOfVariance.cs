using System.Runtime.InteropServices;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>Whether entries, or jurors, differ by more than chance once the others are allowed for.</summary>
/// <param name="Freedom">The degrees of freedom: how many there are, less one.</param>
/// <param name="MeanSquare">The sum of squares that only they explain, divided by the degrees of freedom; in points squared.</param>
/// <param name="F">The mean square divided by that of the error; null if the marks fit without any error.</param>
/// <param name="Probability">How often chance alone would give such an F, 0 to 1; null likewise.</param>
public sealed record EffectTest(int Freedom, decimal MeanSquare, decimal? F, decimal? Probability);

/// <summary>
/// The analysis of variance of mark = entry + juror + error on incomplete data: entries after jurors and jurors after entries, each against
/// the error (type II sums of squares; of a complete panel the usual ones). Source: Searle, Linear Models (1971), 7.1; Shrout and Fleiss,
/// Psychological Bulletin 86 (1979), 420-428, call the mean squares BMS, JMS and EMS.
/// </summary>
/// <param name="Entries">Whether entries differ, severity allowed for.</param>
/// <param name="Jurors">Whether jurors differ in severity, entries allowed for.</param>
/// <param name="ErrorFreedom">The degrees of freedom of the error.</param>
/// <param name="ErrorMeanSquare">The mean square of the error, in points squared.</param>
public sealed record AnalysisOfVariance(EffectTest Entries, EffectTest Jurors, int ErrorFreedom, decimal ErrorMeanSquare)
{
    /// <summary>The mean square within entries, severity included (their WMS), in points squared; it needs no jurors in common.</summary>
    public decimal WithinMeanSquare { get; private init; }

    /// <summary>The degrees of freedom within entries: marks less entries.</summary>
    public int WithinFreedom { get; private init; }

    /// <summary>Of a fit's marks; null without a fit.</summary>
    /// <param name="model">The fit.</param>
    public static AnalysisOfVariance? Of(AdditiveModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Refusal != FitRefusal.None)
            return null;
        var (ofJurors, ofEntries) = (new Dictionary<string, Sums>(StringComparer.Ordinal), new Dictionary<int, Sums>());
        var error = 0m;
        foreach (var each in model.Residuals)
        {
            error += each.Residual * each.Residual;
            CollectionsMarshal.GetValueRefOrAddDefault(ofJurors, each.Mark.Juror, out _).Add(each.Mark.Mark);
            CollectionsMarshal.GetValueRefOrAddDefault(ofEntries, each.Mark.Entry, out _).Add(each.Mark.Mark);
        }
        error = Exact.Canonicalize(error);
        // What is left where only jurors, or only entries, explain the marks.
        var (withoutEntries, withoutJurors) = (ofJurors.Values.Sum(sums => sums.Within), ofEntries.Values.Sum(sums => sums.Within));
        var mean = Exact.Divide(error, model.Freedom);
        return new AnalysisOfVariance(
            Test(withoutEntries - error, model.Entries.Count - 1, mean, model.Freedom),
            Test(withoutJurors - error, model.Severities.Count - 1, mean, model.Freedom),
            model.Freedom,
            Digits(mean)
        )
        {
            WithinMeanSquare = Digits(Exact.Divide(withoutJurors, model.Marks - model.Entries.Count)),
            WithinFreedom = model.Marks - model.Entries.Count,
        };
    }

    private static EffectTest Test(decimal squares, int freedom, decimal error, int errorFreedom)
    {
        var mean = freedom == 0 ? 0m : Exact.Divide(Math.Max(0m, Exact.Canonicalize(squares)), freedom);
        if (error == 0m || freedom == 0)
            return new EffectTest(freedom, Digits(mean), null, null);
        var f = (double)Exact.Divide(mean, error);
        // The upper tail itself: 1 − P(F ≤ f) would lose the digits of a small one.
        var chance = Distributions.Beta(errorFreedom / (errorFreedom + freedom * f), errorFreedom / 2.0, freedom / 2.0);
        return new EffectTest(freedom, Digits(mean), FifteenDigits.Of(f), FifteenDigits.Of(chance));
    }

    private static decimal Digits(decimal number) => FifteenDigits.Of((double)Exact.Canonicalize(number)) ?? 0m;

    // Exact decimals: nothing is lost by summing first.
    private struct Sums
    {
        private int _count;
        private decimal _sum;
        private decimal _squares;

        public readonly decimal Within => _squares - Exact.Divide(_sum * _sum, _count);

        public void Add(decimal mark) => (_count, _sum, _squares) = (_count + 1, _sum + mark, _squares + mark * mark);
    }
}
