using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>
/// Whether jurors are more lenient to entries of their home region: mark = entry + juror + bias × home + error by least squares,
/// so that neither good entries nor lenient jurors are mistaken for bias. With r the residuals of the marks and w those of "home"
/// (1 or 0) after removing entry and juror, bias = Σ r w / Σ w² and its standard error s/√Σ w², s² = (Σ r² − bias² Σ w²) /
/// (degrees of freedom − 1). Source: Frisch and Waugh, Econometrica 1 (1933), 387–401. The plain mean residuals are given as
/// well; they are smaller, because each mark also contributes to its entry's mean.
/// </summary>
/// <param name="Refusal">
/// Why there is none; None if there is one. TooFewMarks with fewer than <see cref="LeastMarks"/> marks on one side, or if home cannot be
/// separated from entry and juror.
/// </param>
/// <param name="HomeMarks">Marks of jurors for entries of their home region.</param>
/// <param name="OtherMarks">All others by jurors and for entries whose region is known.</param>
/// <param name="HomeResidual">The mean residual of the former in the model without bias, in points; null if refused.</param>
/// <param name="OtherResidual">That of the latter.</param>
/// <param name="Bias">By how many points home is more lenient; below 0 stricter. Null if refused.</param>
/// <param name="StandardError">Its standard error, in points.</param>
/// <param name="Freedom">Its degrees of freedom; below 1 there is none.</param>
public sealed record RegionBias(
    AgreementRefusal Refusal,
    int HomeMarks,
    int OtherMarks,
    decimal? HomeResidual,
    decimal? OtherResidual,
    decimal? Bias,
    decimal? StandardError,
    int Freedom
)
{
    /// <summary>The least number of marks on each side.</summary>
    public const int LeastMarks = 5;

    /// <summary>The bias over all jurors together. Marks whose juror's or entry's region is unknown are left out.</summary>
    /// <param name="table">The marks.</param>
    /// <param name="homeOf">The home region of a juror; null if unknown.</param>
    /// <param name="regionOf">The region of an entry; null if unknown.</param>
    public static RegionBias Of(MarkTable table, Func<string, string?> homeOf, Func<int, string?> regionOf)
    {
        JurorMark[] marks = [.. table.Marks.Where(mark => homeOf(mark.Juror) is not null && regionOf(mark.Entry) is not null)];
        bool IsHome(JurorMark mark) => homeOf(mark.Juror) == regionOf(mark.Entry);
        var (home, freedom) = (
            marks.Count(IsHome),
            marks.Length - marks.Select(mark => mark.Entry).Distinct().Count() - marks.Select(mark => mark.Juror).Distinct().Count()
        );
        RegionBias Refused(AgreementRefusal refusal) => new(refusal, home, marks.Length - home, null, null, null, null, freedom);
        if (home < LeastMarks || marks.Length - home < LeastMarks || freedom < 1)
            return Refused(AgreementRefusal.TooFewMarks);
        var plain = AdditiveModel.Fit(marks);
        if (plain.Refusal != FitRefusal.None)
            return Refused(plain.Refusal == FitRefusal.NotConnected ? AgreementRefusal.NotConnected : AgreementRefusal.TooFewMarks);
        var of = AdditiveModel.Fit([.. marks.Select(mark => mark with { Mark = IsHome(mark) ? 1m : 0m })]).Residuals;
        decimal squares = 0m,
            both = 0m,
            left = 0m;
        foreach (var (atHome, mark) in of.Zip(plain.Residuals))
        {
            squares += atHome.Residual * atHome.Residual;
            both += atHome.Residual * mark.Residual;
            left += mark.Residual * mark.Residual;
        }
        if (Exact.Canonicalize(squares) == 0m)
            return Refused(AgreementRefusal.TooFewMarks);
        var bias = Exact.Divide(both, squares);
        var variance = Exact.Divide(Math.Max(0m, Exact.Canonicalize(left - bias * both)), freedom);
        return new RegionBias(
            AgreementRefusal.None,
            home,
            marks.Length - home,
            Mean(true),
            Mean(false),
            Digits(bias),
            FifteenDigits.Of(Math.Sqrt((double)Exact.Divide(variance, squares))),
            freedom
        );

        decimal? Mean(bool own) =>
            Digits(Moments.Mean(plain.Residuals.Where(each => IsHome(each.Mark) == own).Select(each => each.Residual))!.Value);
    }

    private static decimal? Digits(decimal number) => FifteenDigits.Of((double)Exact.Canonicalize(number));
}
