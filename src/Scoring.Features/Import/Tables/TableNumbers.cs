using System.Buffers;

namespace Scoring.Features.Import.Tables;

/// <summary>
/// Reads the numbers of a table as their writer meant them, where the file as a whole allows one reading only; otherwise each that has two
/// is a fault that names both.
/// </summary>
internal sealed class TableNumbers
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \u00A0\u2009\u202F'\u2019");

    private readonly Table _table;
    private readonly ColumnNames _names;
    private readonly Func<TableRow, ExpectedColumn, (decimal? From, decimal? To)> _limits;
    private readonly List<(TableRow Row, int Column, ExpectedColumn Rule, NumberText Number)> _texts = [];
    private readonly SortedDictionary<int, int> _percents = [];
    private int _blanked;
    private string _blankedText = "";

    private TableNumbers(Table table, ColumnNames names, Func<TableRow, ExpectedColumn, (decimal?, decimal?)> limits) =>
        (_table, _names, _limits) = (table, names, limits);

    /// <summary>Reads the numbers of all number columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="names">Knows which columns hold numbers.</param>
    /// <param name="said">The decimal sign that a person named; null if nobody did.</param>
    /// <param name="isWorkbook">True if cells may be numbers rather than texts.</param>
    /// <param name="limits">The limits of a row's value in a column.</param>
    public static void Read(
        Table table,
        ColumnNames names,
        char? said,
        bool isWorkbook,
        Func<TableRow, ExpectedColumn, (decimal? From, decimal? To)> limits
    )
    {
        var numbers = new TableNumbers(table, names, limits);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (names.Find(table.Columns[column]) is { Type: ColumnType.Number } rule)
                numbers.ReadColumn(column, rule);
        }
        numbers.Settle(said, isWorkbook);
    }

    private void ReadColumn(int column, ExpectedColumn rule)
    {
        foreach (var row in _table.Fitting)
        {
            var cell = row.Cells[column];
            if (cell is { IsMerged: true, IsBlank: false })
                _table.Fault(row, column, "number-merged");
            else if (cell.Kind == RawKind.Date)
                _table.Fault(row, column, "number-became-date");
            else if (cell.Kind == RawKind.Percent)
                ReadPercent(row, column, rule, cell.Text);
            else if (cell is { Kind: RawKind.Text, IsBlank: false })
                ReadText(row, column, rule, cell.Text);
        }
    }

    private void ReadText(TableRow row, int column, ExpectedColumn rule, string text)
    {
        if (NumberText.SaysNothing(text))
        {
            if (rule.IsWide || !rule.IsRequired)
            {
                row.Texts[column] = "";
                (_blanked, _blankedText) = (_blanked + 1, text.Trim());
            }
            else
                _table.Fault(row, column, "number-none");
            return;
        }
        var number = NumberText.Of(text);
        if (number is { Point: null, Comma: null })
        {
            if (NumberText.Proposed(text) is { } proposed)
                _table.Fault(row, column, "number-proposed", proposed);
            return;
        }
        _texts.Add((row, column, rule, number));
    }

    // 80 % is 80 on a scale to 100 and 0.8 on one to 1; elsewhere nobody knows.
    private void ReadPercent(TableRow row, int column, ExpectedColumn rule, string percent)
    {
        if (PercentOf(row, rule, percent) is { } value)
        {
            row.Texts[column] = value;
            _percents[column] = _percents.GetValueOrDefault(column) + 1;
        }
        else
            _table.Fault(row, column, "percent-ambiguous", percent, Hundredth(percent));
    }

    private string? PercentOf(TableRow row, ExpectedColumn rule, string percent) =>
        _limits(row, rule).To switch
        {
            100m => percent,
            <= 1m => Hundredth(percent),
            _ => null,
        };

    private static string Hundredth(string percent) =>
        (NumberText.Value(percent) / 100m).ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture);

    private void Settle(char? said, bool isWorkbook)
    {
        if (_blanked > 0)
            _table.Notice("notice.blank-words", _blanked, _blankedText);
        var sign = said ?? SignOf();
        var (grouped, example, reading) = (0, "", "");
        foreach (var (row, column, rule, number) in _texts)
        {
            var text = row.Texts[column].Trim();
            if (sign is { } known && number.With(known) is { } value)
            {
                if (number.IsPercent)
                {
                    ReadPercent(row, column, rule, value);
                    continue;
                }
                if (IsGrouped(text, known))
                    (grouped, example, reading) = (grouped + 1, text, value);
                row.Texts[column] = value;
            }
            else if (sign is not null)
                _table.Fault(row, column, "number-mixed-decimals", sign.Value);
            else if (number.IsAmbiguous)
                _table.Fault(row, column, "number-ambiguous", number.Point!, number.Comma!);
            else if ((number.Point ?? number.Comma) is { } only)
            {
                if (number.IsPercent)
                    ReadPercent(row, column, rule, only);
                else
                    row.Texts[column] = only;
            }
        }
        foreach (var (column, count) in _percents)
            _table.Notice("notice.percent", _table.Columns[column], count);
        if (grouped > 0)
            _table.Notice("notice.numbers-grouped", grouped, example, reading);
        var others = _texts.Where(text => HasOtherSigns(text.Row.Cells[text.Column].Text)).ToList();
        if (others.Count > 0)
            _table.Notice(
                "notice.digits-read",
                others.Count,
                others[0].Row.Cells[others[0].Column].Text.Trim(),
                others[0].Row.Texts[others[0].Column]
            );
        if (isWorkbook && _texts.Count > 0)
            _table.Notice("notice.numbers-as-text", _texts.Count, _texts[0].Row.Cells[_texts[0].Column].Text.Trim());
    }

    // The sign that the texts have in common; null if none has one, or if each could be read both ways.
    private char? SignOf()
    {
        foreach (var (_, _, _, number) in _texts)
        {
            if (number is { Point: not null, Comma: null } or { Point: null, Comma: not null })
                return number.Point is not null ? '.' : ',';
        }
        var open = _texts.Where(text => text.Number.IsAmbiguous).ToList();
        if (open.Count == 0)
            return _texts.Count == 0 ? null : '.';
        var (point, comma) = (Fit(open, '.'), Fit(open, ','));
        return point == comma ? null
            : point ? '.'
            : ',';
    }

    // A side that the limits leave open decides nothing.
    private bool Fit(List<(TableRow Row, int Column, ExpectedColumn Rule, NumberText Number)> texts, char sign) =>
        texts.TrueForAll(text =>
        {
            var (from, to) = _limits(text.Row, text.Rule);
            var value = NumberText.Value(text.Number.With(sign)!);
            return (from is null || value >= from) && (to is null || value <= to);
        });

    private static bool HasOtherSigns(string text) =>
        NumberText.AsciiDigits(text) != text || text.AsSpan().Trim() is ['\'' or '\u2019', ..];

    private static bool IsGrouped(string text, char decimalSign) =>
        text.Contains(decimalSign == '.' ? ',' : '.', StringComparison.Ordinal) || text.AsSpan(1).ContainsAny(Spaces);
}
