using System.Numerics;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Tests.Properties;

/// <summary>
/// An exact rational number: the independent arithmetic that the engine's decimals are checked against. Textbook rules, not the engine's.
/// </summary>
internal readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException();
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (_numerator, _denominator) = (numerator / divisor, denominator / divisor);
    }

    private BigInteger Denominator => _denominator.IsZero ? 1 : _denominator;

    public static Fraction Zero => new(0, 1);

    public static implicit operator Fraction(int number) => new(number, 1);

    public static implicit operator Fraction(decimal number)
    {
        var scale = BigInteger.Pow(10, number.Scale);
        var digits = decimal.GetBits(number);
        var whole = ((BigInteger)(uint)digits[2] << 64) + ((BigInteger)(uint)digits[1] << 32) + (uint)digits[0];
        return new Fraction(number < 0 ? -whole : whole, scale);
    }

    public static Fraction operator +(Fraction a, Fraction b) =>
        new(a._numerator * b.Denominator + b._numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) =>
        new(a._numerator * b.Denominator - b._numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) => new(a._numerator * b._numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) => new(a._numerator * b.Denominator, a.Denominator * b._numerator);

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public int CompareTo(Fraction other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    public bool Equals(Fraction other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_numerator, Denominator);

    public override string ToString() => $"{_numerator}/{Denominator}";

    /// <summary>The whole number of 10^-places nearest to it, halves and remainders as the mode says.</summary>
    public Fraction Rounded(int places, RoundingMode mode)
    {
        var unit = BigInteger.Pow(10, places);
        var scaled = BigInteger.Abs(_numerator) * unit;
        var whole = BigInteger.DivRem(scaled, Denominator, out var rest);
        var half = (2 * rest).CompareTo(Denominator);
        var up = mode switch
        {
            RoundingMode.HalfAwayFromZero => half >= 0,
            RoundingMode.HalfToEven => half > 0 || (half == 0 && !whole.IsEven),
            RoundingMode.Up => !rest.IsZero,
            _ => false,
        };
        return new Fraction(_numerator.Sign * (up ? whole + 1 : whole), unit);
    }
}
