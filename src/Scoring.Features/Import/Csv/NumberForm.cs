using System.Globalization;
using System.Text;

namespace Scoring.Features.Import.Csv;

/// <summary>Reads one file's numbers: with a decimal point or a decimal comma, but not both.</summary>
internal sealed class NumberForm
{
    private byte _sign;
    private bool _told;

    /// <summary>The decimal sign of the file's first number with decimals; null before there is one.</summary>
    public char? Sign => _sign == 0 ? null : (char)_sign;

    /// <summary>
    /// True if every number with a sign could as well have a sign between thousands: "1.250" and "12.500", but no "12.5" and no "0.125".
    /// </summary>
    public bool IsOpen => _sign != 0 && !_told;

    /// <summary>Reads a number. Returns null if it is valid, otherwise the problem's code.</summary>
    public string? Read(ReadOnlySpan<byte> text, out decimal number)
    {
        text = text.WithoutSpaces();
        if (text.Length == 1 && text[0] is >= (byte)'0' and <= (byte)'9')
        {
            number = text[0] - '0';
            return null;
        }
        number = 0m;
        if (text.IsEmpty || text.Length > 40)
            return "number-wrong";
        if (text.Length <= 9 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            var whole = 0;
            foreach (var digit in text)
                whole = whole * 10 + digit - '0';
            number = whole;
            return null;
        }
        var (at, signs, digits) = (0, 0, 0);
        Span<char> plain = stackalloc char[text.Length];
        foreach (var value in text)
        {
            if (value is (byte)'.' or (byte)',')
            {
                if (++signs > 1)
                    return "number-wrong";
                if (_sign != 0 && _sign != value)
                    return "number-mixed-decimals";
                plain[at++] = '.';
            }
            else if (value is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
                plain[at++] = (char)value;
            }
            else if (at == 0 && value is (byte)'-' or (byte)'+' && at == 0)
                plain[at++] = (char)value;
            else
                return "number-wrong";
        }
        if (
            digits == 0
            || !decimal.TryParse(
                plain[..at],
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out number
            )
        )
            return "number-wrong";
        if (signs == 1)
        {
            var place = text.IndexOfAny((byte)'.', (byte)',');
            _sign = text[place];
            _told |= !MayBeThousands(text, place);
        }
        return null;
    }

    private static bool MayBeThousands(ReadOnlySpan<byte> text, int place)
    {
        var whole = text[..place].TrimStart("+-"u8);
        return text.Length - place == 4 && whole.Length is > 0 and <= 3 && whole[0] != '0';
    }

    /// <summary>Reads a number from a string.</summary>
    public string? Read(string text, out decimal number) => Read(Encoding.UTF8.GetBytes(text), out number);
}
