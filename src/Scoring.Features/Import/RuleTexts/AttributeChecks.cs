using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Kinds;

namespace Scoring.Features.Import.RuleTexts;

/// <summary>
/// Checks the values of columns that rules read as numbers or days. A rule reads only one form of each; a value in another form would count
/// as if it did not meet the rule, for a reason that nobody would look for. What spreadsheets make of numbers and days is put right, or
/// refused as unclear, before: see <see cref="Tables.TableReader"/>.
/// </summary>
internal sealed class AttributeChecks
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly RowReader _reading;
    private readonly List<(int Column, string Name)> _days;
    private readonly List<(int Column, string Name)> _numbers;

    /// <summary>Starts for a file.</summary>
    /// <param name="reading">The file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="uses">What the rules read.</param>
    /// <param name="checkedElsewhere">Columns that the reader of the file checks itself.</param>
    public AttributeChecks(RowReader reading, Header header, IEnumerable<AttributeUse> uses, params string[] checkedElsewhere)
    {
        _reading = reading;
        var there = uses.Select(use => (Use: use, Column: header[use.Name]))
            .Where(pair => pair.Column >= 0 && !checkedElsewhere.Contains(pair.Use.Name, StringComparer.OrdinalIgnoreCase))
            .ToList();
        _days =
        [
            .. there.Where(pair => pair.Use is { IsDay: true, IsTime: false }).Select(pair => (pair.Column, header.Name(pair.Column))),
        ];
        _numbers = [.. there.Where(pair => pair.Use.IsNumber).Select(pair => (pair.Column, header.Name(pair.Column)))];
    }

    /// <summary>Checks the row being read.</summary>
    public void Row()
    {
        foreach (var (column, name) in _days)
        {
            if (_reading.Text(column) is { Length: > 0 } text && !IsDay(text))
                _reading.Problem("date-impossible", name, column, "yyyy-MM-dd");
        }
        foreach (var (column, name) in _numbers)
        {
            if (_reading.Text(column) is { Length: > 0 } text && !IsPlainNumber(text))
                _reading.Problem("attribute-not-a-number", name, column);
        }
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsPlainNumber(string text) => decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out _);
}
