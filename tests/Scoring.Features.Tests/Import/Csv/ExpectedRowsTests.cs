using System.Globalization;
using System.Text;
using Scoring.Features.Import.Csv;

namespace Scoring.Features.Tests.Import.Csv;

/// <summary>Rows that are recognised, in files that are longer than what is read at once.</summary>
public sealed class ExpectedRowsTests
{
    private const int Units = 6_000;

    [TestCase("\n")]
    [TestCase("\r\n")]
    public void Rows_are_the_same_recognised_or_read_across_every_edge_of_the_buffer(string end)
    {
        var text = new StringBuilder();
        for (var row = 0; row < Units * 20; row++)
            text.Append(CultureInfo.InvariantCulture, $"inn-{row / 20 * 7919 % 1_000_003},{16 + row % 20},{row * 31 % 1_000}{end}");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        bytes.Length.ShouldBeGreaterThan(4 << 18);

        var read = new List<string>();
        using (var rows = CsvRows.PlainFirst(new MemoryStream(bytes), (byte)','))
        {
            while (rows.Read())
                read.Add($"{rows.Line} {rows.Text(0)} {rows.Text(1)} {rows.Text(2)}");
        }
        var (recognised, taken) = Recognised(bytes);

        recognised.ShouldBe(read);
        // All but the first of each unit, and a few at each edge of the buffer and at the end.
        taken.ShouldBeInRange(Units * 19 - 40, Units * 19);
    }

    private static (List<string> Rows, int Taken) Recognised(byte[] bytes)
    {
        using var rows = CsvRows.PlainFirst(new MemoryStream(bytes), (byte)',');
        var ahead = new ExpectedRows(rows);
        var (found, taken) = (new List<string>(), 0);
        while (rows.Read())
        {
            var (id, name) = (rows.Text(0), int.Parse(rows.Text(1), CultureInfo.InvariantCulture));
            found.Add($"{rows.Line} {id} {name} {rows.Text(2)}");
            ahead.Begin();
            ahead.First(rows[0]);
            while (ahead.IsNext(Encoding.UTF8.GetBytes((++name).ToString(CultureInfo.InvariantCulture)), out var number, out var length))
            {
                found.Add($"{rows.LineAhead} {id} {name} {number}");
                rows.Pass(length, 1);
                taken++;
            }
        }
        return (found, taken);
    }
}
