using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Data.Sqlite;

namespace Scoring.Cli.Tests.Stored;

/// <summary>A golden copy of what an earlier program stored, in a folder of its own, and today's program working on it.</summary>
internal sealed class StoredCopy : IDisposable
{
    private const string Password = "Kata sandi contoh 2026";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "golden-stored");

    private readonly string _source;

    public StoredCopy(string name)
    {
        _source = Path.Combine(Root, name);
        ZipFile.ExtractToDirectory(Path.Combine(_source, "stored.zip"), Folder);
        Hashes = [.. Lines("hashes.txt").Select(line => line.Split(' ')).Select(parts => new RecordedHash(parts[0], parts[1], parts[2]))];
    }

    /// <summary>The golden copies there are, by the names of their folders.</summary>
    public static IEnumerable<string> Names =>
        Directory
            .EnumerateFiles(Root, "stored.zip", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!))
            .Order(StringComparer.Ordinal);

    /// <summary>Where it lies; goes with the copy.</summary>
    public string Folder { get; } = ScoringProgram.NewFolder();

    /// <summary>The hashes that the earlier program gave.</summary>
    public IReadOnlyList<RecordedHash> Hashes { get; }

    /// <summary>The questions of reads.txt.</summary>
    public static IEnumerable<RecordedQuestion> Questions(string name) =>
        Lines(Path.Combine(Root, name), "reads.txt")
            .Select(line => line.Split('|'))
            .Select(parts => new RecordedQuestion(parts[0], parts[1]));

    /// <summary>The commands that made it, one line each.</summary>
    public IReadOnlyList<string> Commands => [.. Lines("commands.txt")];

    /// <summary>The hashes of a kind by name.</summary>
    public IReadOnlyList<RecordedHash> HashesOf(string kind)
    {
        var found = Hashes.Where(hash => hash.Kind == kind).ToList();
        found.ShouldNotBeEmpty(kind);
        return found;
    }

    /// <summary>What the earlier program answered to a question.</summary>
    public string Answer(RecordedQuestion question) => File.ReadAllText(Path.Combine(_source, "answers", question.Name + ".csv"));

    /// <summary>A path in the folder.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Runs a command line on a database of the folder; it must succeed.</summary>
    public Answer Does(string line, string database = "scoring.db")
    {
        string[] person = line.Contains(" --as ", StringComparison.Ordinal) ? [] : ["--as", "Pemilik"];
        var before = Console.In;
        Console.SetIn(new StringReader(Password + "\n"));
        try
        {
            string[] place = ["--database", database, "--rules", "rules", "--language", "en"];
            var answer = ScoringProgram.RunIn(Folder, new Dictionary<string, string>(), [.. Words(line), .. person, .. place]);
            answer.ExitCode.ShouldBe(0, $"{line}\n{answer.Output}\n{answer.Error}");
            return answer;
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    /// <summary>The rows of a query on a database of the folder, every value as its text; bytes in hex.</summary>
    public List<string[]> Query(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={At(database)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // written in the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([
                .. Enumerable
                    .Range(0, reader.FieldCount)
                    .Select(reader.GetValue)
                    .Select(value =>
                        value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture)!
                    ),
            ]);
        }
        return rows;
    }

    /// <summary>The rows of a CSV text, each as column=value of the columns asked for.</summary>
    public static List<string> Rows(string csv, IReadOnlyList<string> columns)
    {
        using var reader = new CsvReader(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture));
        reader.Read();
        reader.ReadHeader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join(" | ", columns.Select(column => $"{column}={reader.GetField(column)}")));
        return rows;
    }

    /// <summary>The columns of a CSV text.</summary>
    public static string[] Columns(string csv) => csv[..csv.IndexOf('\n', StringComparison.Ordinal)].Split(',');

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private IEnumerable<string> Lines(string file) => Lines(_source, file);

    private static IEnumerable<string> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0 && line[0] != '#');

    // As a shell splits them: double quotes hold spaces, a backslash takes the next character as it is.
    private static List<string> Words(string line)
    {
        var (words, word, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
                word.Append(line[++i]);
            else if (line[i] == '"')
                isQuoted = !isQuoted;
            else if (line[i] == ' ' && !isQuoted)
                Take();
            else
                word.Append(line[i]);
        }
        Take();
        return words;

        void Take()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}

/// <summary>A line of hashes.txt.</summary>
internal sealed record RecordedHash(string Kind, string Name, string Hash);

/// <summary>A line of reads.txt: the name of the recorded answer, and the command that was asked.</summary>
internal sealed record RecordedQuestion(string Name, string Command);
