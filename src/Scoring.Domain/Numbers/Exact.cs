namespace Scoring.Domain.Numbers;

/// <summary>
/// The only place for division and rounding. Everything else in the domain adds, subtracts, multiplies and compares decimals.
/// </summary>
/// <remarks>
/// A decimal has 28 digits, so a division such as 1/3 is off by less than 1e-25 for values up to a thousand, and three thirds may give
/// 0.9999999999999999999999999999. <see cref="Canonicalize"/> corrects that by rounding to 15 places. A value p/q with q below a million
/// million is at least 5e-15 from every half of a hundredth unless it is one, so settling never moves a value across a rounding limit, and
/// two units that are equal in exact arithmetic are equal here.
/// </remarks>
public static class Exact
{
    /// <summary>Decimal places of a settled value.</summary>
    public const int SettledPlaces = 15;

    /// <summary>Divides two decimals.</summary>
    /// <param name="dividend">The value to divide, in any unit.</param>
    /// <param name="divisor">The value to divide by; not zero.</param>
    /// <returns>The quotient with 28 digits; not rounded to any rule's places.</returns>
    /// <exception cref="DivideByZeroException">The divisor is zero: a rule must exclude that before it divides.</exception>
    public static decimal Divide(decimal dividend, decimal divisor) => dividend / divisor;

    /// <summary>
    /// The value with the noise of divisions removed: the value that is compared, ranked and put into bands. Trailing zeros are removed, so
    /// that equal values are written alike however they were computed.
    /// </summary>
    public static decimal Canonicalize(decimal value) =>
        WithoutEndingZeros(decimal.Round(value, SettledPlaces, MidpointRounding.AwayFromZero));

    /// <summary>How many decimal places a number needs: 1 for 1.500, 0 for 7.00.</summary>
    public static int PlacesOf(decimal value) => WithoutEndingZeros(value).Scale;

    /// <summary>The same number with as few places as it needs, so that equal numbers are written alike: 1.5 for 1.500.</summary>
    public static decimal WithoutEndingZeros(decimal value)
    {
        if (value.Scale == 0)
            return value;
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        if (parts[2] != 0)
            return value / OneOf28Places;
        // Nearly all numbers of a ranking fit into 64 bits, where zeros can be removed without dividing decimals.
        var (digits, scale) = ((ulong)(uint)parts[1] << 32 | (uint)parts[0], value.Scale);
        while (scale > 0 && digits % 10 == 0)
            (digits, scale) = (digits / 10, (byte)(scale - 1));
        return new decimal((int)digits, (int)(digits >> 32), 0, decimal.IsNegative(value), scale);
    }

    /// <summary>A one with 28 places: dividing by it gives the same number with as few places as it needs.</summary>
    private const decimal OneOf28Places = 1.0000000000000000000000000000m;

    /// <summary>Rounds a settled value to the places that a rule specifies.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="places">Decimal places, 0 to 15.</param>
    /// <param name="mode">How a half is rounded.</param>
    public static decimal Round(decimal value, int places, RoundingMode mode)
    {
        var settled = Canonicalize(value);
        return mode switch
        {
            RoundingMode.HalfAwayFromZero => decimal.Round(settled, places, MidpointRounding.AwayFromZero),
            RoundingMode.HalfToEven => decimal.Round(settled, places, MidpointRounding.ToEven),
            RoundingMode.Down => decimal.Round(settled, places, MidpointRounding.ToZero),
            RoundingMode.Up => RoundUp(settled, places),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
        };
    }

    private static decimal RoundUp(decimal value, int places)
    {
        var cut = decimal.Round(value, places, MidpointRounding.ToZero);
        if (cut == value)
            return cut;
        var step = new decimal(1, 0, 0, false, (byte)places);
        return value > 0 ? cut + step : cut - step;
    }
}
