namespace Scoring.Features.Import.Tables;

/// <summary>How a workbook shows a number.</summary>
internal enum NumberFormat
{
    /// <summary>As a number.</summary>
    Plain,

    /// <summary>As percent: 0.8 is shown as 80 %.</summary>
    Percent,

    /// <summary>As a day or a time.</summary>
    Date,
}

/// <summary>Recognises what a number format shows.</summary>
internal static class NumberFormats
{
    /// <summary>What a format shows.</summary>
    /// <param name="id">Its number; below 164 it is built in unless the file defines it.</param>
    /// <param name="code">Its code as the file defines it; null if it does not.</param>
    public static NumberFormat Of(int id, string? code)
    {
        if (code is not null)
            return OfCode(code);
        return id switch
        {
            9 or 10 => NumberFormat.Percent,
            >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => NumberFormat.Date,
            _ => NumberFormat.Plain,
        };
    }

    // Texts in quotes, letters after a backslash and colours or languages in brackets show nothing of the number.
    private static NumberFormat OfCode(string code)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var letter = code[i];
            if (letter == '"')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (letter is '\\' or '_' or '*')
                i++;
            else if (letter is '[' or ']')
                bracketed = letter == '[';
            else if (bracketed)
                continue;
            else if (letter == '%')
                return NumberFormat.Percent;
            else if (letter == ';')
                break;
            else if (letter is 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S')
                return NumberFormat.Date;
            else if (letter is 'G' or 'g' && code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase))
                i += 6;
        }
        return NumberFormat.Plain;
    }
}
