using System.IO.Compression;

namespace Scoring.Cli.Tests.Verbs.Publishing;

/// <summary>A publication leaves the ministry as one file, and a stranger with nothing else computes it again.</summary>
public sealed class BundleVerbsTests : SharedFolder
{
    private string _bundle = "";

    [OneTimeSetUp]
    public void Publish()
    {
        RunHere("run", Path.Combine(ScoringProgram.Samples, "iid-2026")).ExitCode.ShouldBe(0);
        RunHere("export", "iga/2026", "--bundle", "early.zip").ExitCode.ShouldBe(4);
        File.Exists(Path.Combine(Folder, "early.zip")).ShouldBeFalse();
        RunHere("publish", "iga/2026").ExitCode.ShouldBe(0);
        _bundle = Path.Combine(Folder, "iga-2026.zip");
        RunHere("export", "iga/2026", "--bundle", _bundle).ExitCode.ShouldBe(0);
    }

    [Test]
    public void A_stranger_gets_the_same_result_from_the_file_alone()
    {
        var elsewhere = ScoringProgram.NewFolder();
        var answer = ScoringProgram.RunIn(elsewhere, new Dictionary<string, string>(), "verify", _bundle);
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Error.ShouldContain("gives the same result");
        Directory.Delete(elsewhere, recursive: true);
        RunHere("export", "iga/2026", "--bundle", "again.zip").ExitCode.ShouldBe(0);
        File.ReadAllBytes(Path.Combine(Folder, "again.zip")).ShouldBe(File.ReadAllBytes(_bundle), "the same publication, the same bytes");
    }

    [TestCase("facts.db", "file-changed,facts.db")]
    [TestCase("rules/sources.yaml", "file-changed,rules/sources.yaml")]
    public void A_file_that_was_changed_is_named(string name, string fault)
    {
        var changed = Changed(bundle =>
        {
            var text = Read(bundle.GetEntry(name)!);
            bundle.GetEntry(name)!.Delete();
            text[^1] ^= 1;
            Write(bundle, name, text);
        });
        var answer = RunHere("verify", changed, "--format", "csv");
        answer.ExitCode.ShouldBe(5);
        answer.Lines.ShouldContain(line => line.StartsWith(fault, StringComparison.Ordinal));
    }

    [Test]
    public void A_file_that_is_no_bundle_or_leads_out_of_its_folder_is_refused()
    {
        var letter = Path.Combine(Folder, "letter.zip");
        File.WriteAllText(letter, "Dear Sir or Madam");
        RunHere("verify", letter).ExitCode.ShouldBe(1);
        RunHere("verify", "nowhere.zip").ExitCode.ShouldBe(2);
        var outside = Changed(bundle => Write(bundle, "../outside.txt", [1]));
        RunHere("verify", outside).ExitCode.ShouldBe(1);
        File.Exists(Path.Combine(Path.GetTempPath(), "outside.txt")).ShouldBeFalse();
    }

    private string Changed(Action<ZipArchive> change)
    {
        var path = Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".zip");
        File.Copy(_bundle, path);
        using var bundle = ZipFile.Open(path, ZipArchiveMode.Update);
        change(bundle);
        return path;
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static void Write(ZipArchive bundle, string name, byte[] bytes)
    {
        using var stream = bundle.CreateEntry(name).Open();
        stream.Write(bytes);
    }
}
