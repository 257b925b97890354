using System.Text;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Problems;

namespace Scoring.Features.Tests.Import.Csv;

/// <summary>A character that no database on a server holds is told with the line and column that an editor shows.</summary>
public sealed class NulBytesTests
{
    private const int Tables = 300;
    private string _folder = "";

    [SetUp]
    public void Make() => _folder = TemporaryFolder.New();

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Wherever_it_stands_in_whatever_table()
    {
        for (var seed = 1; seed <= Tables; seed++)
        {
            var random = new Random(seed);
            var separator = ",;\t|"[random.Next(4)];
            var (columns, rows) = (random.Next(2, 8), random.Next(2, 60));
            var (row, column) = (random.Next(1, rows), random.Next(columns));
            var ending = random.Next(2) == 0 ? "\n" : "\r\n";
            var lines = new List<string> { string.Join(separator, Enumerable.Range(0, columns).Select(place => $"column_{place}")) };
            for (var line = 1; line < rows; line++)
                lines.Add(
                    string.Join(
                        separator,
                        Enumerable.Range(0, columns).Select(place => Value(random, separator, line == row && place == column))
                    )
                );
            var isUtf16 = random.Next(4) == 0;
            byte[] mark =
                isUtf16 ? [0xFF, 0xFE]
                : random.Next(3) == 0 ? [0xEF, 0xBB, 0xBF]
                : [];
            var text = string.Join(ending, lines) + ending;

            var problem = Look([.. mark, .. (isUtf16 ? Encoding.Unicode : Encoding.UTF8).GetBytes(text)])!;

            (problem.Code, problem.Row, problem.Column).ShouldBe(("character-nul", row + 1, $"column_{column}"), $"seed {seed}");
            problem.Value.ShouldContain('\uFFFD', customMessage: $"seed {seed}");
            problem.Value.ShouldNotContain('\0');
        }
    }

    [Test]
    public void Behind_many_rows_and_in_a_very_long_line()
    {
        var rows = string.Concat(Enumerable.Repeat("13.72,\"Contoh, satu\",50\n", 40_000));
        var problem = Look(Encoding.UTF8.GetBytes($"code,name,score\n{rows}13.73,Con\0toh,40\n"))!;
        (problem.Row, problem.Column, problem.Value).ShouldBe((40_002, "name", "Con\uFFFDtoh"));
        Look(Encoding.UTF8.GetBytes($"code,name\n1,{new string('x', 300_000)}\0\n"))!.Row.ShouldBe(2);
    }

    [Test]
    public void In_the_header_it_has_no_column() =>
        Look("region_co\0de,score\n13.72,50\n"u8.ToArray()).ShouldBe(new Problem("character-nul", "table.csv", 1, "", "region_co\uFFFDde"));

    [Test]
    public void What_is_full_of_it_is_no_text()
    {
        var picture = new byte[5_000];
        new Random(1).NextBytes(picture);
        Look(picture)!.Code.ShouldBe("file-binary");
        Look(Encoding.Unicode.GetBytes("region_code,score\n13.72,50\n"))!.Code.ShouldBe("file-binary");
    }

    private static string Value(Random random, char separator, bool hasNul)
    {
        var text = new string([.. Enumerable.Range(0, random.Next(10, 30)).Select(_ => (char)random.Next('a', 'z' + 1))]);
        if (hasNul)
            text = text.Insert(random.Next(text.Length + 1), "\0");
        return random.Next(3) == 0 ? $"\"{text}{separator}é\"" : text;
    }

    private Problem? Look(byte[] bytes)
    {
        var path = Path.Combine(_folder, "table.csv");
        File.WriteAllBytes(path, bytes);
        return InspectedFile.Look(path).Problem;
    }
}
