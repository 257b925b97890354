using System.Globalization;
using System.Text;
using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import.Tables;

/// <summary>
/// A right file after what spreadsheets, Indonesian settings and hands do to it ranks as before, or is refused; it never ranks otherwise.
/// </summary>
public sealed class TransformedFilesProperty
{
    private const int Rounds = 40;

    private sealed class FileAtHand(Random random, ImportKind kind, List<string[]> rows)
    {
        public Random Random => random;
        public ImportKind Kind => kind;
        public List<string[]> Rows { get; set; } = rows;
        public char Separator { get; set; } = ',';
        public string Above { get; set; } = "";
        public string Below { get; set; } = "";
        public string LineEnd { get; set; } = "\n";
        public bool QuotesAll { get; set; }
        public Encoding Encoding { get; set; } = new UTF8Encoding(false);
        public bool IsWorkbook { get; set; }
        public bool HasTextNumbers { get; set; }
        public bool HasPercent { get; set; }
        public List<string> Applied { get; } = [];

        public void Cells(Func<string, string, string> change) =>
            Rows = [Rows[0], .. Rows.Skip(1).Select(row => row.Select((cell, i) => change(Rows[0][i], cell)).ToArray())];
    }

    private static readonly string[] Numbers = ["kebaruan", "manfaat", "value", "score"];

    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["stage"] = ["Tahap", "TAHAPAN", "Stage"],
        ["innovation_id"] = ["Kode Inovasi", "ID Inovasi", "Innovation ID", "kode_inovasi", "Nomor Inovasi *"],
        ["juror"] = ["Juri", "Nama Juri", "Penilai"],
        ["kebaruan"] = ["Kebaruan Ide", "NOVELTY", "kebaruan"],
        ["manfaat"] = ["Manfaat", "Benefit"],
        ["criterion"] = ["Kriteria", "Aspek"],
        ["score"] = ["Nilai", "Skor"],
        ["indicator"] = ["Indikator", "Ukuran"],
        ["value"] = ["Nilai", "Angka"],
        ["title"] = ["Judul Inovasi", "Nama Inovasi"],
        ["category"] = ["Kategori"],
        ["start_date"] = ["Tanggal Penerapan", "Tanggal Mulai"],
    };

    private sealed record Change(string Name, Action<FileAtHand> Apply);

    private static readonly Change[] Changes = [.. EveryChange()];

    private static IEnumerable<Change> EveryChange()
    {
        yield return new("semicolons and decimal commas", file =>
        {
            file.Separator = ';';
            file.Cells((column, cell) => Numbers.Contains(column) ? cell.Replace('.', ',') : cell);
        });
        yield return new("semicolons", file => file.Separator = ';');
        yield return new("tabs", file => file.Separator = '\t');
        yield return new("a line for the separator", file => file.Above = $"sep={file.Separator}\n{file.Above}");
        yield return new("thousands", file => file.Cells((column, cell) => Numbers.Contains(column) ? Grouped(cell) : cell));
        yield return new("spaces between thousands", file =>
            file.Cells(
                (column, cell) =>
                    column == "value" && cell.Length is 4 or 5 && !cell.Contains('.') && !cell.Contains(',')
                        ? $"{cell[..^3]}\u00A0{cell[^3..]}"
                        : cell
            )
        );
        yield return new("a mark of UTF-8", file => file.Encoding = new UTF8Encoding(true));
        yield return new("UTF-16", file => file.Encoding = new UnicodeEncoding(file.Random.Next(2) == 0, true));
        yield return new("lines of Windows", file => file.LineEnd = "\r\n");
        yield return new("quotation marks", file => file.QuotesAll = true);
        yield return new("headings", file => file.Above += "REKAPITULASI\n\nTahun 2026\n");
        yield return new("empty rows", file =>
            file.Below = string.Concat(Enumerable.Repeat(new string(file.Separator, file.Rows[0].Length - 1) + "\n", 5))
        );
        yield return new("empty columns", file => file.Rows = [.. file.Rows.Select(row => (string[])[.. row, "", ""])]);
        yield return new("headers of people", file =>
            file.Rows[0] = [
                .. file.Rows[0].Select(name => Names.TryGetValue(name, out var other) ? other[file.Random.Next(other.Length)] : name),
            ]
        );
        yield return new("capitals in headers", file => file.Rows[0] = [.. file.Rows[0].Select(name => name.ToUpperInvariant())]);
        yield return new("row numbers", file =>
            file.Rows = [.. file.Rows.Select((row, i) => (string[])[i == 0 ? "No." : i.ToString(CultureInfo.InvariantCulture), .. row])]
        );
        yield return new("spaces around", file => file.Cells((_, cell) => $" {cell}\u00A0"));
        yield return new("other rows first", file =>
        {
            var rows = file.Rows.Skip(1).ToArray();
            file.Random.Shuffle(rows);
            file.Rows = [file.Rows[0], .. rows];
        });
        yield return new("other columns first", file =>
        {
            var order = Enumerable.Range(0, file.Rows[0].Length).ToArray();
            file.Random.Shuffle(order);
            file.Rows = [.. file.Rows.Select(row => order.Select(i => row[i]).ToArray())];
        });
        yield return new("days first", file => file.Cells((column, cell) => column == "start_date" ? Day(cell, "dd/MM/yyyy") : cell));
        yield return new("days without zeros", file => file.Cells((column, cell) => column == "start_date" ? Day(cell, "d/M/yyyy") : cell));
        yield return new("numbers of days", file =>
            file.Cells(
                (column, cell) =>
                    column == "start_date" && Time(cell) is { } day
                        ? (day - new DateTime(1899, 12, 30)).Days.ToString(CultureInfo.InvariantCulture)
                        : cell
            )
        );
        yield return new("the header again", file => file.Rows.Insert(file.Random.Next(1, file.Rows.Count), file.Rows[0]));
        yield return new("a workbook", file => file.IsWorkbook = true);
        yield return new("a workbook of texts", file => (file.IsWorkbook, file.HasTextNumbers) = (true, true));
        yield return new("a workbook of percent", file => (file.IsWorkbook, file.HasPercent) = (true, true));
    }

    private static readonly (ImportKind Kind, string Text)[] Right =
    [
        (
            ImportKind.Marks,
            "stage,innovation_id,juror,kebaruan,manfaat\nfinal,A,J1,80.5,90\nfinal,B,J1,70,60.125\n"
                + "final,C,J1,71,64\nfinal,A,J2,60,60\nfinal,B,J2,90.25,90\nfinal,C,J2,88,7\n"
        ),
        (
            ImportKind.Marks,
            "stage,innovation_id,juror,criterion,score\nfinal,A,J1,kebaruan,80.5\n"
                + "final,A,J1,manfaat,66\nfinal,B,J1,kebaruan,62.125\nfinal,B,J1,manfaat,9\n"
        ),
        (ImportKind.Measures, "innovation_id,indicator,value\nA,users,1250\nB,users,12500.5\nC,users,950\n"),
        (ImportKind.Measures, "innovation_id,indicator,value\nA,users,1250\nB,users,12500\nC,users,950\n"),
        (ImportKind.Measures, "innovation_id,indicator,value\nA,users,1.25\nB,users,12.5\nC,users,0.125\n"),
        (
            ImportKind.Submissions,
            "innovation_id,title,category,start_date\nA,Antrean,Umum,2024-01-12\n"
                + "B,Bank Sampah,Umum,2021-02-01\nC,\"Cepat, Izin\",Pelajar,2024-10-25\n"
        ),
    ];

    [Test]
    public async Task A_right_file_that_was_changed_ranks_as_before_or_is_refused()
    {
        var stored = 0;
        var plain = new Dictionary<string, string?>();
        for (var round = 0; round < Rounds; round++)
        {
            var random = new Random(7_000 + round);
            var (kind, text) = Right[random.Next(Right.Length)];
            if (!plain.TryGetValue(text, out var expected))
                plain.Add(text, expected = await Ranked(kind, Encoding.UTF8.GetBytes(text), "plain.csv"));
            var file = new FileAtHand(
                random,
                kind,
                [
                    .. text.Replace("\"Cepat, Izin\"", "Cepat Izin")
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Select(line => line.Split(',')),
                ]
            );
            // Headers change last: the other changes find their columns by name.
            foreach (
                var (name, apply) in random
                    .GetItems(Changes, random.Next(1, 5))
                    .DistinctBy(change => change.Name)
                    .OrderBy(change => change.Name.Contains("header"))
            )
            {
                apply(file);
                file.Applied.Add(name);
            }
            var (bytes, extension) = Written(file);
            var ranked = await Ranked(kind, bytes, "changed" + extension);
            if (ranked is null)
                continue;
            stored++;
            ranked.ShouldBe(
                expected,
                $"round {round}: {string.Join(", ", file.Applied)}\n{(extension == ".csv" ? file.Encoding.GetString(bytes) : "")}"
            );
        }
        // Most changes leave one reading only.
        stored.ShouldBeGreaterThan(Rounds / 2);
    }

    private static async Task<string?> Ranked(ImportKind kind, byte[] file, string name)
    {
        using var place = await SmallContest.New(withEntries: kind != ImportKind.Submissions);
        var outcome = await place.Take(kind, file, name);
        if (outcome.Status == ImportStatus.Refused)
            return null;
        if (kind == ImportKind.Submissions)
            await place.Given(
                ImportKind.Measures,
                SmallContest.Edition,
                "m.csv",
                "innovation_id,indicator,value\nA,users,1\nB,users,2\nC,users,3\n"
            );
        return await place.Scores();
    }

    private static (byte[] Bytes, string Extension) Written(FileAtHand file)
    {
        if (file.IsWorkbook)
            return (Workbook(file).Bytes(), ".xlsx");
        var text = new StringBuilder(file.Above);
        foreach (var row in file.Rows)
            text.AppendJoin(file.Separator, row.Select(cell => file.QuotesAll || cell.Contains(file.Separator) ? $"\"{cell}\"" : cell))
                .Append('\n');
        text.Append(file.Below).Replace("\n", file.LineEnd);
        return ([.. file.Encoding.GetPreamble(), .. file.Encoding.GetBytes(text.ToString())], ".csv");
    }

    private static TableWorkbook Workbook(FileAtHand file)
    {
        var above = file.Above.Split('\n').SkipLast(1).Select(line => (object?[]?)[line]);
        return new TableWorkbook().With(
            "Data",
            [.. above, .. file.Rows.Select(row => (object?[]?)[.. row.Select((cell, i) => Cell(file, file.Rows[0][i], cell))])]
        );
    }

    private static object? Cell(FileAtHand file, string column, string cell)
    {
        if (file.HasTextNumbers || !decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return Time(cell) is { } day && !file.HasTextNumbers ? day
                : cell.Length == 0 ? null
                : cell;
        return file.HasPercent && column is "kebaruan" or "manfaat" ? new TableWorkbook.Percent(number / 100m) : number;
    }

    private static string Grouped(string cell)
    {
        var comma = cell.Contains(',');
        return
            decimal.TryParse(cell.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= 1000
            ? Swapped(number.ToString("#,0.###", CultureInfo.InvariantCulture), comma || !cell.Contains('.'))
            : cell;
    }

    private static string Swapped(string text, bool swaps) =>
        swaps
            ? string.Concat(
                text.Select(letter =>
                    letter == ',' ? '.'
                    : letter == '.' ? ','
                    : letter
                )
            )
            : text;

    private static string Day(string cell, string form) => Time(cell) is { } day ? day.ToString(form, CultureInfo.InvariantCulture) : cell;

    private static DateTime? Time(string cell) =>
        DateTime.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
