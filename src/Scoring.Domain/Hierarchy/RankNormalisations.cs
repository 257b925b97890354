using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// The place counted from the worst: 1 + how many units are worse. 1 to n, equal units share the lower place (1 2 2 4 from the bottom).
/// Source: OECD/JRC Handbook (2008), step 5.
/// </summary>
public sealed record RankFromWorst : Normalisation
{
    /// <inheritdoc/>
    public override string Kind => "rank";

    /// <inheritdoc/>
    public override Fitted Fit(IReadOnlyList<decimal?> column, Yardstick yardstick)
    {
        var sorted = Moments.Present(column);
        return new Fitted(Kind, [new Constant("units-compared", sorted.Length)], value =>
            1m + Worse(sorted, value, yardstick.LowerIsBetter)
        );
    }
}

/// <summary>
/// Borda's points: how many units are worse, 0 to n − 1. An equal unit is not beaten. Source: J.-C. de Borda (1781) as in the OECD/JRC
/// Handbook (2008).
/// </summary>
public sealed record BordaPoints : Normalisation
{
    /// <inheritdoc/>
    public override string Kind => "borda";

    /// <inheritdoc/>
    public override bool CanBeZero => true;

    /// <inheritdoc/>
    public override Fitted Fit(IReadOnlyList<decimal?> column, Yardstick yardstick)
    {
        var sorted = Moments.Present(column);
        return new Fitted(Kind, [new Constant("units-compared", sorted.Length)], value => Worse(sorted, value, yardstick.LowerIsBetter));
    }
}

/// <summary>
/// How many units are worse / (n − 1), on an interval: 0 for the worst, 1 for a single best unit. A unit on its own gets no value.
/// Source: OECD/JRC Handbook (2008); spreadsheets call it PERCENTRANK.INC.
/// </summary>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
public sealed record PercentileRank(Constant From, Constant To) : IntervalNormalisation(From, To)
{
    /// <inheritdoc/>
    public override string Kind => "percentile-rank";

    /// <inheritdoc/>
    public override Fitted Fit(IReadOnlyList<decimal?> column, Yardstick yardstick)
    {
        var sorted = Moments.Present(column);
        Constant[] constants = [new("units-compared", sorted.Length)];
        return sorted.Length < 2
            ? None(constants)
            : Stretched(constants, value => Exact.Divide(Worse(sorted, value, yardstick.LowerIsBetter), sorted.Length - 1));
    }
}
