using Scoring.Features.Attachments;
using Scoring.Features.Attachments.Bytes;
using Scoring.Features.Audit;
using Scoring.Features.Backups;

namespace Scoring.Features.Tests.Attachments.Bytes;

/// <summary>
/// Bytes of files are part of the database: verified, backed up, restored, copied, and deleted only when their time is over.
/// </summary>
public sealed class KeptFilesTests
{
    private CitySeason _season = null!;
    private Attachment _file = null!;
    private string _entry = "";

    [SetUp]
    public async Task Begin()
    {
        _season = await CitySeason.Announced();
        _entry = (await _season.Filled()).Id;
        _file = await Add("a.pdf", AttachmentTests.Padded(600_000));
    }

    [TearDown]
    public void End() => _season.Dispose();

    private string Path => FolderBytes.PathOf(FolderBytes.RootOf(_season.Place.Files), _file.Sha256);

    [Test]
    public async Task A_missing_file_is_seen_by_the_verification()
    {
        if (TestStore.IsServer)
            _season.Place.Execute($"DELETE FROM attachment_chunks WHERE sha256 = '{_file.Sha256}'");
        else
            File.Delete(Path);
        (await Verify()).ShouldBe(["bytes-missing"]);
        (await _season.Refused(CitySeason.Innovator, new OpenAttachment(_file.Id))).ShouldBe("file-bytes-missing");
    }

    [Test]
    public async Task A_changed_byte_is_seen_by_the_verification()
    {
        (await Verify()).ShouldBeEmpty();
        if (TestStore.IsServer)
        {
            _season.Place.Execute("ALTER TABLE attachment_chunks DISABLE TRIGGER USER");
            _season.Place.Execute("UPDATE attachment_chunks SET bytes = set_byte(bytes, 9, 1) WHERE part = 1");
            _season.Place.Execute("ALTER TABLE attachment_chunks ENABLE TRIGGER USER");
        }
        else
        {
            var bytes = await File.ReadAllBytesAsync(Path);
            bytes[300_000] ^= 1;
            await File.WriteAllBytesAsync(Path, bytes);
        }
        (await Verify()).ShouldBe(["bytes-changed"]);
    }

    [Test]
    [Category(TestStore.FilesOnly)]
    public async Task A_backup_has_the_bytes_and_a_restore_gives_them_back()
    {
        var backup = System.IO.Path.Combine(_season.Place.Folder, "backup.db");
        await _season.Place.Send(new BackUp(backup));
        File.Exists(FolderBytes.PathOf(FolderBytes.RootOf(backup), _file.Sha256)).ShouldBeTrue();
        File.Delete(Path);
        (await _season.Place.Send(new RestoreBackup(backup))).Faults.ShouldBeEmpty();
        (await Verify()).ShouldBeEmpty();
        await File.WriteAllTextAsync(FolderBytes.PathOf(FolderBytes.RootOf(backup), _file.Sha256), "altered");
        (await _season.Place.Send(new RestoreBackup(backup))).Faults.ShouldNotBeEmpty();
        (await Verify()).ShouldBeEmpty("a bad backup changes nothing");
    }

    [Test]
    [Category(TestStore.FilesOnly)]
    public async Task A_copy_has_the_bytes_and_is_not_made_without_them()
    {
        var target = System.IO.Path.Combine(_season.Place.Folder, "copy.db");
        (await _season.Place.Send(new CopyDatabase(target))).Faults.ShouldBeEmpty();
        using (var copy = Workplace.On(target, _season.Place.Rules))
            (await copy.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
        File.Exists(FolderBytes.PathOf(FolderBytes.RootOf(target), _file.Sha256)).ShouldBeTrue();
        File.Delete(Path);
        (await _season.Place.Send(new CopyDatabase(target + "2"))).Faults.ShouldNotBeEmpty();
        File.Exists(target + "2").ShouldBeFalse();
    }

    [Test]
    [Category(TestStore.Server)]
    [Category(TestStore.FilesOnly)]
    public async Task Bytes_go_to_a_server_into_its_backup_and_back()
    {
        var (server, other) = (TestStore.New(TemporaryFolder.New(), isServer: true), TestStore.New(TemporaryFolder.New(), isServer: true));
        (await _season.Place.Send(new CopyDatabase(server))).Faults.ShouldBeEmpty();
        using var there = Workplace.On(server, _season.Place.Rules);
        (await there.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
        there.Ask<long>("SELECT count(*) FROM attachment_chunks").ShouldBe(3, "two whole rows and a rest");
        var backup = System.IO.Path.Combine(_season.Place.Folder, "server.dump");
        await there.Send(new BackUp(backup));
        using var restored = Workplace.On(other, _season.Place.Rules);
        (await restored.Send(new RestoreBackup(backup))).Faults.ShouldBeEmpty();
        (await restored.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
        var back = System.IO.Path.Combine(_season.Place.Folder, "back.db");
        (await there.Send(new CopyDatabase(back))).Faults.ShouldBeEmpty();
        (await File.ReadAllBytesAsync(FolderBytes.PathOf(FolderBytes.RootOf(back), _file.Sha256))).ShouldBe(
            await File.ReadAllBytesAsync(Path)
        );
    }

    [Test]
    [Category(TestStore.Server)]
    [Category(TestStore.FilesOnly)]
    public async Task A_server_whose_address_says_so_keeps_bytes_in_the_folder_that_its_processes_share()
    {
        var server = InFolder(TestStore.New(TemporaryFolder.New(), isServer: true));
        (await _season.Place.Send(new CopyDatabase(server))).Faults.ShouldBeEmpty();
        using var there = Workplace.On(server, _season.Place.Rules);
        there.Ask<long>("SELECT count(*) FROM attachment_chunks").ShouldBe(0);
        File.Exists(FolderBytes.PathOf(FolderBytes.RootOf(there.Files), _file.Sha256)).ShouldBeTrue();
        (await there.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
        var backup = System.IO.Path.Combine(_season.Place.Folder, "server.dump");
        await there.Send(new BackUp(backup));
        File.Exists(FolderBytes.PathOf(FolderBytes.RootOf(backup), _file.Sha256)).ShouldBeTrue();

        foreach (var restoring in new[] { false, true })
        {
            var address = TestStore.New(TemporaryFolder.New(), isServer: true);
            using var restored = Workplace.On(restoring ? InFolder(address) : address, _season.Place.Rules);
            (await restored.Send(new RestoreBackup(backup))).Faults.ShouldBeEmpty();
            (await restored.Send(new VerifyAudit())).IsWhole.ShouldBeTrue("bytes in the folder are read, wherever further ones are put");
        }
        File.Delete(FolderBytes.PathOf(FolderBytes.RootOf(backup), _file.Sha256));
        using var without = Workplace.On(TestStore.New(TemporaryFolder.New(), isServer: true), _season.Place.Rules);
        (await without.Send(new RestoreBackup(backup))).Faults.ShouldNotBeEmpty();

        var rows = TestStore.New(TemporaryFolder.New(), isServer: true);
        (await there.Send(new CopyDatabase(rows))).Faults.ShouldBeEmpty();
        using var back = Workplace.On(rows, _season.Place.Rules);
        back.Ask<long>("SELECT count(*) FROM attachment_chunks").ShouldBe(3);
        (await back.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
    }

    private static string InFolder(string server) => server + "&attachments=folder";

    [Test]
    public async Task Files_whose_time_is_over_are_listed_first_and_leave_their_hashes()
    {
        var second = await Add("b.pdf", SampleFiles.Pdf("Dua"));
        await _season.As(CitySeason.Innovator, new RemoveAttachment(CitySeason.Edition, _entry, second.Id));
        (await _season.Place.Send(new RemoveFiles())).Files.ShouldHaveSingleItem().Why.ShouldBe("removed");
        _season.Clock.Time = _season.Clock.Time.AddMonths(12);
        (await _season.Place.Send(new RemoveFiles())).Files.Count.ShouldBe(1, "twelve months to the second");
        _season.Clock.Time = _season.Clock.Time.AddSeconds(1);
        (await _season.Place.Send(new RemoveFiles())).Files.Select(file => file.Why).ShouldBe(["draft", "removed"]);
        var removed = await _season.Place.Send(new RemoveFiles(IsListing: false));
        (removed.Files.Count, removed.Spare).ShouldBe((2, 2));
        (await _season.Refused(CitySeason.Innovator, new OpenAttachment(_file.Id))).ShouldBe("file-unknown");
        _season.Place.Ask<string>($"SELECT sha256 FROM attachments WHERE attachment_id = '{_file.Id}'").ShouldBe(_file.Sha256);
        (await Verify()).ShouldBeEmpty();
        (await _season.Place.Send(new RemoveFiles())).ShouldSatisfyAllConditions(
            again => again.Files.ShouldBeEmpty(),
            again => again.Spare.ShouldBe(0)
        );
    }

    [Test]
    public async Task A_file_that_was_sent_stays_although_its_place_has_another()
    {
        var entry = await _season.As(CitySeason.Innovator, new Scoring.Features.Entries.ShowEntry(CitySeason.Edition, _entry));
        var sent = await _season.Sent(entry.Entry);
        await _season.Examine(sent, Scoring.Features.Entries.EntryDecision.Repair, "Perbaiki", null, "proof");
        await _season.As(CitySeason.Innovator, new RemoveAttachment(CitySeason.Edition, _entry, _file.Id));
        _season.Clock.Time = _season.Clock.Time.AddMonths(13);
        (await _season.Place.Send(new RemoveFiles())).Files.ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<string>> Verify() =>
        [.. (await _season.Place.Send(new VerifyAudit())).Findings.Select(finding => finding.Code)];

    private Task<Attachment> Add(string name, byte[] bytes) =>
        _season.As(
            CitySeason.Innovator,
            new AddAttachment(CitySeason.Edition, _entry, "proof", name, _season.Place.Write("upload", bytes))
        );
}
