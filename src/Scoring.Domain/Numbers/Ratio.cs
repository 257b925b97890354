using System.Numerics;

namespace Scoring.Domain.Numbers;

/// <summary>
/// An exact number: a quotient of whole numbers of any size. Sums of such numbers do not depend on their order, and whether a difference is
/// 0 is certain. It becomes a decimal once, at the end.
/// </summary>
/// <param name="Over">The number above the line.</param>
/// <param name="Under">The number below the line, above 0.</param>
internal readonly record struct Ratio(BigInteger Over, BigInteger Under)
{
    private const int MostPlaces = 28;
    private static readonly BigInteger Beyond = BigInteger.One << 96;

    /// <summary>A decimal, exactly.</summary>
    public static Ratio Of(decimal number) => new(Whole(number, number.Scale), BigInteger.Pow(10, number.Scale));

    /// <summary>The whole number that a decimal is when its point is moved to the right by so many places, at least its own.</summary>
    public static BigInteger Whole(decimal number, int places)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        var digits = ((BigInteger)(uint)parts[2] << 64) + ((ulong)(uint)parts[1] << 32 | (uint)parts[0]);
        return (decimal.IsNegative(number) ? -digits : digits) * BigInteger.Pow(10, places - number.Scale);
    }

    /// <summary>The quotient; the divisor is not 0.</summary>
    public static Ratio Quotient(BigInteger over, BigInteger under) => under.Sign < 0 ? new(-over, -under) : new(over, under);

    /// <summary>The sum.</summary>
    public static Ratio operator +(Ratio one, Ratio other) => new(one.Over * other.Under + other.Over * one.Under, one.Under * other.Under);

    /// <summary>The difference.</summary>
    public static Ratio operator -(Ratio one, Ratio other) => one + new Ratio(-other.Over, other.Under);

    /// <summary>The product.</summary>
    public static Ratio operator *(Ratio one, Ratio other) => new(one.Over * other.Over, one.Under * other.Under);

    /// <summary>The nearest decimal, with 28 places or as many as fit, halves to even; null if it is too large for one.</summary>
    public decimal? ToDecimal()
    {
        for (var places = MostPlaces; places >= 0; places--)
        {
            if (Fitting(places) is { } number)
                return Exact.WithoutEndingZeros(number);
        }
        return null;
    }

    /// <summary>The number with 15 significant digits, and 28 places at most, halves to even; null if it is too large.</summary>
    public decimal? ToFifteenDigits()
    {
        if (Over.IsZero)
            return 0m;
        // The logarithms say about where to begin; rounding can bring one digit more: 999… becomes 1000….
        var places = Math.Min(MostPlaces, Digits + 1 - (int)Math.Floor(BigInteger.Log10(BigInteger.Abs(Over)) - BigInteger.Log10(Under)));
        while (places > -MostPlaces && BigInteger.Abs(Rounded(places)) >= Fifteen)
            places--;
        if (BigInteger.Abs(Rounded(places)) >= Fifteen)
            return null;
        var number = Rounded(places);
        return places >= 0
            ? Exact.WithoutEndingZeros(new Ratio(number, BigInteger.Pow(10, places)).Fitting(places)!.Value)
            : new Ratio(number * BigInteger.Pow(10, -places), BigInteger.One).Fitting(0);
    }

    private const int Digits = 15;
    private static readonly BigInteger Fifteen = BigInteger.Pow(10, Digits);

    private decimal? Fitting(int places)
    {
        var digits = Rounded(places);
        var size = BigInteger.Abs(digits);
        if (size >= Beyond)
            return null;
        var mask = (BigInteger)uint.MaxValue;
        int Part(int shift) => unchecked((int)(uint)((size >> shift) & mask));
        return new decimal(Part(0), Part(32), Part(64), digits.Sign < 0, (byte)places);
    }

    /// <summary>The number times 10 to the power of the places, as a whole number; halves to even.</summary>
    private BigInteger Rounded(int places)
    {
        var (over, under) = places >= 0 ? (Over * BigInteger.Pow(10, places), Under) : (Over, Under * BigInteger.Pow(10, -places));
        var whole = BigInteger.DivRem(BigInteger.Abs(over), under, out var rest);
        var twice = (rest << 1).CompareTo(under);
        if (twice > 0 || (twice == 0 && !whole.IsEven))
            whole++;
        return over.Sign < 0 ? -whole : whole;
    }
}
