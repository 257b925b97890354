using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Kinds;

namespace Scoring.Features.Import.RuleTexts;

/// <summary>
/// Checks the values of columns that rules read as numbers or days. A rule reads only one form of each; a value in another form would count
/// as if it did not meet the rule, for a reason that nobody would look for.
/// </summary>
internal sealed partial class AttributeChecks
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly RowReader _reading;
    private readonly List<(int Column, string Name)> _days;
    private readonly List<NumberColumn> _numbers;

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
        _numbers = [.. there.Where(pair => pair.Use.IsNumber).Select(pair => new NumberColumn(pair.Column, header.Name(pair.Column)))];
    }

    /// <summary>Checks the row being read.</summary>
    public void Row()
    {
        foreach (var (column, name) in _days)
        {
            if (_reading.Text(column) is { Length: > 0 } text && !IsDay(text))
                _reading.Problem("date-impossible", name, column, "yyyy-MM-dd");
        }
        foreach (var number in _numbers)
        {
            if (_reading.Text(number.Column) is { Length: > 0 } text)
                Check(number, text);
        }
    }

    /// <summary>Adds the problems that only the whole column shows: 1.250 is a thousand or one and a quarter.</summary>
    public void End()
    {
        foreach (var number in _numbers.Where(number => !number.HasDecimals))
        {
            foreach (var (line, text) in number.Unclear)
                _reading.ProblemAtEnd(
                    "attribute-number-unclear",
                    [line],
                    number.Name,
                    text,
                    text.Replace(".", "", StringComparison.Ordinal),
                    decimal.Parse(text, Plain, CultureInfo.InvariantCulture).ToString("0.###", CultureInfo.InvariantCulture)
                );
        }
    }

    private void Check(NumberColumn number, string text)
    {
        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out _))
            _reading.Problem("attribute-not-a-number", number.Name, number.Column);
        else if (Grouped().IsMatch(text))
            number.Unclear.Add((_reading.Rows.Line, text));
        else if (text.Contains('.', StringComparison.Ordinal))
            number.HasDecimals = true;
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex("^-?[1-9][0-9]{0,2}[.][0-9]{3}$")]
    private static partial Regex Grouped();

    private sealed class NumberColumn(int column, string name)
    {
        public int Column => column;

        public string Name => name;

        public bool HasDecimals { get; set; }

        public List<(int Line, string Text)> Unclear { get; } = [];
    }
}
