using System.Globalization;
using Scoring.Domain.Rules;

namespace Scoring.Features.Import.Tables;

/// <summary>
/// Reads the days and times of a table: each form that can be read in one way only, and days in figures where the column shows whether the
/// day or the month comes first. Everything else is a fault that names both readings; day and month are never exchanged on a guess.
/// </summary>
internal sealed class TableDates
{
    private const int LastMonth = 12;
    private static readonly string[] OwnZones = ["WIB", "WITA", "WIT", "+07:00", "+0700", "+08:00", "+0800", "+09:00", "+0900"];

    private readonly Table _table;
    private readonly int _column;
    private readonly ColumnType _type;
    private readonly List<(TableRow Row, DateText Date)> _texts = [];
    private readonly List<(TableRow Row, DateText Date)> _cells = [];
    private bool _hasZones;

    private TableDates(Table table, int column, ColumnType type) => (_table, _column, _type) = (table, column, type);

    /// <summary>Reads all columns of days and times.</summary>
    /// <param name="table">The table.</param>
    /// <param name="names">Knows which columns hold days.</param>
    /// <param name="said">The order that a person named; null if nobody did.</param>
    /// <param name="from1904">True if a workbook counts its days from 1904.</param>
    public static void Read(Table table, ColumnNames names, DateOrder? said, bool from1904)
    {
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (names.Find(table.Columns[column]) is { Type: ColumnType.Date or ColumnType.Time } rule)
                new TableDates(table, column, rule.Type).ReadColumn(said, from1904);
        }
    }

    private string Name => _table.Columns[_column];

    private void ReadColumn(DateOrder? said, bool from1904)
    {
        foreach (var row in _table.Fitting.Where(row => !row.Cells[_column].IsBlank))
        {
            var cell = row.Cells[_column];
            if (_type == ColumnType.Time && cell.Kind == RawKind.Text && Days.Read(cell.Text.Trim()) is not null)
                continue;
            if (cell.Kind == RawKind.Number)
                Take(row, DateText.OfSerial(cell.Text, from1904) is { IsDate: true } serial ? serial : DateText.Of(cell.Text), _cells);
            else if (cell.Kind == RawKind.Date)
                Take(row, DateText.Of(cell.Text), _cells);
            else if (cell.Kind == RawKind.Text)
                Take(row, DateText.Of(cell.Text), _texts);
        }
        _hasZones = _texts.Select(text => text.Date.Zone).Where(zone => zone.Length > 0).Distinct().Count() > 1;
        var order = said ?? OrderOf();
        ReportChanged(order);
        foreach (var (row, date) in _texts)
        {
            if (said is { } asked && date.Form.Length > 0 && date.With(asked) is null)
                _table.Fault(row, _column, "date-order-differs", asked == DateOrder.DayFirst ? "dmy" : "mdy");
            else if (!date.IsAmbiguous)
                Write(row, date, (date.DayFirst ?? date.MonthFirst)!.Value);
            else if (order is { } known)
                Write(row, date, date.With(known)!.Value);
            else
                _table.Fault(row, _column, "date-ambiguous", Shown(date.DayFirst!.Value), Shown(date.MonthFirst!.Value));
        }
        // Cells that a spreadsheet has made days of while it left their neighbours, whose day is above 12, as texts: it took the month for
        // the day.
        var exchanged =
            _texts.Exists(text => text.Date is { DayFirst: not null, MonthFirst: null, Form.Length: > 0 })
            && _cells.TrueForAll(cell => cell.Date.DayFirst!.Value.Day <= LastMonth);
        foreach (var (row, date) in _cells)
        {
            var day = date.DayFirst!.Value;
            if (exchanged && day.Day != day.Month)
                _table.Fault(row, _column, "date-exchanged", Shown(day), Shown(new DateTime(day.Year, day.Day, day.Month)));
            else
                Write(row, date, day);
        }
    }

    private void Take(TableRow row, DateText date, List<(TableRow, DateText)> list)
    {
        if (date.IsDate)
            list.Add((row, date));
        else if (NumberText.SaysNothing(row.Texts[_column]))
            row.Texts[_column] = "";
        else if (date.Zone.Length == 0 && IsShortYear(row.Texts[_column]))
            _table.Fault(row, _column, "date-year-short");
    }

    // 25/04/24 or 12-Jan-24.
    private static bool IsShortYear(string text) =>
        text.Split('/', '-', '.', ' ') is { Length: 3 } parts
        && parts[2].Length == 2
        && parts[0].Length is 1 or 2
        && parts.All(part => part.Length > 0);

    // The order that the column's own days show, if all are written in one way.
    private DateOrder? OrderOf()
    {
        var forms = _texts.Where(text => text.Date.Form.Length > 0).Select(text => text.Date.Form).ToList();
        var signs = forms.SelectMany(form => form.Where(letter => letter != '0')).Distinct().Count();
        var short_ = forms.Exists(form => form.Split('/', '-', '.').Take(2).Any(part => part.Length == 1));
        var padded = _texts.Exists(text => text.Date.Form.Length > 0 && IsPadded(text.Row.Texts[_column].Trim()));
        if (signs > 1 || (short_ && padded))
            return null;
        var day = _texts.Exists(text => text.Date is { DayFirst: not null, MonthFirst: null });
        var month = _texts.Exists(text => text.Date is { DayFirst: null, MonthFirst: not null });
        return day == month ? null
            : day ? DateOrder.DayFirst
            : DateOrder.MonthFirst;
    }

    private static bool IsPadded(string text) => text.Split('/', '-', '.').Take(2).Any(part => part.StartsWith('0'));

    private void ReportChanged(DateOrder? order)
    {
        var changed = _texts
            .Concat(_cells)
            .Where(text => Form(text.Date, order) is { } form && form != text.Row.Texts[_column].Trim())
            .ToList();
        if (changed.Count == 0)
            return;
        var (row, date) = changed[0];
        _table.Notice("notice.dates-read", Name, changed.Count, row.Cells[_column].Text.Trim(), Form(date, order)!);
    }

    private string? Form(DateText date, DateOrder? order) =>
        !date.IsAmbiguous ? Written(date, (date.DayFirst ?? date.MonthFirst)!.Value)
        : order is { } known ? Written(date, date.With(known)!.Value)
        : null;

    private string Written(DateText date, DateTime day) =>
        _type == ColumnType.Time && date.HasTime ? day.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : Shown(day);

    // The organiser's clock is an Indonesian one; another zone may be another day.
    private void Write(TableRow row, DateText date, DateTime day)
    {
        if (date.Zone.Length > 0 && !OwnZones.Contains(date.Zone) && (_type == ColumnType.Time || day.TimeOfDay != TimeSpan.Zero))
            _table.Fault(row, _column, "time-zone", date.Zone);
        else if (_hasZones && date.Zone.Length > 0 && (_type == ColumnType.Time || day.TimeOfDay != TimeSpan.Zero))
            _table.Fault(row, _column, "time-zones-mixed", date.Zone);
        else
            row.Texts[_column] = Written(date, day);
    }

    private static string Shown(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
