using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Seasons;
using Scoring.Features.Attachments;
using Scoring.Features.Attachments.Bytes;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Entries;

namespace Scoring.Features.Tests.Attachments;

/// <summary>Innovators add files to their entries and take them out; bytes lie by their hash, and the right is asked each time.</summary>
public sealed class AttachmentTests
{
    private const string Slot = "proof";

    private CitySeason _season = null!;
    private Entry _entry = null!;

    [SetUp]
    public async Task Begin()
    {
        _season = await CitySeason.Announced();
        _entry = await _season.Filled();
    }

    [TearDown]
    public void End() => _season.Dispose();

    [Test]
    public async Task A_file_is_stored_with_its_hashes_and_told_by_an_event()
    {
        var file = await Add("Foto warga.jpg", SampleFiles.Jpeg(6), "Warga di loket");
        file.ShouldSatisfyAllConditions(
            () => file.Id.ShouldMatch("^[0-9a-f]{32}$"),
            () => file.Name.ShouldBe("Foto warga.jpg"),
            () => file.State.ShouldBe(AttachmentState.Kept),
            () => file.Scan.ShouldBeNull(),
            () => file.Received.ShouldNotBe(file.Sha256)
        );
        (await Listed()).ShouldBe([file.Id]);
        (await Bytes(CitySeason.Innovator, file.Id)).Length.ShouldBe((int)file.Size);
        var last = (await _season.Place.Send(new ListAudit(Newest: 1))).Events[^1].Event;
        last.What.ShouldBe(AuditAction.AttachmentAdded);
        last.Data.ShouldContain(file.Sha256);
        (await _season.Place.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
    }

    [Test]
    [Category(TestStore.FilesOnly)]
    public async Task Beside_a_file_bytes_lie_in_a_folder_by_their_hash_and_nothing_else_is_left_there()
    {
        var file = await Add("a.pdf", SampleFiles.Pdf());
        var root = FolderBytes.RootOf(_season.Place.Files);
        Directory.GetFiles(root, "*", SearchOption.AllDirectories).ShouldBe([Path.Combine(root, file.Sha256[..2], file.Sha256)]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(FolderBytes.PathOf(root, file.Sha256)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Test]
    public async Task Bytes_longer_than_a_row_are_read_from_any_place()
    {
        var bytes = Padded(700_000);
        var file = await Add("a.pdf", bytes);
        (await Bytes(CitySeason.Innovator, file.Id)).ShouldBe(bytes);
        await _season.Place.Within(services =>
        {
            using var content = services.GetRequiredService<IFileBytes>().Open(file.Sha256, file.Size)!;
            content.Position = ChunkBytes.BytesOfAPart - 3;
            var part = new byte[6];
            content.ReadExactly(part);
            part.ShouldBe(bytes[(ChunkBytes.BytesOfAPart - 3)..(ChunkBytes.BytesOfAPart + 3)]);
            services.GetRequiredService<IFileBytes>().Open(file.Sha256, file.Size + 1).ShouldBeNull();
            return Task.FromResult(true);
        });
    }

    [Test]
    public async Task The_same_file_sent_twice_is_one_file()
    {
        var first = await Add("a.pdf", SampleFiles.Pdf());
        (await Add("b.pdf", SampleFiles.Pdf())).Id.ShouldBe(first.Id);
        (await Listed()).Count.ShouldBe(1);
    }

    [Test]
    public async Task Someone_elses_entry_and_a_place_that_there_is_not_are_unknown()
    {
        (await Refused(CitySeason.Stranger, Slot)).ShouldBe("entry-unknown");
        (await Refused(CitySeason.Innovator, "title")).ShouldBe("file-slot-unknown");
        (await Refused(CitySeason.Innovator, "evidence/x")).ShouldBe("file-slot-unknown");
        (await Refused(CitySeason.Examiner, Slot)).ShouldBe("not-allowed");
    }

    [Test]
    public async Task A_file_may_be_as_large_as_the_form_says_and_no_larger()
    {
        const int Ten = 10 << 20;
        (await _season.Refused(CitySeason.Innovator, Adding("a.pdf", Padded(Ten + 1)))).ShouldBe("file-too-large");
        (await Add("a.pdf", Padded(Ten))).Size.ShouldBe(Ten);
        FileLimits.BytesOf(new FileRule(["pdf"], 1, 100, false)).ShouldBe(20 << 20);
    }

    [Test]
    public async Task A_place_takes_as_many_files_as_the_form_says()
    {
        for (var number = 0; number < 3; number++)
            await Add($"{number}.pdf", SampleFiles.Pdf($"Berkas {number}"));
        (await _season.Refused(CitySeason.Innovator, Adding("3.pdf", SampleFiles.Pdf("Berkas 3")))).ShouldBe("file-slot-full");
    }

    [Test]
    public async Task An_entry_has_at_most_100_MB_and_30_files()
    {
        var file = await Add("a.pdf", SampleFiles.Pdf());
        var next = SampleFiles.Pdf("Berikutnya");
        SetSize(file, FileLimits.BytesOfEntry - next.Length + 1);
        (await _season.Refused(CitySeason.Innovator, Adding("b.pdf", next))).ShouldBe("entry-bytes-full");
        SetSize(file, FileLimits.BytesOfEntry - next.Length);
        await Add("b.pdf", next);
        SetSize(file, 1);
        for (var number = 2; number < FileLimits.FilesOfEntry; number++)
            _season.Place.Execute(
                "INSERT INTO attachments (attachment_id, edition, entry, field, name, caption, type, size, received, "
                    + "sha256, state, remarks, by, at) "
                    + $"SELECT 'copy{number}', edition, entry, 'other', name, caption, type, size, received, "
                    + "sha256, state, remarks, by, at "
                    + $"FROM attachments WHERE attachment_id = '{file.Id}'"
            );
        (await _season.Refused(CitySeason.Innovator, Adding("c.pdf", SampleFiles.Pdf("Ketiga")))).ShouldBe("entry-files-full");
    }

    [Test]
    public async Task A_caption_is_one_line_and_not_too_long()
    {
        var file = await Add("a.pdf", SampleFiles.Pdf(), "satu\ndua");
        file.Caption.ShouldBe("satu dua");
        await _season.As(
            CitySeason.Innovator,
            new CaptionAttachment(CitySeason.Edition, _entry.Id, file.Id, new string('x', FileLimits.Caption))
        );
        (
            await _season.Refused(
                CitySeason.Innovator,
                new CaptionAttachment(CitySeason.Edition, _entry.Id, file.Id, new string('x', FileLimits.Caption + 1))
            )
        ).ShouldBe("caption-too-long");
    }

    [Test]
    public async Task A_file_that_is_taken_out_stays_in_the_versions_that_were_sent()
    {
        var file = await Add("a.pdf", SampleFiles.Pdf());
        var sent = await _season.Sent(_entry);
        (await _season.Refused(CitySeason.Innovator, new RemoveAttachment(CitySeason.Edition, sent.Id, file.Id))).ShouldBe(
            "entry-not-draft"
        );
        await _season.Examine(sent, EntryDecision.Repair, "Perbaiki bukti", null, Slot);
        await _season.As(CitySeason.Innovator, new RemoveAttachment(CitySeason.Edition, sent.Id, file.Id));
        (await Listed()).ShouldBeEmpty();
        (await _season.As(CitySeason.Examiner, new OpenAttachment(file.Id))).Content.Dispose();
        (await _season.Refused(CitySeason.Innovator, new RemoveAttachment(CitySeason.Edition, sent.Id, file.Id))).ShouldBe("file-unknown");
    }

    [Test]
    public async Task A_file_is_opened_by_its_owner_its_agency_and_the_staff_and_is_unknown_to_all_others()
    {
        var file = await Add("a.pdf", SampleFiles.Pdf());
        foreach (var reader in new[] { CitySeason.Innovator, CitySeason.Verifier, CitySeason.Secretary })
            (await _season.As(reader, new OpenAttachment(file.Id))).Content.Dispose();
        foreach (var other in new[] { CitySeason.Stranger, CitySeason.OtherVerifier, CitySeason.Examiner })
            (await _season.Refused(other, new OpenAttachment(file.Id))).ShouldBe("file-unknown", other);
        await _season.Sent(_entry);
        using var content = (await _season.As(CitySeason.Examiner, new OpenAttachment(file.Id))).Content;
        (await _season.Refused(CitySeason.Innovator, new OpenAttachment(new string('0', 32)))).ShouldBe("file-unknown");
    }

    [Test]
    public async Task A_draft_that_is_over_takes_no_more_files()
    {
        _season.Clock.Time = CitySeason.Closing.AddMinutes(16);
        (await Refused(CitySeason.Innovator, Slot)).ShouldBe("entries-closed");
    }

    [TestCase("../../etc/passwd.pdf", "passwd.pdf")]
    [TestCase("C:\\Users\\Ina\\bukti.pdf", "bukti.pdf")]
    [TestCase("bukti\u202Efdp.pdf", "buktifdp.pdf")]
    [TestCase("a\u0000\n\"b\".pdf", "a\uFFFD_b_.pdf")]
    public void A_name_is_cleaned(string given, string kept) => FileNames.Of(given).ShouldBe(kept);

    [Test]
    public void A_long_name_keeps_its_ending()
    {
        var name = FileNames.Of(new string('x', 300) + ".pdf");
        name.Length.ShouldBe(FileLimits.Name);
        name.ShouldEndWith(".pdf");
    }

    private AddAttachment Adding(string name, byte[] bytes, string caption = "", string field = Slot) =>
        new(CitySeason.Edition, _entry.Id, field, name, _season.Place.Write("upload-" + Guid.NewGuid().ToString("N"), bytes), caption);

    private Task<Attachment> Add(string name, byte[] bytes, string caption = "") =>
        _season.As(CitySeason.Innovator, Adding(name, bytes, caption));

    private Task<string> Refused(string who, string field) => _season.Refused(who, Adding("a.pdf", SampleFiles.Pdf(), field: field));

    private async Task<IReadOnlyList<string>> Listed() =>
        [
            .. (await _season.As(CitySeason.Innovator, new ShowEntryFiles(CitySeason.Edition, _entry.Id, Slot))).Files.Select(file =>
                file.Id
            ),
        ];

    private async Task<byte[]> Bytes(string who, string id)
    {
        var person = await _season.Who(who);
        return await _season.Place.Within(async services =>
        {
            services.GetRequiredService<Caller>().Person = person;
            var opened = await services.GetRequiredService<MediatR.IMediator>().Send(new OpenAttachment(id));
            await using var content = opened.Content;
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            return copy.ToArray();
        });
    }

    private void SetSize(Attachment file, long size) =>
        _season.Place.Execute(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"UPDATE attachments SET size = {size} WHERE attachment_id = '{file.Id}'"
            )
        );

    // A comment after the header makes it as long as it is to be.
    internal static byte[] Padded(int length)
    {
        var pdf = SampleFiles.Pdf();
        var filled = new byte[length];
        Array.Fill(filled, (byte)'x');
        pdf.AsSpan(0, 9).CopyTo(filled);
        filled[9] = (byte)'%';
        pdf.AsSpan(8).CopyTo(filled.AsSpan(length - (pdf.Length - 8)));
        return filled;
    }
}
