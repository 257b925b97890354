namespace Scoring.Domain.Numbers;

/// <summary>How a value exactly between two roundings is rounded.</summary>
public enum RoundingMode
{
    /// <summary>2.345 becomes 2.35 and −2.345 becomes −2.35: the way taught at school.</summary>
    HalfAwayFromZero,

    /// <summary>2.345 becomes 2.34 and 2.355 becomes 2.36: a half is rounded to the even neighbour.</summary>
    HalfToEven,

    /// <summary>Everything after the last place is cut off, towards zero.</summary>
    Down,

    /// <summary>Any further digits raise the last place, away from zero.</summary>
    Up,
}

/// <summary>How a rule rounds a value: part of the rule, because the order of roundings has decided contests.</summary>
/// <param name="Places">Decimal places, 0 to 15.</param>
/// <param name="Mode">How a half is rounded.</param>
public sealed record Rounding(int Places, RoundingMode Mode = RoundingMode.HalfAwayFromZero)
{
    /// <summary>The rounded value. The value is settled first, so that a division's last digit never decides.</summary>
    /// <param name="value">Any value; its unit does not change.</param>
    public decimal Apply(decimal value) => Exact.Round(value, Places, Mode);
}
