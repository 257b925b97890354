using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// (x − mean) / standard deviation (n − 1), with the sign reversed if lower is better: mean 0, standard deviation 1, no bounds. Source:
/// OECD/JRC Handbook (2008), step 5.
/// </summary>
public sealed record ZScore : Normalisation
{
    /// <inheritdoc/>
    public override string Kind => "z-score";

    /// <inheritdoc/>
    public override bool CanBeNegative => true;

    /// <inheritdoc/>
    public override Fitted Fit(IReadOnlyList<decimal?> column, Yardstick yardstick)
    {
        var present = Moments.Present(column);
        if (Moments.Mean(present) is not { } mean || Moments.StandardDeviation(present) is not { } deviation)
            return None();
        Constant[] constants = [new("mean", mean), new("standard-deviation", deviation)];
        return deviation == 0m
            ? None(constants)
            : new Fitted(Kind, constants, value => Exact.Divide(yardstick.LowerIsBetter ? mean - value : value - mean, deviation));
    }
}
