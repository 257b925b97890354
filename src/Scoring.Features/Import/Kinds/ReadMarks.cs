using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;
using Scoring.RuleBook;

namespace Scoring.Features.Import.Kinds;

/// <summary>
/// Reads marks, long (<c>stage,innovation_id,juror,criterion,score</c>) or wide (one column per criterion), into scoresheets. An empty mark
/// is no mark; 0 is one.
/// </summary>
internal sealed class ReadMarks
{
    private static readonly string[] Keys = ["stage", "innovation_id", "juror"];
    private static readonly string[] Optional = ["sheet", "submitted_at", "criterion", "score", "standing", "source", "note"];

    private readonly RowReader _reading;
    private readonly Header _header;
    private readonly Dictionary<string, Stage> _stages;
    private readonly SheetsOfRows _sheets;
    private readonly List<string> _layout = [];
    private readonly Dictionary<Stage, Utf8Index> _leaves = new(ReferenceEqualityComparer.Instance);
    private readonly ExpectedRows _ahead;

    private ReadMarks(RowReader reading, Header header)
    {
        (_reading, _header) = (reading, header);
        _stages = reading.Edition.Stages.ToDictionary(stage => stage.Id);
        foreach (var stage in reading.Edition.Stages)
            _layout.AddRange(stage.Leaves.Select(leaf => stage.Id + "/" + leaf.Id));
        _sheets = new SheetsOfRows(reading, header, _stages);
        _ahead = new ExpectedRows(reading.Rows);
    }

    /// <summary>Reads the file; null if its header is unusable.</summary>
    public static SheetRows? Read(RowReader reading)
    {
        if (reading.ReadHeader() is not { } header)
            return null;
        if (reading.Edition.Stages.Count == 0)
        {
            reading.Problems.Add("kind-not-taken", header.Line, "", "marks", "marks");
            return null;
        }
        var isLong = header["criterion"] >= 0 || header["score"] >= 0;
        string[] known = [.. Keys, .. Optional, .. reading.Edition.Stages.SelectMany(stage => stage.Leaves.Select(leaf => leaf.Id))];
        if (!header.Require(reading.Problems, isLong ? [.. Keys, "criterion", "score"] : Keys, known))
            return null;
        var marks = new ReadMarks(reading, header);
        if (isLong)
            marks.ReadLong();
        else
            marks.ReadWide();
        var rows = new SheetRows(marks._layout);
        rows.Sheets.AddRange(marks._sheets.Settled());
        return rows;
    }

    private void ReadLong()
    {
        var (criterion, score) = (_header["criterion"], _header["score"]);
        var bare = _header.Count == 5 && _sheets.StandFirst && (criterion, score) == (3, 4) && _reading.LeftOut.Count == 0;
        while (_reading.Next(_header))
        {
            var sheet = _sheets.OfRow(out var stage);
            if (stage is null)
                continue;
            var leaf = LeafOfRow(stage, criterion);
            if (leaf < 0)
                _reading.Problem(
                    "unknown-criterion",
                    "criterion",
                    criterion,
                    Criteria(stage),
                    Nearest.To(_reading.Text(criterion), stage.Leaves.Select(known => known.Id)) ?? ""
                );
            if (leaf >= 0 && _reading.Filled(score, "score") && MarkOf(sheet, stage, leaf, score, "score") is { } mark && sheet is not null)
            {
                (sheet.Marks[leaf], sheet.Lines[leaf]) = (mark, _reading.Rows.Line);
                if (bare)
                    Follow(sheet, stage, leaf + 1);
            }
        }
    }

    // Consumes the rows after the one just read as long as they are the next criteria of the same scoresheet with marks that their scales
    // allow.
    private void Follow(SheetRow sheet, Stage stage, int leaf)
    {
        var (rows, names) = (_reading.Rows, _leaves[stage].Ids);
        _sheets.Expect(_ahead);
        for (; leaf < stage.Leaves.Count && sheet.Lines[leaf] == 0; leaf++)
        {
            var scale = stage.ScaleOf(stage.Leaves[leaf]);
            if (!_ahead.IsNext(names.Bytes(leaf), out var mark, out var bytes) || scale.Labels.Count > 0 || !scale.Allows(mark))
                break;
            (sheet.Marks[leaf], sheet.Lines[leaf]) = (mark, rows.LineAhead);
            rows.Pass(bytes, 1);
            _reading.RowCount++;
        }
    }

    private void ReadWide()
    {
        var columns = _header.Others([.. Keys, .. Optional]);
        foreach (var column in columns)
        {
            if (_stages.Values.All(stage => LeafOf(stage, _header.Name(column)) < 0))
                _reading.Problems.Add(
                    "unknown-criterion",
                    _header.Line,
                    _header.Name(column),
                    _header.Name(column),
                    Criteria([.. _stages.Values]),
                    Nearest.To(_header.Name(column), _stages.Values.SelectMany(stage => stage.Leaves.Select(leaf => leaf.Id))) ?? ""
                );
        }
        var lines = new Dictionary<SheetRow, int>(ReferenceEqualityComparer.Instance);
        while (_reading.Next(_header))
        {
            var sheet = _sheets.OfRow(out var stage);
            if (sheet is null || stage is null)
                continue;
            if (!lines.TryAdd(sheet, _reading.Rows.Line))
            {
                _reading.Problem("duplicate-fact", "innovation_id", _header["innovation_id"], lines[sheet]);
                continue;
            }
            var marks = new List<(int Leaf, decimal Mark)>();
            foreach (var column in columns.Where(column => !_reading.IsBlank(column)))
            {
                var (name, leaf) = (_header.Name(column), LeafOf(stage, _header.Name(column)));
                if (leaf >= 0 && MarkOf(sheet, stage, leaf, column, name) is { } mark)
                    marks.Add((leaf, mark));
                else if (leaf < 0 && _stages.Values.Any(other => LeafOf(other, name) >= 0))
                    _reading.Problem("unknown-criterion", name, column, Criteria(stage), "");
            }
            // A row is accepted as a whole or not at all.
            foreach (var (leaf, mark) in marks.Where(_ => _reading.RowIsRight))
                (sheet.Marks[leaf], sheet.Lines[leaf]) = (mark, _reading.Rows.Line);
        }
    }

    // The mark in a value, or null after adding its problem.
    private decimal? MarkOf(SheetRow? sheet, Stage stage, int leaf, int column, string name)
    {
        var scale = stage.ScaleOf(stage.Leaves[leaf]);
        var word = scale.Labels.Count == 0 ? null : scale.MarkOf(_reading.Text(column));
        var mark = word ?? 0m;
        if (word is null && _reading.Numbers.Read(_reading.Rows[column], out mark) is { } code)
        {
            if (scale.Labels.Count > 0 && code == "number-wrong")
            {
                _reading.Problem("off-scale", name, column, ScaleText(scale));
                return null;
            }
            _reading.Problem(code, name, column, (object?)_reading.Numbers.Sign ?? '.');
            return null;
        }
        if (!scale.Allows(mark))
        {
            _reading.Problem("off-scale", name, column, ScaleText(scale));
            return null;
        }
        if (sheet is null || sheet.Lines[leaf] == 0)
            return mark;
        _reading.Problem("duplicate-fact", name, column, sheet.Lines[leaf]);
        return null;
    }

    /// <summary>The marks that a scale allows, as text: "0–100", "1, 2, 3, 5" or "lulus = 100, tidak lulus = 0".</summary>
    internal static string ScaleText(Scale scale) =>
        scale.Labels.Count > 0 ? string.Join(", ", scale.Labels.Select(LabelText))
        : scale.Values is { } values ? string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))
        : string.Create(CultureInfo.InvariantCulture, $"{scale.From}–{scale.To}");

    private static string LabelText(ScaleLabel label) =>
        label.From == label.To
            ? string.Create(CultureInfo.InvariantCulture, $"{label.Name.Id} = {label.From}")
            : string.Create(CultureInfo.InvariantCulture, $"{label.Name.Id} = {label.From}–{label.To}");

    private static string Criteria(params Stage[] stages) =>
        string.Join(", ", stages.SelectMany(stage => stage.Leaves.Select(leaf => leaf.Id)).Distinct());

    private int LeafOfRow(Stage stage, int column)
    {
        if (!_leaves.TryGetValue(stage, out var leaves))
            _leaves.Add(stage, leaves = new Utf8Index(Utf8Column.Of(stage.Leaves.Select(leaf => leaf.Id))));
        var leaf = leaves.Find(_reading.Rows[column]);
        return leaf >= 0 ? leaf : LeafOf(stage, _reading.Text(column));
    }

    private static int LeafOf(Stage stage, string name)
    {
        for (var i = 0; i < stage.Leaves.Count; i++)
        {
            if (stage.Leaves[i].Id.Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }
}
