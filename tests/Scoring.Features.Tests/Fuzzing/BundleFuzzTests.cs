using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.TestKit.Fuzzing;

namespace Scoring.Features.Tests.Fuzzing;

/// <summary>Changed bundles are found whole, found altered or refused.</summary>
public sealed class BundleFuzzTests
{
    private Workplace _place = null!;
    private List<(string Name, byte[] Bytes)> _files = [];

    [OneTimeSetUp]
    public async Task Publish()
    {
        _place = SmallIndex.Place();
        await _place.Bring("small/2026", ("72.01", 1, 2, 3), ("72.02", 4, 1, 9), ("72.03", 2, 8, 5));
        await _place.Publish("small/2026");
        var path = Path.Combine(_place.Folder, "small.zip");
        await _place.Send(new ExportBundle("small/2026", path));
        using var bundle = ZipFile.OpenRead(path);
        _files = [.. bundle.Entries.Select(entry => (entry.FullName, Read(entry)))];
    }

    [OneTimeTearDown]
    public void End() => _place.Dispose();

    [Test]
    public Task Changed_bundles_are_verified_or_refused() => Fuzz.Run("BUNDLE", 10, async mutator =>
        {
            var path = _place.Write("changed.zip", Changed(mutator));
            try
            {
                await _place.Send(new VerifyBundle(path));
            }
            catch (RefusalException)
            {
                // What it is for.
            }
        });

    private byte[] Changed(Mutator mutator)
    {
        var files = _files.ToList();
        var at =
            mutator.Random.Next(3) == 0 ? files.FindIndex(file => file.Name == PublicationFolder.Facts) : mutator.Random.Next(files.Count);
        var (name, bytes) = files[at];
        if (mutator.Random.Next(8) == 0)
            files[at] = (Encoding.UTF8.GetString(mutator.Change(Encoding.UTF8.GetBytes(name), [])), bytes);
        else
            files[at] = (name, name == PublicationFolder.Facts ? Bytes(mutator, bytes) : mutator.Change(bytes, files[0].Bytes));
        // The list of files fits again, so that more than a hash is looked at.
        if (name != PublicationFolder.Manifest && mutator.Random.Next(8) != 0)
            Fit(files, name, files[at].Bytes);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (entry, content) in files)
            {
                // A name of no letters is none to the library that writes; others are.
                using var part = zip.CreateEntry(entry.Length == 0 ? "." : entry, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        }
        return mutator.Random.Next(8) == 0 ? mutator.Change(stream.ToArray(), []) : stream.ToArray();
    }

    // A database whose pages move is no database: bytes are changed in their place.
    private static byte[] Bytes(Mutator mutator, byte[] file)
    {
        var bytes = file.ToArray();
        for (var left = mutator.Random.Next(1, 12); left > 0; left--)
            bytes[mutator.Random.Next(bytes.Length)] = (byte)mutator.Random.Next(256);
        return bytes;
    }

    private static void Fit(List<(string Name, byte[] Bytes)> files, string name, byte[] bytes)
    {
        var at = files.FindIndex(file => file.Name == PublicationFolder.Manifest);
        var root = JsonNode.Parse(files[at].Bytes)!;
        var file = root["files"]!.AsArray().Single(one => one!["path"]!.GetValue<string>() == name)!;
        file["bytes"] = bytes.Length;
        file["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        files[at] = (PublicationFolder.Manifest, Encoding.UTF8.GetBytes(root.ToJsonString()));
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
