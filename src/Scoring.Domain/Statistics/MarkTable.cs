using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>
/// Jurors' marks for entries, entries down and jurors across; a mark may be missing. Entries are in ascending order and jurors in ordinal
/// order of their names, so that the order of the input does not matter. Several marks of one juror for one entry are one seat and count as
/// their mean.
/// </summary>
public sealed class MarkTable
{
    private readonly ArraySegment<JurorMark>[] _rows;
    private readonly Dictionary<string, int> _columnOf;

    /// <summary>Lays the marks out.</summary>
    /// <param name="marks">The marks, in any order; entries and jurors without one are not in the table.</param>
    public MarkTable(IEnumerable<JurorMark> marks)
    {
        JurorMark[] all = [.. marks];
        // Sheets come in this order as a rule; a large jury has a million of them.
        if (!IsOrdered(all))
        {
            all =
            [
                .. all.GroupBy(mark => mark.Entry)
                    .OrderBy(own => own.Key)
                    .SelectMany(own =>
                        own.GroupBy(mark => mark.Juror, StringComparer.Ordinal)
                            .OrderBy(seat => seat.Key, StringComparer.Ordinal)
                            .Select(seat => OfSeat([.. seat]))
                    ),
            ];
        }
        Marks = all;
        _rows = [.. RowsOf(all)];
        Entries = [.. _rows.Select(row => row[0].Entry)];
        Jurors = [.. all.Select(mark => mark.Juror).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _columnOf = Jurors.Index().ToDictionary(juror => juror.Item, juror => juror.Index, StringComparer.Ordinal);
    }

    /// <summary>The numbers of the entries, ascending.</summary>
    public IReadOnlyList<int> Entries { get; }

    /// <summary>The jurors, in ordinal order.</summary>
    public IReadOnlyList<string> Jurors { get; }

    /// <summary>All marks, by entry and juror; one a seat.</summary>
    public IReadOnlyList<JurorMark> Marks { get; }

    /// <summary>True if every juror marked every entry; the empty table is.</summary>
    public bool IsComplete => Marks.Count == Entries.Count * Jurors.Count;

    /// <summary>The marks of an entry, by juror.</summary>
    /// <param name="row">The position of the entry in <see cref="Entries"/>.</param>
    public IReadOnlyList<JurorMark> Row(int row) => _rows[row];

    /// <summary>The mark of a juror for an entry, or null.</summary>
    /// <param name="row">The position of the entry in <see cref="Entries"/>.</param>
    /// <param name="juror">The juror.</param>
    public decimal? MarkOf(int row, string juror)
    {
        // Jurors are in ordinal order.
        var marks = _rows[row].AsSpan();
        var (low, high) = (0, marks.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = string.CompareOrdinal(marks[middle].Juror, juror);
            if (order == 0)
                return marks[middle].Mark;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return null;
    }

    /// <summary>The position of a juror in <see cref="Jurors"/>.</summary>
    public int ColumnOf(string juror) => _columnOf[juror];

    /// <summary>One criterion of a stage: the sheets that fill a seat, superseded and plenary ones left out.</summary>
    /// <param name="sheets">The sheets.</param>
    /// <param name="leaf">The position of the criterion among the leaves of the stage.</param>
    public static MarkTable OfCriterion(SheetFacts sheets, int leaf) => OfSheets(sheets, sheet => sheets.Sheets[sheet].Marks[leaf]);

    /// <summary>A figure of each sheet, such as its total: the sheets that fill a seat, superseded and plenary ones left out.</summary>
    /// <param name="sheets">The sheets.</param>
    /// <param name="figureOf">The figure of a sheet by its position among the sheets, or null.</param>
    public static MarkTable OfSheets(SheetFacts sheets, Func<int, decimal?> figureOf) =>
        new(
            Enumerable
                .Range(0, sheets.Sheets.Count)
                .Where(sheet => IsOfJuror(sheets, sheets.Sheets[sheet]) && figureOf(sheet) is not null)
                .Select(sheet => new JurorMark(sheets.Sheets[sheet].Innovation, sheets.Sheets[sheet].Juror, figureOf(sheet)!.Value))
        );

    // Sheets within a seat are included: the table takes their mean.
    private static bool IsOfJuror(SheetFacts sheets, Scoresheet sheet) => !sheet.Superseded && sheet.Juror != sheets.Stage.ConsensusJuror;

    /// <summary>True if entries ascend, and within each the jurors, so that no seat has two marks.</summary>
    internal static bool IsOrdered(IReadOnlyList<JurorMark> marks)
    {
        for (var i = 1; i < marks.Count; i++)
        {
            var (one, next) = (marks[i - 1], marks[i]);
            if (one.Entry > next.Entry || (one.Entry == next.Entry && string.CompareOrdinal(one.Juror, next.Juror) >= 0))
                return false;
        }
        return true;
    }

    private static IEnumerable<ArraySegment<JurorMark>> RowsOf(JurorMark[] all)
    {
        for (int from = 0, to; from < all.Length; from = to)
        {
            for (to = from + 1; to < all.Length && all[to].Entry == all[from].Entry; )
                to++;
            yield return new ArraySegment<JurorMark>(all, from, to - from);
        }
    }

    private static JurorMark OfSeat(JurorMark[] marks) =>
        marks.Length == 1
            ? marks[0]
            : marks[0] with
            {
                Mark = Exact.Canonicalize(Exact.Divide(marks.Sum(mark => mark.Mark), marks.Length)),
            };
}
