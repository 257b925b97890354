using System.Text;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Import.Storage;
using Scoring.RuleBook;

namespace Scoring.Features.Import.Kinds;

/// <summary>
/// Reads indicator levels, long (<c>innovation_id,indicator,level</c> or <c>region_code,indicator,level</c>) or wide (the id, then one
/// column per indicator), straight into packed cells.
/// </summary>
internal static class ReadIndicators
{
    private static readonly string[] LongColumns = ["indicator", "level"];
    private static readonly string[] InnovationNames = ["title", "name", "judul", "nama", "judul inovasi", "nama inovasi"];
    private static readonly string[] Known =
    [
        "innovation_id",
        "region_code",
        "indicator",
        "level",
        "claimed_level",
        "evidence",
        "standing",
        "source",
        "note",
    ];

    /// <summary>Reads the file; null if its header is unusable.</summary>
    public static LevelRows? Read(RowReader reading) => reading.ReadHeader() is { } header ? Read(reading, header) : null;

    /// <summary>Reads the rows after a header, or those of a part of the file; null if the header is unusable.</summary>
    public static LevelRows? Read(RowReader reading, Header header)
    {
        var byRegion = header["innovation_id"] < 0 && (header["region_code"] >= 0 || NamesRegions(reading.Edition, header));
        var idName = byRegion ? "region_code" : "innovation_id";
        var level = idName == "region_code" ? Level.Region : Level.Innovation;
        // Where the rule asks for evidence, a file that cannot name any would lose levels without a word.
        var asksEvidence = reading.Edition.TableOf(level) is { WithoutEvidence: not WithoutEvidence.Reported };
        var isLong = header["indicator"] >= 0 || header["level"] >= 0 || asksEvidence;
        string[] id = byRegion && header[idName] < 0 ? [] : [idName];
        string[] evidence = asksEvidence ? ["evidence"] : [];
        if (!header.Require(reading.Problems, isLong ? [.. id, .. LongColumns, .. evidence] : id, Known))
            return null;
        if (reading.Edition.TableOf(level) is not { } table)
        {
            reading.Problems.Add("kind-not-taken", header.Line, idName, level.Id, "indicators " + level.Id);
            return null;
        }
        var units = level == Level.Region ? reading.Known.RegionIndex : reading.Known.InnovationIndex;
        var rows = new LevelRows(level, [.. table.Indicators.Select(indicator => indicator.Id)], units.Ids);
        var cells = new Cells(table, rows, reading.Rows);
        var finder = byRegion ? reading.RegionsOf(header, rowsAreRegions: true) : null;
        if (isLong)
            ReadLong(reading, header, idName, finder, cells);
        else
            ReadWide(reading, header, idName, finder, cells);
        return rows;
    }

    // Regions by name alone. Innovations have no name that would do, so a plain "name" is a region's, unless a column is an indicator of
    // innovations.
    private static bool NamesRegions(Edition edition, Header header) =>
        edition.TableOf(Level.Region) is not null
        && (
            RegionColumns.Of(header, rowsAreRegions: false).Name >= 0
            || (RegionColumns.Of(header, rowsAreRegions: true).Name >= 0 && !HasIndicatorOf(edition.TableOf(Level.Innovation), header))
        );

    private static bool HasIndicatorOf(IndicatorTable? table, Header header) =>
        table is not null
        && Enumerable.Range(0, header.Count).Select(header.Name).Any(name => table.Indicators.Any(indicator => Is(indicator, name)));

    private static bool Is(Indicator indicator, string name) =>
        indicator.Number.Equals(name, StringComparison.OrdinalIgnoreCase) || indicator.Id.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static void ReadLong(RowReader reading, Header header, string idName, RegionFinder? regions, Cells cells)
    {
        var (id, indicator, level) = (header[idName], header["indicator"], header["level"]);
        var (claimed, evidence) = (header["claimed_level"], header["evidence"]);
        var rows = reading.Rows;
        var bare = header.Count == 3 && (id, indicator, level) == (0, 1, 2) && reading.LeftOut.Count == 0;
        while (reading.Next(header))
        {
            var unit = regions is null ? reading.FindInnovation(id) : regions.Find();
            var cell = cells.Find(rows[indicator]);
            if (cell < 0)
                reading.Problem("unknown-indicator", "indicator", indicator, cells.NearestTo(reading.Text(indicator)));
            var value = cell < 0 ? -1 : cells.LevelOf(reading, cell, level, "level");
            var isClaimRight =
                cell < 0 || claimed < 0 || reading.IsBlank(claimed) || cells.LevelOf(reading, cell, claimed, "claimed_level") >= 0;
            if (unit < 0 || value < 0 || !isClaimRight)
                continue;
            if (!cells.Set(unit, cell, (byte)value, rows.Line))
                reading.Problem("duplicate-fact", "indicator", indicator, cells.LineOf(unit, cell));
            else if (claimed >= 0 || evidence >= 0)
                cells.Claim(unit, cell, reading.Text(claimed), reading.Text(evidence));
            else if (bare)
                reading.RowCount += cells.Follow(rows, unit, cell);
        }
    }

    private static void ReadWide(RowReader reading, Header header, string idName, RegionFinder? regions, Cells cells)
    {
        var id = header[idName];
        var columns = new List<(int Column, int Cell)>();
        foreach (var column in header.Others(Known))
        {
            var cell = cells.Find(Encoding.UTF8.GetBytes(header.Name(column)));
            if (cell >= 0 && columns.Any(other => other.Cell == cell))
                reading.Problems.Add("header-duplicate", header.Line, header.Name(column), header.Name(column));
            else if (cell >= 0)
                columns.Add((column, cell));
            else if (!(regions?.Columns.Contains(column) ?? InnovationNames.Contains(header.Name(column).ToLowerInvariant())))
                reading.Problems.Add(
                    "unknown-indicator",
                    header.Line,
                    header.Name(column),
                    header.Name(column),
                    cells.NearestTo(header.Name(column))
                );
        }
        var firstLines = new Dictionary<int, int>();
        while (reading.Next(header))
        {
            var unit = regions is null ? reading.FindInnovation(id) : regions.Find();
            if (unit >= 0 && !firstLines.TryAdd(unit, reading.Rows.Line))
            {
                reading.ProblemOf("duplicate-id", idName, cells.IdOf(unit), firstLines[unit]);
                continue;
            }
            foreach (var (column, cell) in columns)
            {
                if (reading.IsBlank(column))
                    continue;
                var value = cells.LevelOf(reading, cell, column, header.Name(column));
                if (unit >= 0 && value >= 0)
                    cells.SetWide(unit, cell, (byte)value);
            }
            if (unit >= 0 && reading.RowIsRight)
                cells.OnOneLine(unit, reading.Rows.Line);
            else if (unit >= 0)
                cells.TakeBack(unit);
        }
    }

    /// <summary>The cells being filled, with the table's limits to hand.</summary>
    private sealed class Cells
    {
        private readonly IndicatorTable _table;
        private readonly LevelRows _rows;
        private readonly ulong[] _allowed;
        private readonly Utf8Index _names;
        private readonly int[] _cellOfName;
        private readonly byte[][] _plainNames;
        private readonly int _width;
        private readonly ExpectedRows _ahead;
        private int _expected;

        public Cells(IndicatorTable table, LevelRows rows, CsvRows file)
        {
            (_table, _rows, _width, _ahead) = (table, rows, table.Indicators.Count, new ExpectedRows(file));
            _allowed = [.. table.Indicators.Select(indicator => indicator.Levels.Aggregate(0UL, (bits, level) => bits | 1UL << level))];
            // Consecutive numbers: a file in this order finds the next one without a search.
            var names = table
                .Indicators.Select((indicator, i) => (Name: indicator.Number, i))
                .Concat(table.Indicators.Select((indicator, i) => (Name: indicator.Id, i)))
                .DistinctBy(pair => pair.Name)
                .ToList();
            _names = new Utf8Index(Utf8Column.Of(names.Select(pair => pair.Name)));
            _cellOfName = [.. names.Select(pair => pair.i)];
            // Names as they appear in a file without quotes; empty if they cannot.
            _plainNames =
            [
                .. table
                    .Indicators.Select(indicator => Encoding.UTF8.GetBytes(indicator.Number))
                    .Select(name => ExpectedRows.IsPlain(name, file.Separator) ? name : []),
            ];
        }

        public int Find(ReadOnlySpan<byte> name)
        {
            // Rows mostly follow the table and start over with the next unit.
            if (_names.Ids.Bytes(_expected).SequenceEqual(name))
            {
                var cell = _cellOfName[_expected];
                _expected = _expected + 1 == _width ? 0 : _expected + 1;
                return cell;
            }
            var found = _names.Find(name);
            if (found < 0)
                found = _names.Find(name.WithoutSpaces());
            if (found < 0)
                return -1;
            _expected = found + 1 < _width ? found + 1 : 0;
            return _cellOfName[found];
        }

        public string IdOf(int unit) => _rows.Units[unit];

        public string NearestTo(string name) => Nearest.To(name, _names.Ids.ToStrings()) ?? "";

        public int LevelOf(RowReader reading, int cell, int column, string name)
        {
            var text = reading.Rows[column];
            if (text.Length == 1 && text[0] is >= (byte)'0' and <= (byte)'9' && (_allowed[cell] >> (text[0] - '0') & 1) == 1)
                return text[0] - '0';
            if (!reading.Filled(column, name))
                return -1;
            if (reading.Numbers.Read(text, out var number) is { } code)
            {
                reading.Problem(code, name, column, (object?)reading.Numbers.Sign ?? '.');
                return -1;
            }
            if (number is >= 0 and < 64 && number == decimal.Truncate(number) && (_allowed[cell] >> (int)number & 1) == 1)
                return (int)number;
            reading.Problem("level-not-allowed", name, column, string.Join(", ", _table.Indicators[cell].Levels));
            return -1;
        }

        public bool Set(int unit, int cell, byte level, int line)
        {
            var unitCells = _rows.Cells.AsSpan(unit * _width, _width);
            if (unitCells[cell] != LevelFacts.Absent)
                return false;
            _rows.Lines.Set(unit, cell, line, unitCells);
            unitCells[cell] = level;
            _rows.Reported++;
            return true;
        }

        /// <summary>
        /// Consumes the rows after the one just read as long as they are the next indicators of the same unit with permitted levels.
        /// </summary>
        /// <returns>The number of rows consumed.</returns>
        public int Follow(CsvRows rows, int unit, int cell)
        {
            if (!_rows.Lines.GoesOn(unit, ++cell, rows.LineAhead))
                return 0;
            _ahead.Begin();
            _ahead.First(_rows.Units.Bytes(unit));
            var taken = 0;
            var unitCells = _rows.Cells.AsSpan(unit * _width, _width);
            for (; cell < unitCells.Length && unitCells[cell] == LevelFacts.Absent; cell++, taken++)
            {
                if (!_ahead.IsNext(_plainNames[cell], out var level, out var bytes) || level > 63 || (_allowed[cell] >> level & 1) == 0)
                    break;
                unitCells[cell] = (byte)level;
                rows.Pass(bytes, 1);
            }
            _rows.Lines.GoOn(unit, taken);
            _rows.Reported += taken;
            _expected = cell < _width ? cell : 0;
            return taken;
        }

        public void SetWide(int unit, int cell, byte level)
        {
            _rows.Cells[unit * _width + cell] = level;
            _rows.Reported++;
        }

        /// <summary>Discards a wide row that contains a wrong value: a row is accepted as a whole or not at all.</summary>
        public void TakeBack(int unit)
        {
            var cells = _rows.Cells.AsSpan(unit * _width, _width);
            _rows.Reported -= _width - cells.Count(LevelFacts.Absent);
            cells.Fill(LevelFacts.Absent);
        }

        public void OnOneLine(int unit, int line) => _rows.Lines.SetAll(unit, line);

        public int LineOf(int unit, int cell) => _rows.Lines.Of(unit, cell, _rows.Of(unit));

        public void Claim(int unit, int cell, string claimed, string evidence)
        {
            if (claimed.Length > 0 || evidence.Length > 0)
                _rows.Claims.Add((_rows.Units[unit], _table.Indicators[cell].Id, claimed, evidence));
        }
    }
}
