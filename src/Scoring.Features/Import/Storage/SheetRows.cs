using System.Globalization;
using System.Runtime.InteropServices;
using Scoring.Domain.Numbers;
using Scoring.Features.Import.Csv;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>One scoresheet imported from a file.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Innovation">The innovation's id.</param>
/// <param name="Juror">The juror.</param>
/// <param name="Number">The scoresheet's own number; null if the file gives none.</param>
/// <param name="SubmittedAt">When it was submitted; null if the file does not say.</param>
/// <param name="Marks">One per leaf of the stage, in the order of its criteria; null for a missing mark.</param>
/// <param name="Lines">The line of each mark; 0 if there is none.</param>
internal sealed record SheetRow(
    string Stage,
    string Innovation,
    string Juror,
    string? Number,
    DateTime? SubmittedAt,
    decimal?[] Marks,
    int[] Lines
)
{
    /// <summary>The first line of the sheet in the file.</summary>
    public int FirstLine => Lines.Where(line => line > 0).DefaultIfEmpty(0).Min();

    /// <summary>All its lines in the file, each once.</summary>
    public IReadOnlyCollection<int> AllLines => [.. Lines.Where(line => line > 0).Distinct()];

    /// <summary>The key that identifies the scoresheet.</summary>
    public string Key => string.Join('\u001f', Stage, Innovation, Juror, Number, SubmittedAt?.ToString("s", CultureInfo.InvariantCulture));

    /// <summary>The key shared by a juror's scoresheets for one innovation.</summary>
    public string Seat => string.Join('\u001f', Stage, Innovation, Juror);
}

/// <summary>Scoresheets imported from a file.</summary>
/// <param name="layout">"stage/criterion" of each mark, stage by stage.</param>
internal sealed class SheetRows(IReadOnlyList<string> layout) : Payload
{
    private Dictionary<int, IReadOnlyCollection<int>>? _linesByFirst;
    private string[]? _scope;
    private Dictionary<(string, string, string), SheetRow>? _bySeat;

    /// <summary>The sheets.</summary>
    public List<SheetRow> Sheets { get; } = [];

    /// <inheritdoc/>
    public override int Rows
    {
        get
        {
            var rows = 0;
            foreach (var sheet in Sheets)
            {
                foreach (var mark in sheet.Marks)
                    rows += mark.HasValue ? 1 : 0;
            }
            return rows;
        }
    }

    /// <summary>A scoresheet with its ids, and a mark and a line for each leaf.</summary>
    public override long Weight => Sheets.Sum(sheet => 200L + 40L * sheet.Marks.Length);

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Scope =>
        _scope ??= [.. Sheets.Select(sheet => (sheet.Stage, sheet.Juror)).Distinct().Select(seat => seat.Stage + "/" + seat.Juror)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Layout => layout;

    /// <inheritdoc/>
    public override void Store(Db db, long importId)
    {
        using var store = new ColumnStore(db, importId);
        store.Write("(stage)", Utf8Column.Of(Sheets.Select(sheet => sheet.Stage)));
        store.Write("(innovation)", Utf8Column.Of(Sheets.Select(sheet => sheet.Innovation)));
        store.Write("(juror)", Utf8Column.Of(Sheets.Select(sheet => sheet.Juror)));
        store.Write("(sheet)", Utf8Column.Of(Sheets.Select(sheet => sheet.Number ?? "")));
        store.Write(
            "(submitted)",
            Utf8Column.Of(Sheets.Select(sheet => sheet.SubmittedAt?.ToString("s", CultureInfo.InvariantCulture) ?? ""))
        );
        var (marks, lines) = (new Utf8Column(), new Utf8Column());
        foreach (var sheet in Sheets)
        {
            Add(marks, sheet.Marks);
            Add(lines, sheet.Lines);
        }
        store.Write("(marks)", marks);
        store.Write("(lines)", lines);
        store.Complete();
    }

    /// <summary>Loads an import.</summary>
    public static SheetRows Load(Db db, long importId, IReadOnlyList<string> layout)
    {
        using var store = new ColumnStore(db, importId);
        var (stages, innovations, jurors) = (store.Texts("(stage)"), store.Texts("(innovation)"), store.Texts("(juror)"));
        var (numbers, times, marks, lines) = (
            store.Texts("(sheet)"),
            store.Texts("(submitted)"),
            store.Texts("(marks)"),
            store.Texts("(lines)")
        );
        var seen = new SeenTexts();
        var single = new Dictionary<int, decimal?[]>();
        var read = new SheetRows(layout);
        for (var i = 0; i < stages.Count; i++)
        {
            read.Sheets.Add(
                new SheetRow(
                    seen.Of(stages.Bytes(i)),
                    seen.Of(innovations.Bytes(i)),
                    seen.Of(jurors.Bytes(i)),
                    numbers.Bytes(i).IsEmpty ? null : numbers[i],
                    times.Bytes(i).IsEmpty ? null : DateTime.ParseExact(times[i], "s", CultureInfo.InvariantCulture),
                    MarksOf(marks.Bytes(i)),
                    Numbers(lines.Bytes(i), line => int.Parse(line, CultureInfo.InvariantCulture))
                )
            );
        }
        return read;

        // Of one criterion a million sheets have a hundred different marks: equal ones share theirs, which nobody changes.
        decimal?[] MarksOf(ReadOnlySpan<byte> text)
        {
            if (text.Contains((byte)';'))
                return Numbers(text, Mark);
            ref var shared = ref CollectionsMarshal.GetValueRefOrAddDefault(single, seen.NumberOf(text), out _);
            return shared ??= [Mark(text)];
        }
    }

    private static decimal? Mark(ReadOnlySpan<byte> text) => text.IsEmpty ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private delegate T Parse<T>(ReadOnlySpan<byte> text);

    private static T[] Numbers<T>(ReadOnlySpan<byte> joined, Parse<T> parse)
    {
        var numbers = new T[joined.Count((byte)';') + 1];
        var i = 0;
        foreach (var part in joined.Split((byte)';'))
            numbers[i++] = parse(joined[part]);
        return numbers;
    }

    // The marks, separated by semicolons; empty for a missing mark.
    private static void Add(Utf8Column column, decimal?[] marks)
    {
        for (var i = 0; i < marks.Length; i++)
        {
            if (i > 0)
                column.Append(";"u8);
            // Nearly all marks are whole numbers, which are much faster to write as such.
            if (marks[i] is { Scale: 0 } whole and >= 0m and <= int.MaxValue)
                column.Append((int)whole);
            else if (marks[i] is { } mark)
                column.Append(mark);
        }
        column.End();
    }

    private static void Add(Utf8Column column, int[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                column.Append(";"u8);
            column.Append(lines[i]);
        }
        column.End();
    }

    /// <inheritdoc/>
    public override Overlap With(Payload other) => Overlap.Of(Keys(), [.. ((SheetRows)other).Keys()]);

    /// <inheritdoc/>
    public override IReadOnlyCollection<int> LinesOf(int line)
    {
        _linesByFirst ??= Sheets
            .Where(sheet => sheet.FirstLine > 0)
            .GroupBy(sheet => sheet.FirstLine)
            .ToDictionary(group => group.Key, group => group.First().AllLines);
        return _linesByFirst.GetValueOrDefault(line) ?? [line];
    }

    /// <summary>The first scoresheet for a seat, or null.</summary>
    public SheetRow? Find(string stage, string innovation, string juror)
    {
        // Import payloads are shared by many readers: two that build this at once get the same result.
        var sheets = _bySeat ??= Sheets
            .DistinctBy(sheet => (sheet.Stage, sheet.Innovation, sheet.Juror))
            .ToDictionary(sheet => (sheet.Stage, sheet.Innovation, sheet.Juror));
        return sheets.GetValueOrDefault((stage, innovation, juror));
    }

    /// <inheritdoc/>
    protected override IEnumerable<Fact> Facts()
    {
        // A corrected sheet may have another number or time: it is the same seat's all the same, the first or second of its file.
        var ofSeat = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sheet in Sheets)
        {
            var place = ofSeat[sheet.Seat] = ofSeat.GetValueOrDefault(sheet.Seat) + 1;
            var first = layout.TakeWhile(name => !name.StartsWith(sheet.Stage + "/", StringComparison.Ordinal)).Count();
            for (var leaf = 0; leaf < sheet.Marks.Length; leaf++)
            {
                if (sheet.Marks[leaf] is { } mark)
                    yield return new Fact(
                        $"{sheet.Stage}/{sheet.Innovation}/{sheet.Juror}",
                        string.Create(CultureInfo.InvariantCulture, $"{sheet.Seat}\u001f{place}\u001f{layout[first + leaf]}"),
                        Exact.Canonicalize(mark).ToString(CultureInfo.InvariantCulture)
                    );
            }
        }
    }

    private IEnumerable<(string, int)> Keys() => Sheets.Select(sheet => (sheet.Key, sheet.FirstLine));
}
