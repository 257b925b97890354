using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>A predicted effect, shrunk towards the mean the more, the less certain it is.</summary>
/// <param name="Value">An entry's mark as an average juror would give it, or a juror's severity; in points of the sheet.</param>
/// <param name="StandardError">The root of its prediction error variance, in points.</param>
/// <param name="Reliability">How much of the variance it accounts for, 0 to 1; null if there is no such variance.</param>
/// <param name="Marks">How many marks it rests on.</param>
public sealed record Predicted(decimal Value, decimal StandardError, decimal? Reliability, int Marks);

/// <summary>
/// Where marks differ: how much of their variance is between entries, how much between jurors (severity), and how much is neither. By
/// restricted maximum likelihood (REML) over mark = μ + entry + juror + error with random entries and jurors, for any pattern of marks; of
/// complete tables it gives the mean squares' estimates wherever those are not below 0. The effects themselves are best linear unbiased
/// predictions (BLUP): a juror with few marks is drawn to the middle instead of trusted. Figures have ten significant digits. Source:
/// Patterson and Thompson, Biometrika 58 (1971), 545–554; Robinson, Statistical Science 6 (1991), 15–32; the use for juries: Brennan,
/// Generalizability Theory (2001), 2 and 7.
/// </summary>
public sealed class VarianceComponents
{
    private VarianceComponents(AgreementRefusal refusal) => Refusal = refusal;

    /// <summary>Why there are none; None if there are.</summary>
    public AgreementRefusal Refusal { get; }

    /// <summary>The general mean, in points of the sheet.</summary>
    public decimal Mean { get; private init; }

    /// <summary>The variance between entries, in squared points.</summary>
    public decimal OfEntries { get; private init; }

    /// <summary>The variance between jurors: how strict they are.</summary>
    public decimal OfJurors { get; private init; }

    /// <summary>The variance of what is neither: taste, mood, slips.</summary>
    public decimal OfError { get; private init; }

    /// <summary>The sum of the three.</summary>
    public decimal Total => OfEntries + OfJurors + OfError;

    /// <summary>The entries' marks, by the numbers of the entries; empty if refused.</summary>
    public IReadOnlyDictionary<int, Predicted> Entries { get; private init; } = new Dictionary<int, Predicted>();

    /// <summary>The jurors' severities, below 0 for a strict one; empty if refused.</summary>
    public IReadOnlyDictionary<string, Predicted> Jurors { get; private init; } = new Dictionary<string, Predicted>();

    /// <summary>The mean reliability of the entries' predicted marks, 0 to 1; null if entries do not differ.</summary>
    public decimal? EntryReliability => Middle(Entries.Values);

    /// <summary>The mean reliability of the jurors' predicted severities, 0 to 1; null if jurors do not differ.</summary>
    public decimal? SeverityReliability => Middle(Jurors.Values);

    /// <summary>
    /// The reliability of the mean of so many marks for an order of the entries: entries / (entries + error / k). With
    /// <paramref name="ownJurors"/>, severity is error as well, as where every entry has jurors of its own or a passing mark decides. 0 to
    /// 1; null if refused.
    /// </summary>
    /// <param name="marks">k, from 1.</param>
    /// <param name="ownJurors">True if severity counts as error.</param>
    public decimal? ReliabilityOf(int marks, bool ownJurors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(marks, 1);
        if (Refusal != AgreementRefusal.None)
            return null;
        var error = Exact.Divide(OfError + (ownJurors ? OfJurors : 0m), marks);
        return OfEntries + error == 0m ? null : TenDigits((double)OfEntries / (double)(OfEntries + error));
    }

    /// <summary>
    /// By how much two means of so many marks must differ for chance alone to be an unlikely cause: 1.96 √(2 error / k), in points.
    /// </summary>
    /// <param name="marks">k, from 1.</param>
    /// <param name="ownJurors">True if severity counts as error.</param>
    public decimal? Separation(int marks, bool ownJurors)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(marks, 1);
        return Refusal == AgreementRefusal.None
            ? TenDigits(1.959963984540054 * Math.Sqrt(2 * (double)(OfError + (ownJurors ? OfJurors : 0m)) / marks))
            : null;
    }

    /// <summary>How many marks an entry needs for a reliability; null if no number does.</summary>
    /// <param name="reliability">The reliability wanted of the mean, above 0 and below 1.</param>
    /// <param name="ownJurors">True if severity counts as error.</param>
    public int? MarksFor(decimal reliability, bool ownJurors) => JurorsNeeded.For(reliability, ReliabilityOf(1, ownJurors));

    /// <summary>Estimates the components, or says why that cannot be done.</summary>
    /// <param name="table">The marks.</param>
    /// <param name="fitted">The least-squares fit of the same marks if it is at hand; null to make it.</param>
    public static VarianceComponents Of(MarkTable table, AdditiveModel? fitted = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var refusal = WhyNot(table, fitted);
        if (refusal != AgreementRefusal.None)
            return new VarianceComponents(refusal);
        var model = new MixedModel(table);
        var fit = RemlSearch.Of(model);
        // Beyond it the error is nothing but rounding in doubles.
        if (Math.Max(fit.Entries, fit.Jurors) > 1e12)
            return new VarianceComponents(AgreementRefusal.NoError);
        var error = fit.Squares / (model.Marks - 1);
        var errors = model.EntryErrors(fit);
        var mean = model.Centre + fit.Mean;
        var counts = table.Marks.CountBy(mark => mark.Juror).ToDictionary(StringComparer.Ordinal);
        return new VarianceComponents(AgreementRefusal.None)
        {
            Mean = TenDigits(mean),
            OfEntries = TenDigits(fit.Entries * error),
            OfJurors = TenDigits(fit.Jurors * error),
            OfError = TenDigits(error),
            Entries = table
                .Entries.Index()
                .ToDictionary(
                    entry => entry.Item,
                    entry =>
                        Effect(
                            mean + Math.Sqrt(fit.Entries) * fit.EntryEffects[entry.Index],
                            errors[entry.Index],
                            fit.Entries,
                            error,
                            table.Row(entry.Index).Count
                        )
                ),
            Jurors = table
                .Jurors.Index()
                .ToDictionary(
                    juror => juror.Item,
                    juror =>
                        Effect(
                            Math.Sqrt(fit.Jurors) * fit.JurorEffects[juror.Index],
                            fit.Jurors * fit.Inverse[juror.Index + 1, juror.Index + 1],
                            fit.Jurors,
                            error,
                            counts[juror.Item]
                        ),
                    StringComparer.Ordinal
                ),
        };
    }

    private static Predicted Effect(double value, double errors, double share, double error, int marks) =>
        new(TenDigits(value), TenDigits(Math.Sqrt(errors * error)), share == 0 ? null : TenDigits(Math.Max(0, 1 - errors / share)), marks);

    // The error must be distinguishable from the entries and the jurors: more marks than the additive model has unknowns in every group.
    private static AgreementRefusal WhyNot(MarkTable table, AdditiveModel? fitted)
    {
        if (table.Entries.Count < 2)
            return AgreementRefusal.TooFewEntries;
        if (table.Jurors.Count < 2)
            return AgreementRefusal.TooFewJurors;
        if (table.Marks.All(mark => mark.Mark == table.Marks[0].Mark))
            return AgreementRefusal.NoVariation;
        var model = fitted ?? AdditiveModel.Fit(table.Marks);
        if (table.Marks.Count <= table.Entries.Count + table.Jurors.Count - model.Groups)
            return AgreementRefusal.TooFewMarks;
        return model is { Refusal: FitRefusal.None, ResidualDeviation: 0m } ? AgreementRefusal.NoError : AgreementRefusal.None;
    }

    private static decimal? Middle(IEnumerable<Predicted> effects) =>
        effects.All(effect => effect.Reliability is not null) && effects.Any()
            ? TenDigits((double)effects.Average(effect => effect.Reliability!.Value))
            : null;

    private static decimal TenDigits(double number) =>
        number == 0 || FifteenDigits.Of(number) is not { } whole
            ? 0m
            : Exact.Round(whole, Math.Clamp(9 - (int)Math.Floor(Math.Log10(Math.Abs(number))), 0, 28), RoundingMode.HalfAwayFromZero);
}
