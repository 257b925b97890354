using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Scoring.Cli.Tests.Verbs.Publishing;

/// <summary>Whatever a stranger puts into a bundle, verify answers with a sentence, soon, and leaves nothing behind.</summary>
public sealed class HostileBundleTests : SharedFolder
{
    private string _bundle = "";

    [OneTimeSetUp]
    public void Publish()
    {
        RunHere("run", Path.Combine(ScoringProgram.Samples, "iid-2026")).ExitCode.ShouldBe(0);
        RunHere("publish", "iga/2026").ExitCode.ShouldBe(0);
        _bundle = Path.Combine(Folder, "iga.zip");
        RunHere("export", "iga/2026", "--bundle", _bundle).ExitCode.ShouldBe(0);
        RunHere("verify", _bundle).ExitCode.ShouldBe(0);
    }

    [TestCase(
        "DROP TABLE imports; CREATE VIEW imports AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        "view imports"
    )]
    [TestCase(
        "DROP TABLE numbers; CREATE VIEW numbers AS SELECT 1 FROM imports a, imports b, imports c, imports d, imports e, imports f",
        "view numbers"
    )]
    [TestCase("CREATE VIEW other AS SELECT 1", "view other")]
    [TestCase("CREATE TRIGGER odd AFTER INSERT ON imports BEGIN SELECT 1; END", "trigger odd")]
    [TestCase("CREATE VIRTUAL TABLE words USING fts5(word)", "table words")]
    [TestCase("ALTER TABLE imports ADD COLUMN more TEXT AS (file_name || file_name)", "table imports")]
    [TestCase("DROP TABLE level_blocks", "level_blocks")]
    [TestCase("CREATE INDEX other ON imports (length(file_name))", "index other")]
    [TestCase("PRAGMA user_version = -5", "user_version -5")]
    [TestCase("PRAGMA user_version = 999", "user_version 999")]
    public void Facts_that_are_no_plain_tables_are_named_and_nothing_is_asked_of_them(string change, string named)
    {
        var watch = Stopwatch.StartNew();
        var answer = RunHere("verify", WithFacts(change), "--format", "csv");
        answer.ExitCode.ShouldBe(5, answer.Error);
        answer.Lines.ShouldContain(line => line.StartsWith("facts-not-plain,", StringComparison.Ordinal) && line.Contains(named));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [TestCase("UPDATE imports SET kind = 'Songs'")]
    [TestCase("UPDATE imports SET kind = ''")]
    [TestCase("UPDATE imports SET scope = 'x', layout = 'x'")]
    [TestCase("UPDATE import_columns SET texts = substr(texts, 1, length(texts) / 2)")]
    [TestCase("UPDATE import_columns SET texts = '99999999999999'")]
    [TestCase("UPDATE import_columns SET codes = coalesce(substr(codes, 1, 3), x'')")]
    [TestCase("UPDATE import_columns SET codes = x'FFFFFFFFFFFFFFFF'")]
    [TestCase("UPDATE import_columns SET texts = ''")]
    [TestCase("DELETE FROM import_columns")]
    [TestCase("UPDATE imports SET edition = 'x'")]
    public void Facts_that_are_cut_or_unknown_are_a_result_that_does_not_come_out(string change)
    {
        var answer = RunHere("verify", WithFacts(change), "--format", "csv");
        answer.ExitCode.ShouldBe(5, answer.Error);
        answer.Lines.ShouldContain(line => line.StartsWith("not-reproduced,", StringComparison.Ordinal));
    }

    [Test]
    public void A_damaged_facts_file_is_named()
    {
        var answer = RunHere(
            "verify",
            WithFile("facts.db", bytes => [.. bytes[..8192], .. new byte[bytes.Length - 8192]]),
            "--format",
            "csv"
        );
        answer.ExitCode.ShouldBe(5, answer.Error);
        answer.Output.ShouldContain("facts-not-plain,");
    }

    [TestCase("path", null)]
    [TestCase("path", "../../etc/passwd")]
    [TestCase("path", "/dev/zero")]
    [TestCase("sha256", null)]
    [TestCase("bytes", null)]
    [TestCase("bytes", "many")]
    public void A_list_of_files_that_is_none_is_told(string key, string? value)
    {
        var answer = RunHere("verify", WithManifest(root => root["files"]![0]![key] = value), "--format", "csv");
        answer.ExitCode.ShouldBe(5, answer.Error);
        answer.Output.ShouldContain("manifest-changed,");
    }

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("\"x\"")]
    [TestCase("{}")]
    [TestCase("")]
    [TestCase("{\"edition\":null,\"number\":1e99}")]
    public void A_publication_json_that_is_none_makes_no_bundle(string text)
    {
        var answer = RunHere("verify", WithFile("publication.json", _ => System.Text.Encoding.UTF8.GetBytes(text)));
        answer.ExitCode.ShouldBe(1, answer.Error);
        answer.Error.ShouldContain("is not a bundle of a publication");
    }

    [Test]
    public void A_limit_that_is_passed_is_named_in_both_languages()
    {
        var path = Copy();
        using (var bundle = ZipFile.Open(path, ZipArchiveMode.Update))
            bundle.CreateEntry(new string('n', 300));
        RunHere("verify", path).Error.ShouldContain("at most 200 characters");
        RunHere("verify", path, "--language", "id").Error.ShouldContain("paling banyak 200 karakter");
        RunHere("verify", path).ExitCode.ShouldBe(1);
    }

    private string WithFacts(string change) => WithFile("facts.db", bytes =>
        {
            var path = Path.Combine(Folder, "facts.db");
            File.WriteAllBytes(path, bytes);
            using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
            {
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; " + change;
                command.ExecuteNonQuery();
            }
            return File.ReadAllBytes(path);
        });

    // The list of files is made to fit again.
    private string WithFile(string name, Func<byte[], byte[]> change)
    {
        var path = Copy();
        using var bundle = ZipFile.Open(path, ZipArchiveMode.Update);
        var bytes = change(Read(bundle, name));
        Replace(bundle, name, bytes);
        if (name == "publication.json")
            return path;
        var root = JsonNode.Parse(Read(bundle, "publication.json"))!;
        var file = root["files"]!.AsArray().Single(one => one!["path"]!.GetValue<string>() == name)!;
        file["bytes"] = bytes.Length;
        file["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Replace(bundle, "publication.json", System.Text.Encoding.UTF8.GetBytes(root.ToJsonString()));
        return path;
    }

    private string WithManifest(Action<JsonNode> change) => WithFile("publication.json", bytes =>
        {
            var root = JsonNode.Parse(bytes)!;
            change(root);
            return System.Text.Encoding.UTF8.GetBytes(root.ToJsonString());
        });

    private string Copy()
    {
        var path = Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".zip");
        File.Copy(_bundle, path);
        return path;
    }

    private static byte[] Read(ZipArchive bundle, string name)
    {
        using var stream = bundle.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Replace(ZipArchive bundle, string name, byte[] bytes)
    {
        bundle.GetEntry(name)!.Delete();
        using var stream = bundle.CreateEntry(name).Open();
        stream.Write(bytes);
    }
}
