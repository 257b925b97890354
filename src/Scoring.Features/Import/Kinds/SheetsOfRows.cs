using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.Kinds;

/// <summary>
/// Finds the scoresheet that a row's marks belong to: the edition knows its stage, innovation and juror, and the juror may mark there.
/// </summary>
internal sealed class SheetsOfRows
{
    private static readonly string[] Columns = ["stage", "innovation_id", "juror", "sheet", "submitted_at"];
    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-ddTHH:mm",
        "yyyy-MM-dd",
    ];

    private readonly RowReader _reading;
    private readonly IReadOnlyDictionary<string, Stage> _stages;
    private readonly Dictionary<string, MarkingRights> _rights = [];
    private readonly Dictionary<(int Stage, int Innovation, int Juror, int Number, DateTime? SubmittedAt), SheetRow> _sheets = [];
    private readonly SeenTexts _texts = new();
    private readonly int[] _seatColumns;
    private readonly byte[][] _lastSeat;
    private (SheetRow Sheet, Stage Stage)? _last;
    private (int Number, string Id) _lastInnovation = (-1, "");

    /// <summary>Starts without any scoresheet.</summary>
    /// <param name="reading">The reader.</param>
    /// <param name="header">The position of each column.</param>
    /// <param name="stages">The edition's stages by id.</param>
    public SheetsOfRows(RowReader reading, Header header, IReadOnlyDictionary<string, Stage> stages)
    {
        (_reading, _stages) = (reading, stages);
        _seatColumns = [.. Columns.Select(name => header[name])];
        _lastSeat = [.. _seatColumns.Select(_ => Array.Empty<byte>())];
    }

    /// <summary>True if stage, innovation and juror are the first columns, and nothing else distinguishes scoresheets.</summary>
    public bool StandFirst => _seatColumns is [0, 1, 2, < 0, < 0];

    /// <summary>Expects rows of the scoresheet found last, if <see cref="StandFirst"/>.</summary>
    public void Expect(ExpectedRows ahead)
    {
        ahead.Begin();
        for (var i = 0; i < 3; i++)
            ahead.First(_lastSeat[i]);
    }

    /// <summary>The scoresheet of the row being read; null, after adding the problems, if the row cannot have one.</summary>
    /// <param name="stage">The row's stage; null if no stage has that name.</param>
    /// <remarks>A scoresheet's marks are mostly on consecutive rows: the previous row has usually found the scoresheet already.</remarks>
    public SheetRow? OfRow(out Stage? stage)
    {
        if (_last is { } last && SameSeatAsBefore())
        {
            stage = last.Stage;
            return last.Sheet;
        }
        var sheet = FindSheet(out stage);
        _last = sheet is null ? null : (sheet, stage!);
        for (var i = 0; i < _seatColumns.Length && sheet is not null; i++)
            Remember(ref _lastSeat[i], _seatColumns[i] < 0 ? default : _reading.Rows[_seatColumns[i]]);
        return sheet;
    }

    /// <summary>
    /// All scoresheets that have a mark, in the order of the file, except second ones if the stage refuses these: they are problems.
    /// </summary>
    public List<SheetRow> Settled()
    {
        List<SheetRow> sheets = [.. _sheets.Values.Where(sheet => sheet.Lines.AsSpan().ContainsAnyExcept(0))];
        // Nearly every file has one scoresheet per seat.
        if (_sheets.Keys.DistinctBy(key => (key.Stage, key.Innovation, key.Juror)).Count() == _sheets.Count)
            return sheets;
        foreach (var seat in sheets.GroupBy(sheet => sheet.Seat).Where(group => group.Count() > 1).ToList())
        {
            var first = seat.First();
            foreach (var second in seat.Skip(1).Where(sheet => _stages[sheet.Stage].SecondSheet == SecondSheet.Refused))
            {
                _reading.ProblemAtEnd("second-sheet", second.AllLines, "juror", second.Juror, first.FirstLine, second.Innovation);
                sheets.Remove(second);
            }
        }
        return sheets;
    }

    private static void Remember(ref byte[] last, ReadOnlySpan<byte> value)
    {
        if (last.Length == value.Length)
            value.CopyTo(last);
        else
            last = value.ToArray();
    }

    private bool SameSeatAsBefore()
    {
        for (var i = 0; i < _seatColumns.Length; i++)
        {
            if (_seatColumns[i] >= 0 && !_reading.Rows[_seatColumns[i]].SequenceEqual(_lastSeat[i]))
                return false;
        }
        return true;
    }

    private SheetRow? FindSheet(out Stage? stage)
    {
        var (stageColumn, innovationColumn, jurorColumn) = (_seatColumns[0], _seatColumns[1], _seatColumns[2]);
        var stageNumber = _texts.NumberOf(_reading.Rows[stageColumn]);
        if (!_stages.TryGetValue(_texts[stageNumber], out stage))
            _reading.Problem("unknown-stage", "stage", stageColumn, string.Join(", ", _stages.Keys));
        var innovation = _reading.FindInnovation(innovationColumn);
        var jurorNumber = _texts.NumberOf(_reading.Rows[jurorColumn]);
        var juror = _texts[jurorNumber];
        var named = _reading.FilledId(jurorColumn, "juror");
        if (named && juror != stage?.ConsensusJuror && _reading.Known.Jurors is { } jurors && !jurors.Contains(juror))
        {
            if (_reading.JurorOf(jurorColumn) is { } listed)
                (juror, jurorNumber) = (listed, _texts.NumberOf(System.Text.Encoding.UTF8.GetBytes(listed)));
            else
                _reading.UnknownJuror(jurorColumn);
        }
        var time = TimeOfRow();
        if (stage is null || innovation < 0 || !_reading.RowIsRight)
            return null;
        if (innovation != _lastInnovation.Number)
            _lastInnovation = (innovation, _reading.Known.InnovationIndex.Ids[innovation]);
        var id = _lastInnovation.Id;
        if (!MayMark(stage, juror, id, jurorColumn))
            return null;
        var number = _texts.NumberOf(_seatColumns[3] < 0 ? default : _reading.Rows[_seatColumns[3]]);
        var key = (stageNumber, innovation, jurorNumber, number, time);
        if (!_sheets.TryGetValue(key, out var sheet))
        {
            _sheets.Add(
                key,
                sheet = new SheetRow(
                    stage.Id,
                    id,
                    juror,
                    _texts[number].Length == 0 ? null : _texts[number],
                    time,
                    new decimal?[stage.Leaves.Count],
                    new int[stage.Leaves.Count]
                )
            );
        }
        return sheet;
    }

    // The plenary's scoresheet has no seat and no home region.
    private bool MayMark(Stage stage, string juror, string innovation, int column)
    {
        if (juror == stage.ConsensusJuror)
            return true;
        if (!_rights.TryGetValue(stage.Id, out var rights))
            _rights.Add(stage.Id, rights = new MarkingRights(_reading.Known, stage));
        if (rights.ConflictOf(juror, innovation) is { } reason)
            _reading.Problem("conflict-of-interest", "juror", column, juror, reason);
        else if (!rights.HasSeat(juror, innovation))
            _reading.Problem("not-assigned", "juror", column, juror, innovation);
        else
            return true;
        return false;
    }

    private DateTime? TimeOfRow()
    {
        var column = _seatColumns[4];
        var text = _reading.Text(column);
        if (text.Length == 0)
            return null;
        if (DateTime.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        _reading.Problem("time-impossible", "submitted_at", column, "yyyy-MM-dd HH:mm:ss");
        return null;
    }
}
