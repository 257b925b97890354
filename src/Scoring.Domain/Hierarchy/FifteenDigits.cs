namespace Scoring.Domain.Hierarchy;

/// <summary>
/// Conversion back from binary arithmetic. Roots, logarithms and standard deviations are computed as <c>double</c> and converted to a
/// decimal of 15 significant digits (28 decimal places at most), so that a machine's last bits never decide.
/// </summary>
public static class FifteenDigits
{
    /// <summary>The number with 15 significant digits; null if it is not finite or too large for a decimal.</summary>
    /// <param name="number">A result of binary arithmetic, in any unit.</param>
    public static decimal? Of(double number) => double.IsFinite(number) && Math.Abs(number) < 7.9e28 ? (decimal)number : null;
}
