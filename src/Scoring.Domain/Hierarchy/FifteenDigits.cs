namespace Scoring.Domain.Hierarchy;

/// <summary>
/// The way back from binary arithmetic. Roots, logarithms and standard deviations are computed as <c>double</c> and come back as a decimal
/// of 15 significant digits (of 28 decimal places at most), so that the last bits of a machine never decide.
/// </summary>
public static class FifteenDigits
{
    /// <summary>The number with 15 significant digits; null where it is not finite or too large for a decimal.</summary>
    /// <param name="number">What came out of binary arithmetic, in any unit.</param>
    public static decimal? Of(double number) => double.IsFinite(number) && Math.Abs(number) < 7.9e28 ? (decimal)number : null;
}
