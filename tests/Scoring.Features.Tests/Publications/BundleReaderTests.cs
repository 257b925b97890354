using System.IO.Compression;
using System.Text;
using Scoring.Features.Core;
using Scoring.Features.Publications;

namespace Scoring.Features.Tests.Publications;

/// <summary>A bundle that a stranger made writes nothing outside its folder, fills no disk, and leaves nothing behind.</summary>
public sealed class BundleReaderTests
{
    private static readonly BundleLimits Small = new(2_000, 3_000, 20, 1_000, 4, 40, 3, TimeSpan.FromMinutes(1));

    private readonly string _folder = TemporaryFolder.New();

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Files_are_unpacked_into_a_folder_that_goes_with_the_reader()
    {
        string folder;
        using (var bundle = BundleReader.Unpack(Zip(("a.txt", "one"), ("b/c.txt", "two")), default, Small))
        {
            folder = bundle.Folder;
            File.ReadAllText(Path.Combine(folder, "b", "c.txt")).ShouldBe("two");
        }
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Test]
    public async Task A_bundle_that_takes_longer_than_the_limit_is_refused_by_the_name_of_the_limit()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2018", "regions.csv", "code,name,type,province_code\n72,Sulawesi Tengah,provinsi,72\n");
        await place.Given(ImportKind.Results, "iga/2018", "results.csv", "region_code,score\n72,51.25\n");
        await place.Send(new Publish("iga/2018"));
        var bundle = Path.Combine(_folder, "late.zip");
        await place.Send(new ExportBundle("iga/2018", bundle));
        Task<BundleVerdict> In(TimeSpan time) =>
            new VerifyBundleHandler(BundleLimits.Default with { Time = time }).Handle(new VerifyBundle(bundle), default);

        var refusal = await Should.ThrowAsync<RefusalException>(() => In(TimeSpan.Zero));

        (refusal.Kind, refusal.Code, refusal.Arguments[0]).ShouldBe((RefusalKind.Data, "bundle-time", "late.zip"));
        (await In(TimeSpan.FromMinutes(5))).Faults.ShouldBeEmpty();
    }

    [Test]
    public void A_stopped_command_leaves_no_folder_behind_even_while_it_computes()
    {
        using var stop = new CancellationTokenSource();
        using var bundle = BundleReader.Unpack(Zip(("a.txt", "one")), stop.Token, Small);
        using var inUse = File.OpenRead(Path.Combine(bundle.Folder, "a.txt"));

        stop.Cancel();

        Directory.Exists(bundle.Folder).ShouldBeFalse();
    }

    [TestCase("../outside.txt")]
    [TestCase("a/../../outside.txt")]
    [TestCase("/outside.txt")]
    [TestCase("C:/outside.txt")]
    [TestCase("..\\outside.txt")]
    [TestCase("a//b.txt")]
    [TestCase("./a.txt")]
    [TestCase("a\u0001b.txt")]
    [TestCase("a\0b.txt")]
    [TestCase("facts.db-wal")]
    [TestCase("FACTS.DB-journal")]
    [TestCase("a/b/c/d.txt", Description = "one level too deep")]
    [TestCase("12345678901234567890123456789012345678901", Description = "41 characters of 40")]
    public void A_path_that_no_bundle_has_is_refused(string path) =>
        Code(Zip(("publication.json", "{}"), (path, "x"))).ShouldBe("bundle-path");

    [TestCase("a/b/c.txt")]
    [TestCase("1234567890123456789012345678901234567890")]
    public void A_path_at_the_limit_is_taken(string path) => Code(Zip((path, "x"))).ShouldBe("");

    [TestCase("a.txt", "a.txt")]
    [TestCase("a.txt", "A.TXT")]
    [TestCase("a", "a/b.txt")]
    [TestCase("a/b.txt", "a")]
    public void Two_files_of_one_name_are_refused(string one, string two) => Code(Zip((one, "x"), (two, "y"))).ShouldBe("bundle-twice");

    [TestCase(0xA1FF, "bundle-no-plain-file", Description = "a symbolic link")]
    [TestCase(0x21FF, "bundle-no-plain-file", Description = "a device")]
    [TestCase(0x11FF, "bundle-no-plain-file", Description = "a pipe")]
    [TestCase(0x41ED, "bundle-no-plain-file", Description = "a folder")]
    [TestCase(0x81A4, "", Description = "a plain file")]
    public void Only_plain_files_are_unpacked(int mode, string code)
    {
        var path = Zip(("a.txt", "/etc/passwd"));
        using (var bundle = ZipFile.Open(path, ZipArchiveMode.Update))
            bundle.GetEntry("a.txt")!.ExternalAttributes = mode << 16;
        Code(path).ShouldBe(code);
    }

    [TestCase(4, "")]
    [TestCase(5, "bundle-entries")]
    public void The_number_of_files_has_a_limit(int files, string code) =>
        Code(Zip([.. Enumerable.Range(1, files).Select(file => ($"{file}.txt", "x"))])).ShouldBe(code);

    [TestCase(1_000, "", Description = "a little is taken at any ratio")]
    [TestCase(3_001, "bundle-unpacked-size")]
    [TestCase(100_000, "bundle-unpacked-size")]
    public void The_unpacked_size_has_a_limit(int letters, string code) => Code(Zip(("a.txt", new string('a', letters)))).ShouldBe(code);

    [Test]
    public void A_file_that_claims_to_be_small_is_not_unpacked_beyond_the_limit()
    {
        var path = Zip(("a.txt", new string('a', 50_000)));
        var bytes = File.ReadAllBytes(path);
        // The size in the list at the end of the file.
        var at = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 24;
        BitConverter.TryWriteBytes(bytes.AsSpan(at), 10);
        File.WriteAllBytes(path, bytes);
        using var bundle = BundleReader.Unpack(path, default, Small);
        new FileInfo(Path.Combine(bundle.Folder, "a.txt")).Length.ShouldBeLessThanOrEqualTo(10);
    }

    [Test]
    public void The_packed_size_has_a_limit()
    {
        var noise = new byte[3_000];
        new Random(1).NextBytes(noise);
        Code(Zip(("a.txt", Convert.ToHexString(noise)))).ShouldBe("bundle-packed-size");
    }

    [Test]
    public void A_device_and_an_empty_file_are_no_bundles()
    {
        var empty = Path.Combine(_folder, "empty.zip");
        File.WriteAllText(empty, "");
        Code(empty).ShouldBe("no-bundle");
        if (!OperatingSystem.IsWindows())
            Code("/dev/zero").ShouldBe("no-bundle");
    }

    private static string Code(string path)
    {
        try
        {
            using var bundle = BundleReader.Unpack(path, default, Small);
            return "";
        }
        catch (RefusalException refusal)
        {
            return refusal.Code;
        }
    }

    private string Zip(params (string Name, string Text)[] files)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".zip");
        using var bundle = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            using var stream = bundle.CreateEntry(name).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        return path;
    }
}
