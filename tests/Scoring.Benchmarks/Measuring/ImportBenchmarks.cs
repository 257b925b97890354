using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using CsvHelper;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Storage;

namespace Scoring.Benchmarks.Measuring;

/// <summary>
/// The rows of a file of levels: reading them, finding their units, and packing cells and lines. CsvHelper reads the same bytes for
/// comparison.
/// </summary>
[MemoryDiagnoser]
public class ImportBenchmarks
{
    private const int Indicators = 20;
    private static readonly byte[][] _names =
    [
        .. Enumerable.Range(16, Indicators).Select(i => Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture))),
    ];
    private byte[] _file = [];
    private Utf8Column _ids = new();
    private Utf8Index _index = new(new Utf8Column());
    private LevelRows _rows = new(Level.Innovation, [], new Utf8Column());
    private int[] _units = [];

    /// <summary>How many innovations the file has, twenty rows each.</summary>
    [Params(30_000)]
    public int Innovations { get; set; }

    /// <summary>Makes the file.</summary>
    [GlobalSetup]
    public void Make()
    {
        var text = new StringBuilder("innovation_id,indicator,level\n");
        for (var i = 0; i < Innovations; i++)
        {
            for (var indicator = 16; indicator < 16 + Indicators; indicator++)
                text.Append(CultureInfo.InvariantCulture, $"IGA2025-{i:000000},{indicator},{(i + indicator) % 4}\n");
        }
        _file = Encoding.UTF8.GetBytes(text.ToString());
        _ids = Utf8Column.Of(
            Enumerable.Range(0, Innovations).Select(i => string.Create(CultureInfo.InvariantCulture, $"IGA2025-{i:000000}"))
        );
        _index = new Utf8Index(_ids);
        _rows = new LevelRows(
            Level.Innovation,
            [.. Enumerable.Range(16, Indicators).Select(i => i.ToString(CultureInfo.InvariantCulture))],
            _ids
        );
        for (var (unit, line) = (0, 2); unit < Innovations; unit++)
        {
            for (var cell = 0; cell < Indicators; cell++, line++)
            {
                _rows.Lines.Set(unit, cell, line, _rows.Of(unit));
                _rows.Cells[unit * Indicators + cell] = (byte)(cell % 4);
            }
        }
        _units = [.. Enumerable.Range(0, Innovations)];
    }

    /// <summary>Every row, with the unit of its id.</summary>
    [Benchmark]
    public long Parse()
    {
        using var rows = CsvRows.PlainFirst(new MemoryStream(_file), (byte)',');
        return Sum(rows);
    }

    /// <summary>The same rows, the first of each unit read and the others recognised as what they are expected to be.</summary>
    [Benchmark]
    public long Recognise()
    {
        using var rows = CsvRows.PlainFirst(new MemoryStream(_file), (byte)',');
        var ahead = new ExpectedRows(rows);
        var (sum, last) = (0L, -1);
        rows.Read();
        while (rows.Read())
        {
            sum += _index.Find(rows[0], ref last) + rows[2][0];
            ahead.Begin();
            ahead.First(rows[0]);
            for (var i = 1; i < Indicators && ahead.IsNext(_names[i], out var level, out var bytes); i++)
            {
                sum += level;
                rows.Pass(bytes, 1);
            }
        }
        return sum;
    }

    /// <summary>The same as <see cref="Parse"/> with CsvHelper reading every row, as where the first row is not plain.</summary>
    [Benchmark]
    public long ParseNotPlain()
    {
        using var rows = CsvRows.ByCsvHelper(new MemoryStream(_file), (byte)',');
        return Sum(rows);
    }

    private long Sum(CsvRows rows)
    {
        var sum = 0L;
        var last = -1;
        rows.Read();
        while (rows.Read())
            sum += _index.Find(rows[0], ref last) + rows[2][0];
        return sum;
    }

    /// <summary>The same rows by CsvHelper alone, without looking for units.</summary>
    [Benchmark]
    public long ParseByCsvHelper()
    {
        using var parser = new CsvParser(new StreamReader(new MemoryStream(_file), Encoding.UTF8), CultureInfo.InvariantCulture);
        var sum = 0L;
        while (parser.Read())
            sum += parser[0].Length + parser[2].Length;
        return sum;
    }

    /// <summary>Where every cell was read, as the bytes that are stored.</summary>
    [Benchmark]
    public int PackLines() => _rows.Lines.Pack(_units).Length;
}
