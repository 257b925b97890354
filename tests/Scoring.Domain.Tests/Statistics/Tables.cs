using Scoring.Domain.Statistics;

namespace Scoring.Domain.Tests.Statistics;

/// <summary>Tables of marks from text: a line is an entry, a column a juror (A, B, …), a dot a missing mark.</summary>
internal static class Tables
{
    public static MarkTable Of(params string[] lines) => new(Marks(lines));

    /// <summary>The same with a line for each juror, as many books print it.</summary>
    public static MarkTable Across(params string[] jurors) =>
        new(Marks(jurors).Select(mark => new JurorMark(mark.Juror[0] - 'A', $"{(char)('A' + mark.Entry)}", mark.Mark)));

    public static IEnumerable<JurorMark> Marks(params string[] lines) =>
        from line in lines.Index()
        from cell in line.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries).Index()
        where cell.Item != "."
        select new JurorMark(
            line.Index,
            $"{(char)('A' + cell.Index)}",
            decimal.Parse(cell.Item, System.Globalization.CultureInfo.InvariantCulture)
        );
}
