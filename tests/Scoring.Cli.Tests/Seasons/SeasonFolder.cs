using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Scoring.Benchmarks.Season;

namespace Scoring.Cli.Tests.Seasons;

/// <summary>A folder with the rules and people of a small season, and the program working in it.</summary>
internal sealed class SeasonFolder : IDisposable
{
    public const string Edition = "season/2026";

    private readonly string _rules = Path.Combine(AppContext.BaseDirectory, "Seasons", "rules");

    public SeasonFolder()
    {
        Write("regions.csv", "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.72,Kota Solok,kota,13\n");
        // 40 registered, two of them never sent in. Every fifth is of the special group; agencies repeat, so that jurors meet their own.
        Write(
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital,group,submitted_at\n"
                + Lines(40, i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"E{i:00},13.72,Inovasi nomor {i},Layanan,Dinas {i % 8},2024-01-01,ya,"
                            + $"{(i % 5 == 0 ? "khusus" : "umum")},{(i <= 38 ? "2026-06-01" : "")}"
                    )
                )
        );
        Write(
            "jurors.csv",
            "juror,name,institution,region_code\n"
                + Lines(11, i => string.Create(CultureInfo.InvariantCulture, $"J{i:00},Juri {i},Dinas {i},"))
        );
        Write("conflicts.csv", "juror,innovation_id,region_code,reason\nJ11,E01,,pernah membimbing timnya\n");
    }

    public string Folder { get; } = ScoringProgram.NewFolder();

    public string At(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text) => File.WriteAllText(At(name), text);

    /// <summary>Runs the program; it must answer with the exit code.</summary>
    public Answer Does(int exitCode, params string[] args)
    {
        var answer = ScoringProgram.RunIn(Folder, new Dictionary<string, string>(), [.. args, "--rules", _rules]);
        answer.ExitCode.ShouldBe(exitCode, $"{string.Join(' ', args)}\n{answer.Output}\n{answer.Error}");
        return answer;
    }

    /// <summary>Runs the program for a table in CSV; its rows by column.</summary>
    public List<Dictionary<string, string>> Table(params string[] args) => Rows(Does(0, [.. args, "--format", "csv"]).Output);

    /// <summary>
    /// Exports the scoresheets of a stage as CSV, one file per juror, fills them in and imports them. Returns the number of scoresheets.
    /// </summary>
    public int FillSheets(string stage, Func<string, string, string, decimal> mark)
    {
        var folder = SheetsOf(stage, "csv");
        var sheets = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            var rows = Rows(File.ReadAllText(file));
            sheets += rows.Count;
            foreach (var row in rows)
            {
                foreach (var criterion in row.Keys.Where(key => row[key].Length == 0 && Criteria.Contains(key)).ToList())
                    row[criterion] = mark(row["innovation_id"], row["juror"], criterion).ToString(CultureInfo.InvariantCulture);
            }
            File.WriteAllLines(
                file,
                [string.Join(',', rows[0].Keys), .. rows.Select(row => string.Join(',', row.Values.Select(value => $"\"{value}\"")))]
            );
            Does(0, "import", "marks", file, "--edition", Edition);
        }
        return sheets;
    }

    /// <summary>The same with workbooks.</summary>
    public int FillWorkbooks(string stage, Func<string, string, string, decimal> mark)
    {
        var folder = SheetsOf(stage, "xlsx");
        var sheets = FilledSheets.Fill(folder, mark);
        foreach (var file in Directory.EnumerateFiles(folder, "*.xlsx").Order(StringComparer.Ordinal))
            Does(0, "import", "marks", file, "--edition", Edition);
        return sheets;
    }

    private string SheetsOf(string stage, string format)
    {
        var folder = At("sheets-" + stage);
        Does(0, "jury", "sheet", Edition, "--stage", stage, "--all", "--format", format, "--output", folder);
        return folder;
    }

    /// <summary>Closes every open point of the list as the plenary keeps it.</summary>
    public void CloseAllPoints()
    {
        foreach (var point in Table("points", Edition).Where(row => row["state"] == "open"))
            Does(
                0,
                "points",
                Edition,
                "--close",
                point["point"],
                "--decision",
                "keep",
                "--reason",
                "nilai dibahas dan tetap",
                "--by-plenary",
                "pleno 8 Agustus"
            );
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static readonly string[] Criteria = ["kebaruan", "dampak", "keberlanjutan", "paparan", "wawancara"];

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(1, count).Select(i => line(i) + "\n"));

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        using var reader = new CsvReader(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture));
        reader.Read();
        reader.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(reader.HeaderRecord!.ToDictionary(name => name, name => reader.GetField(name) ?? ""));
        return rows;
    }
}
