using Scoring.Features.Attachments;

namespace Scoring.Cli.Tests.Verbs.Operation;

/// <summary>Files of entries are listed before they are removed, and those that wait are scanned.</summary>
[Category(TestStore.FilesOnly)]
public sealed class FilesVerbTests
{
    private CitySeason _season = null!;
    private FakeScanner _scanner = null!;
    private Attachment _file = null!;

    [SetUp]
    public async Task Begin()
    {
        _scanner = new FakeScanner { IsUp = false };
        _season = await CitySeason.Announced();
        var entry = await _season.Filled();
        _season.Place.Scanner = _scanner.Address;
        _season.Place.Restart();
        _file = await _season.As(
            CitySeason.Innovator,
            new AddAttachment(CitySeason.Edition, entry.Id, "proof", "bukti.pdf", _season.Place.Write("upload", SampleFiles.Pdf()))
        );
    }

    [TearDown]
    public void End()
    {
        _season.Dispose();
        _scanner.Dispose();
    }

    [Test]
    public async Task Removing_is_asked_for_after_listing()
    {
        Run("files").Error.ShouldContain("0 files");
        await _season.As(CitySeason.Innovator, new RemoveAttachment(CitySeason.Edition, _file.Entry, _file.Id));
        var listed = Run("files");
        listed.ExitCode.ShouldBe(0, listed.Error);
        listed.Error.ShouldContain($"city/2027 {_file.Entry} bukti.pdf (taken out of the draft)");
        var path = Path.Combine(_season.Place.Files + ".files", _file.Sha256[..2], _file.Sha256);
        File.Exists(path).ShouldBeTrue();
        Run("files", "--remove").Error.ShouldContain("1 files and 1 contents were removed");
        File.Exists(path).ShouldBeFalse();
        Run("audit", "verify").ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task Waiting_files_are_scanned_once_the_scanner_answers()
    {
        Run("files", "--scan", _scanner.Address).ExitCode.ShouldBe(1);
        _scanner.IsUp = true;
        Run("files", "--scan", _scanner.Address).Error.ShouldContain("1 clean, 0 refused");
        Run("files", "--scan", "nowhere").ExitCode.ShouldBe(2);
        (await _season.As(CitySeason.Innovator, new ShowEntryFiles(CitySeason.Edition, _file.Entry, "proof")))
            .Files.ShouldHaveSingleItem()
            .State.ShouldBe(AttachmentState.Kept);
    }

    private Answer Run(params string[] args) =>
        ScoringProgram.Run([.. args, "--database", _season.Place.Database, "--rules", _season.Place.Rules, "--language", "en"]);
}
