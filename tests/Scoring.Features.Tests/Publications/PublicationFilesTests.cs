using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Publications;

namespace Scoring.Features.Tests.Publications;

/// <summary>A database on a server holds the files of publications; each machine makes its own copy.</summary>
[Category(TestStore.Server)]
public sealed class PublicationFilesTests
{
    private const string Edition = "iga/2018";

    private string _folder = "";
    private Workplace _here = null!;
    private Workplace _elsewhere = null!;
    private Publication _publication = null!;

    [SetUp]
    public async Task Publish()
    {
        _folder = TemporaryFolder.New();
        var address = TestStore.New(_folder, isServer: true);
        _here = Workplace.On(address);
        _elsewhere = Workplace.On(address + Path.DirectorySeparatorChar + Directory.CreateDirectory(Path.Combine(_folder, "other")).Name);
        await _here.Given(
            ImportKind.Regions,
            Edition,
            "regions.csv",
            "code,name,type,province_code\n72,Sulawesi Tengah,provinsi,72\n72.01,Banggai,kabupaten,72\n"
        );
        await _here.Given(ImportKind.Results, Edition, "results.csv", "region_code,score\n72.01,51.25\n");
        _publication = (await _here.Send(new Publish(Edition))).Publication;
    }

    [TearDown]
    public void Remove()
    {
        _here.Dispose();
        _elsewhere.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task A_machine_that_has_none_of_the_files_verifies_exports_and_shows_the_publication()
    {
        var folder = FolderOf(_elsewhere);
        Directory.Exists(folder).ShouldBeFalse();
        (await _elsewhere.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
        Files(folder).ShouldBe(Files(FolderOf(_here)));
        Directory.Delete(folder, recursive: true);
        var bundle = Path.Combine(_folder, "bundle.zip");
        (await _elsewhere.Send(new ExportBundle(Edition, bundle))).Sha256.ShouldBe(_publication.ManifestSha256);
        (await _elsewhere.Send(new VerifyBundle(bundle))).Faults.ShouldBeEmpty();
        (await _elsewhere.Send(new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task A_copy_of_another_publication_of_the_same_name_is_replaced()
    {
        // As where a standby took over that lacked the last publication, and the number was given again.
        await _elsewhere.Send(new ExportBundle(Edition, Path.Combine(_folder, "first.zip")));
        await File.AppendAllTextAsync(Path.Combine(FolderOf(_elsewhere), "publication.json"), " ");
        var folder = await _elsewhere.Within(services =>
            Task.FromResult(services.GetRequiredService<PublicationFiles>().FolderOf(_publication))
        );
        FileChecks.Of(folder, _publication, whole: true).ShouldBeEmpty();
    }

    [Test]
    public async Task What_was_changed_or_is_missing_in_the_database_is_found()
    {
        _here.Execute(
            """
            SET session_replication_role = replica;
            UPDATE publication_files SET bytes = bytes || 'x' WHERE path = 'facts.db'
            """
        );
        (await _here.Send(new VerifyPublications()))
            .ShouldHaveSingleItem()
            .Faults.ShouldBe([new PublicationFault("file-changed", "facts.db")]);
        _here.Execute("SET session_replication_role = replica; DELETE FROM publication_files");
        (await _here.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldHaveSingleItem().Code.ShouldBe("folder-missing");
    }

    [Test]
    public async Task Folders_of_before_the_database_held_them_are_stored_once()
    {
        _here.Execute("SET session_replication_role = replica; DELETE FROM publication_files");
        (await Stored(_elsewhere)).ShouldBe(0, "this machine has none");
        (await Stored(_here)).ShouldBe(1);
        (await Stored(_here)).ShouldBe(0);
        (await _elsewhere.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
    }

    private Task<int> Stored(Workplace place) =>
        place.Within(services => Task.FromResult(services.GetRequiredService<PublicationFiles>().StoreMissing([_publication])));

    private string FolderOf(Workplace place) => Path.Combine(PublicationFolder.Root(place.Files), _publication.Folder);

    private static List<string> Files(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path) + " " + PublicationFolder.Sha256(path))
                .Order(StringComparer.Ordinal),
        ];
}
