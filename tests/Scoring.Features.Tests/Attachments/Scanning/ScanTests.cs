using Scoring.Features.Attachments;
using Scoring.Features.Attachments.Scanning;
using Scoring.Features.Core;
using Scoring.Features.Entries;

namespace Scoring.Features.Tests.Attachments.Scanning;

/// <summary>The virus scanner: what it finds is not stored, and while it is down files wait.</summary>
public sealed class ScanTests
{
    private FakeScanner _scanner = null!;
    private CitySeason _season = null!;
    private Entry _entry = null!;

    [SetUp]
    public async Task Begin()
    {
        _scanner = new FakeScanner();
        _season = await CitySeason.Announced();
        _entry = await _season.Filled();
        _season.Place.Scanner = _scanner.Address;
        _season.Place.Restart();
    }

    [TearDown]
    public void End()
    {
        _season.Dispose();
        _scanner.Dispose();
    }

    [Test]
    public async Task A_clean_file_is_kept_as_scanned()
    {
        var file = await Add(SampleFiles.Pdf());
        (file.State, file.Scan).ShouldBe((AttachmentState.Kept, ScanResult.Clean));
        _scanner.Looked.ShouldBe(1);
    }

    [Test]
    public async Task A_harmful_file_is_refused_and_nothing_is_stored()
    {
        (await Should.ThrowAsync<RefusalException>(() => Add(SampleFiles.Pdf(FakeScanner.Harmful)))).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("file-infected"),
            refusal => refusal.Arguments.ShouldContain("Uji.Contoh-1")
        );
        (await Files()).ShouldBeEmpty();
    }

    [TestCase(null)]
    [TestCase("INSTREAM size limit exceeded. ERROR")]
    [TestCase("stream: something else")]
    public async Task While_the_scanner_gives_no_verdict_a_file_waits(string? answer)
    {
        (_scanner.IsUp, _scanner.Answer) = (answer is not null, answer);
        var file = await Add(SampleFiles.Pdf());
        (file.State, file.Scan).ShouldBe((AttachmentState.Checking, null));
        (await _season.Place.Send(new ScanWaiting())).ShouldBe(new ScanRound(0, 0, IsDown: true, IsThere: true));
        (_scanner.IsUp, _scanner.Answer) = (true, null);
        (await _season.Place.Send(new ScanWaiting())).ShouldBe(new ScanRound(1, 0, IsDown: false, IsThere: true));
        (await Files()).ShouldHaveSingleItem().State.ShouldBe(AttachmentState.Kept);
    }

    [Test]
    public async Task What_is_found_later_is_opened_by_nobody()
    {
        _scanner.IsUp = false;
        var file = await Add(SampleFiles.Pdf(FakeScanner.Harmful));
        (await _season.As(CitySeason.Innovator, new OpenAttachment(file.Id))).Content.Dispose();
        _scanner.IsUp = true;
        (await _season.Place.Send(new ScanWaiting())).Refused.ShouldBe(1);
        (await Files())
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(one => one.State.ShouldBe(AttachmentState.Refused), one => one.Scan.ShouldBe("Uji.Contoh-1"));
        (await _season.Refused(CitySeason.Innovator, new OpenAttachment(file.Id))).ShouldBe("file-unknown");
        (await _season.Place.Send(new Scoring.Features.Audit.VerifyAudit())).IsWhole.ShouldBeTrue();
    }

    [TestCase("127.0.0.1:3310", true)]
    [TestCase("[::1]:3310", true)]
    [TestCase("scanner.example:3310", true)]
    [TestCase("127.0.0.1", false)]
    [TestCase("127.0.0.1:0", false)]
    [TestCase("127.0.0.1:65536", false)]
    [TestCase(":3310", false)]
    public void An_address_is_a_host_and_a_port(string text, bool isOne) => ScannerAddress.IsWellFormed(text).ShouldBe(isOne);

    private Task<Attachment> Add(byte[] bytes) =>
        _season.As(
            CitySeason.Innovator,
            new AddAttachment(CitySeason.Edition, _entry.Id, "proof", "a.pdf", _season.Place.Write("upload", bytes))
        );

    private async Task<IReadOnlyList<Attachment>> Files() =>
        (await _season.As(CitySeason.Innovator, new ShowEntryFiles(CitySeason.Edition, _entry.Id, "proof"))).Files;
}
