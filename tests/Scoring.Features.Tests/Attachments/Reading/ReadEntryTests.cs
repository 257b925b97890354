using Scoring.Features.Attachments;
using Scoring.Features.Attachments.Reading;
using Scoring.Features.Entries;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Features.Tests.Attachments.Reading;

/// <summary>Jurors read the version that passed, at their own seats, without what could tell who entered.</summary>
public sealed class ReadEntryTests
{
    private CityJury _jury = null!;

    [OneTimeSetUp]
    public async Task Begin() => _jury = await CityJury.Seated();

    [OneTimeTearDown]
    public void End() => _jury.Dispose();

    [Test]
    public async Task A_juror_reads_the_answers_without_the_blind_ones()
    {
        var reading = await Read();
        reading
            .Sections.SelectMany(section => section.Answers)
            .Select(answer => answer.Field.Id)
            .ShouldBe(["title", "group", "summary", "start-date", "region", "film"]);
        reading.Version.ShouldBe(1);
        reading.IsBlind.ShouldBeTrue();
        reading.Before.ShouldBeNull("the desk is the first stage");
    }

    [Test]
    public async Task Blind_values_are_neither_in_names_nor_in_captions_and_other_places_are_hidden()
    {
        var files = (await Read()).Files;
        files.Select(file => file.Name[..7]).ShouldBe(["proof-1", "proof-2"]);
        files.Select(file => file.Name[7..]).ShouldBe([".jpg", ".pdf"], ignoreOrder: true);
        files.ShouldAllBe(file => file.Field.Id == "proof" && file.Caption == "");
    }

    [Test]
    public async Task The_facts_of_the_scoresheet_leave_blind_columns_out_for_jurors_alone()
    {
        var name = new ShowSheet(CitySeason.Edition, "desk", _jury.Entry.Id, "J1");
        var facts = (await _jury.Season.As(CityJury.Juror, name)).Facts.ToDictionary();
        facts.ShouldContainKey("summary");
        facts.Keys.ShouldNotContain("agency");
        facts.Keys.ShouldNotContain("school");
        (await _jury.Season.Place.Send(name)).Facts.ToDictionary()["agency"].ShouldBe(CityJury.Agency);
    }

    [Test]
    public async Task Only_a_juror_with_a_seat_reads_and_opens()
    {
        (await _jury.Season.Refused(CityJury.OtherJuror, Reading())).ShouldBe("sheet-entry-unknown");
        (await _jury.Season.Refused(CityJury.OtherJuror, new OpenAttachment(_jury.Proof.Id))).ShouldBe("file-unknown");
        var opened = await _jury.Season.As(CityJury.Juror, new OpenAttachment(_jury.Proof.Id));
        opened.Content.Dispose();
        opened.Name.ShouldMatch("^proof-[12]\\.pdf$");
        (await _jury.Season.Refused(CityJury.Juror, new OpenAttachment(_jury.Letter.Id))).ShouldBe("file-unknown", "not blind-safe");
    }

    [Test]
    public async Task Where_nothing_is_blind_names_captions_and_all_places_are_shown()
    {
        using var open = await CityJury.Seated(text =>
            text.Replace("blind: [ agency, school ]", "blind: []", StringComparison.Ordinal)
                .Replace(", hidden-from-jurors: true", "", StringComparison.Ordinal)
        );
        var reading = await open.Season.As(CityJury.Juror, new ReadEntry(CitySeason.Edition, "desk", open.Entry.Id));
        reading.IsBlind.ShouldBeFalse();
        reading
            .Files.Select(file => file.Name)
            .ShouldBe([CityJury.Agency + ".pdf", CityJury.School + ".jpg", "surat.pdf"], ignoreOrder: true);
        reading.Files.ShouldContain(file => file.Caption == CityJury.School);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Levels_are_read_and_their_proof_only_where_it_says_nothing_of_who_entered(bool isBlindSafe)
    {
        using var jury = await CityJury.Seated(evidence: isBlindSafe);
        var reading = await jury.Season.As(CityJury.Juror, new ReadEntry(CitySeason.Edition, "desk", jury.Entry.Id));
        var claim = reading.Claims.ShouldHaveSingleItem();
        (claim.Indicator.Id, claim.Level, claim.Document.Number).ShouldBe(("law", 3, isBlindSafe ? "B/1" : ""));
        reading
            .Files.Where(file => file.Id == jury.Evidence!.Id)
            .Select(file => (file.Name, file.Caption))
            .ShouldBe(isBlindSafe ? [("evidence-law-1.pdf", "")] : []);
        var open = new OpenAttachment(jury.Evidence!.Id);
        if (isBlindSafe)
            (await jury.Season.As(CityJury.Juror, open)).Content.Dispose();
        else
            (await jury.Season.Refused(CityJury.Juror, open)).ShouldBe("file-unknown");
        (await jury.Season.Refused(CityJury.OtherJuror, open)).ShouldBe("file-unknown", "no seat");
        (await jury.Season.Refused(CityJury.OtherJuror, new ReadEntry(CitySeason.Edition, "desk", jury.Entry.Id))).ShouldBe(
            "sheet-entry-unknown"
        );
    }

    [Test]
    public async Task A_file_that_waits_for_the_scanner_is_not_for_jurors()
    {
        using var jury = await CityJury.Seated();
        jury.Season.Place.Execute($"UPDATE attachments SET state = 'checking' WHERE attachment_id = '{jury.Proof.Id}'");
        (await jury.Season.As(CityJury.Juror, new ReadEntry(CitySeason.Edition, "desk", jury.Entry.Id)))
            .Files.Select(file => file.Id)
            .ShouldBe([jury.Photo.Id]);
        (await jury.Season.Refused(CityJury.Juror, new OpenAttachment(jury.Proof.Id))).ShouldBe("file-unknown");
        (await jury.Season.As(CitySeason.Examiner, new OpenAttachment(jury.Proof.Id))).Content.Dispose();
    }

    [Test]
    public async Task What_is_changed_after_the_version_passed_is_not_read()
    {
        using var jury = await CityJury.Seated();
        await jury.Season.As(
            CitySeason.Secretary,
            new ReopenEntry(CitySeason.Edition, jury.Entry.Id, new DateOnly(2027, 5, 3), "Salah unggah")
        );
        await jury.Season.Save(jury.Entry, "idea", CitySeason.Innovator, ("summary", "Yang baru"));
        await jury.Season.As(CitySeason.Innovator, new RemoveAttachment(CitySeason.Edition, jury.Entry.Id, jury.Proof.Id));
        var reading = await jury.Season.As(CityJury.Juror, new ReadEntry(CitySeason.Edition, "desk", jury.Entry.Id));
        reading
            .Sections.SelectMany(section => section.Answers)
            .Single(answer => answer.Field.Id == "summary")
            .Answer.ShouldBe("Warga mengantre dari rumah.");
        reading.Files.Select(file => file.Id).ShouldContain(jury.Proof.Id);
    }

    private Task<EntryReading> Read() => _jury.Season.As(CityJury.Juror, Reading());

    private ReadEntry Reading() => new(CitySeason.Edition, "desk", _jury.Entry.Id);
}
