using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Scoring.Cli.Tests.Verbs.Publishing;

/// <summary>A bundle in memory, whose files a forger changes and whose list of hashes they make right again.</summary>
internal sealed class ForgedBundle
{
    private const string Manifest = "publication.json";
    private readonly List<(string Name, byte[] Bytes)> _files = [];

    /// <param name="bundle">The published one.</param>
    /// <param name="signed">False if the forger takes the signature away, which nobody without the key can make again.</param>
    public ForgedBundle(string bundle, bool signed = false)
    {
        using var zip = ZipFile.OpenRead(bundle);
        foreach (var entry in zip.Entries.Where(entry => signed || entry.FullName is not ("publication.sig" or "publication.pub")))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            _files.Add((entry.FullName, bytes.ToArray()));
        }
    }

    public IEnumerable<string> Names => _files.Select(file => file.Name);

    public byte[] this[string name]
    {
        get => _files.Single(file => file.Name == name).Bytes;
        set
        {
            var at = _files.FindIndex(file => file.Name == name);
            if (at < 0)
                _files.Add((name, value));
            else
                _files[at] = (name, value);
        }
    }

    public void Remove(string name) => _files.RemoveAll(file => file.Name == name);

    public string TextOf(string name) =>
        name.EndsWith(".gz", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(Unpacked(this[name]))
            : Encoding.UTF8.GetString(this[name]);

    public ForgedBundle Text(string name, Func<string, string> change)
    {
        var (before, after) = (TextOf(name), change(TextOf(name)));
        after.ShouldNotBe(before, $"the forger changes {name}");
        var bytes = Encoding.UTF8.GetBytes(after);
        this[name] = name.EndsWith(".gz", StringComparison.Ordinal) ? Packed(bytes) : bytes;
        return this;
    }

    public ForgedBundle Facts(string sql)
    {
        var path = Path.Combine(ScoringProgram.NewFolder(), "facts.db");
        File.WriteAllBytes(path, this["facts.db"]);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery().ShouldBeGreaterThan(0, sql);
        }
        this["facts.db"] = File.ReadAllBytes(path);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return this;
    }

    public ForgedBundle Entry(Action<JsonNode> change)
    {
        var json = JsonNode.Parse(this[Manifest])!;
        change(json);
        this[Manifest] = JsonSerializer.SerializeToUtf8Bytes(json);
        return this;
    }

    /// <summary>The list of files as it must be after the changes.</summary>
    public ForgedBundle WithNewHashes() =>
        Entry(json =>
            json["files"] = new JsonArray([
                .. _files
                    .Where(file => file.Name is not (Manifest or "publication.sig" or "publication.pub"))
                    .OrderBy(file => file.Name, StringComparer.Ordinal)
                    .Select(file => new JsonObject
                    {
                        ["path"] = file.Name,
                        ["bytes"] = file.Bytes.Length,
                        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)),
                    }),
            ])
        );

    public string Save(string folder)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in _files)
        {
            using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
            stream.Write(bytes);
        }
        return path;
    }

    private static byte[] Unpacked(byte[] bytes)
    {
        using var stream = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return text.ToArray();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }
}
