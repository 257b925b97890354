using System.Globalization;
using System.Text.RegularExpressions;

namespace Scoring.Web.Ministry;

/// <summary>
/// The marks that a review item names, in words: "cici/- 76 30; dodi/2 80 -" becomes "cici: 76, 30; dodi, sheet 2: 80, –".
/// </summary>
internal static partial class FoundMarks
{
    /// <summary>The marks as a person reads them; what is not written so stays as it is.</summary>
    /// <param name="found">The marks as the item names them.</param>
    /// <param name="numbered">Says the juror and the number of the sheet, of a juror with several.</param>
    /// <param name="called">What a juror is called, by the id.</param>
    /// <param name="shown">Writes a mark.</param>
    public static string Of(string found, Func<string, string, string> numbered, Func<string, string> called, Func<decimal, string> shown)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(numbered);
        ArgumentNullException.ThrowIfNull(called);
        ArgumentNullException.ThrowIfNull(shown);
        var sheets = found.Split("; ").Select(sheet => Sheet().Match(sheet)).ToList();
        return sheets.TrueForAll(sheet => sheet.Success) ? string.Join("; ", sheets.Select(Words)) : found;

        string Words(Match sheet)
        {
            var (juror, number) = (called(sheet.Groups[1].Value), sheet.Groups[2].Value);
            var marks = sheet.Groups[3].Value.Split(' ').Select(mark => mark == "-" ? "–" : shown(Number(mark)));
            return $"{(number == "-" ? juror : numbered(juror, number))}: {string.Join(", ", marks)}";
        }
    }

    private static decimal Number(string mark) => decimal.Parse(mark, NumberStyles.Number, CultureInfo.InvariantCulture);

    // Juror, number of the sheet or a hyphen, marks with a hyphen for a missing one.
    [GeneratedRegex("^(.+)/([^ ]+) ((?:-|-?[0-9]+(?:[.][0-9]+)?)(?: (?:-|-?[0-9]+(?:[.][0-9]+)?))*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Sheet();
}
