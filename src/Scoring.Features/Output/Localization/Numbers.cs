using System.Globalization;
using Scoring.Domain.Numbers;

namespace Scoring.Features.Output.Localization;

/// <summary>Numbers as people of a language write them; files are always invariant.</summary>
public static class Numbers
{
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = "," };
    private static readonly NumberFormatInfo Indonesian = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    /// <summary>A number for a reader: 1.234,50 in Indonesian, 1,234.50 in English.</summary>
    /// <param name="number">The number, in any unit.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    /// <param name="minPlaces">Decimal places always shown, from 0.</param>
    /// <param name="maxPlaces">The most decimal places shown; the rest is rounded, half away from zero. 0 to 15.</param>
    public static string Format(decimal number, string language, int minPlaces, int maxPlaces)
    {
        var places = Math.Max(minPlaces, maxPlaces);
        var pattern = "#,##0." + new string('0', minPlaces) + new string('#', places - minPlaces);
        return Exact.Round(number, places, RoundingMode.HalfAwayFromZero).ToString(pattern, language == "id" ? Indonesian : English);
    }

    /// <summary>A number for a file: decimal point, no group separators, no trailing zeros.</summary>
    public static string Invariant(decimal number) => Exact.WithoutEndingZeros(number).ToString(CultureInfo.InvariantCulture);

    /// <summary>A number for a file with a fixed number of decimal places.</summary>
    /// <param name="number">The number, already rounded to these places.</param>
    /// <param name="places">How many places are written, 0 to 15.</param>
    public static string Invariant(decimal number, int places) =>
        (number + new decimal(0, 0, 0, false, (byte)places)).ToString(CultureInfo.InvariantCulture);
}
