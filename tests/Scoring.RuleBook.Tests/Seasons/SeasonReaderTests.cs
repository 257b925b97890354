using Scoring.Domain.Seasons;

namespace Scoring.RuleBook.Tests.Seasons;

/// <summary>season.yaml: how an edition's season is run, and what is wrong in it.</summary>
public class SeasonReaderTests
{
    private const string City = "city/2027";

    private static readonly string Folder = Path.Combine(TestFolders.Project, "season");

    private static SeasonReading Read(string from = "", string to = "")
    {
        using var rules = new TemporaryRules(Folder);
        if (from.Length > 0)
        {
            var before = File.ReadAllText(rules.PathOf("city/2027/season.yaml"));
            before.ShouldContain(from);
            rules.Change("city/2027/season.yaml", from, to);
        }
        return new RuleFolder(rules.Path).ReadSeason(City);
    }

    private static SeasonRules Season()
    {
        var reading = Read();
        reading.Faults.Select(fault => $"{fault.Code} {fault.Line} {fault.Key}").ShouldBeEmpty();
        return reading.Season.ShouldNotBeNull();
    }

    [Test]
    public void Dates_are_moments_of_their_zone_and_a_closing_day_ends_with_its_last_second()
    {
        var calendar = Season().Calendar;
        calendar.Of(SeasonDateKind.EntriesOpen)!.At.ShouldBe(new DateTime(2027, 3, 2, 0, 0, 0, DateTimeKind.Utc));
        calendar.Of(SeasonDateKind.EntriesClose)!.At.ShouldBe(new DateTime(2027, 4, 30, 15, 59, 59, DateTimeKind.Utc));
        calendar.Of(SeasonDateKind.StageOpens, "desk")!.At.ShouldBe(new DateTime(2027, 5, 9, 16, 0, 0, DateTimeKind.Utc));
        calendar.Of(SeasonDateKind.StageCloses, "desk")!.At.ShouldBe(new DateTime(2027, 5, 24, 8, 0, 0, DateTimeKind.Utc));
        calendar.Of(SeasonDateKind.StageOpens, "interview").ShouldBeNull();
        calendar.GraceMinutes.ShouldBe(15);
        calendar.Zone.Letters().ShouldBe("WITA");
    }

    [Test]
    public void A_form_has_its_fields_in_order_with_columns_limits_and_conditions()
    {
        var form = Season().Form.ShouldNotBeNull();
        form.NeedsEndorsement.ShouldBeTrue();
        form.Fields.Select(field => $"{field.Id}={field.Column}")
            .ShouldBe([
                "title=title",
                "group=group",
                "school=school",
                "summary=summary",
                "start-date=start_date",
                "region=region_code",
                "agency=agency",
                "proof=",
                "true-words=",
            ]);
        var school = form.Fields.Single(field => field.Id == "school");
        school.Where["group"].ShouldBe(["pelajar"]);
        school.IsHiddenFromJurors.ShouldBeTrue();
        form.Fields.Single(field => field.Id == "summary").MostWords.ShouldBe(200);
        form.Fields.Single(field => field.Id == "proof").Files.ShouldBe(new FileRule(["pdf", "picture"], 3, 10, true), new FileRules());
    }

    [Test]
    public void Registration_administration_reading_calibration_and_vote_are_read()
    {
        var season = Season();
        season.Letter!.Number.ShouldBe("B/12/2027");
        season.Registration.ShouldBe(new RegistrationRule(true, 3));
        season.Administration.Checks.Select(check => check.Column).ShouldBe(["check_papers", "check_own_work"]);
        season.Administration.RepairDays.ShouldBe(5);
        season.Reading.Blind.ShouldBe(["agency", "school"]);
        season.Reading.Before["interview"].ShouldBe("desk");
        season.Calibration.ShouldBe([new CalibrationRule("desk", 3)]);
        season.Vote.ShouldBe(new PublicVote(VoteKind.Choose, "finalists", 2, "favourite", 1, 5));
    }

    [Test]
    public void The_season_decides_no_figure_so_that_the_editions_hash_stays()
    {
        using var rules = new TemporaryRules(Folder);
        var before = new RuleFolder(rules.Path);
        var hash = before.Read(City).Edition.ShouldNotBeNull(string.Join(' ', before.Read(City).Faults.Select(fault => fault.Code))).Hash;
        var season = before.ReadSeason(City).Season!.Hash;
        rules.Change("city/2027/season.yaml", "grace-minutes: 15", "grace-minutes: 20");
        var after = new RuleFolder(rules.Path);
        after.Read(City).Edition!.Hash.ShouldBe(hash);
        after.ReadSeason(City).Season!.Hash.ShouldNotBe(season);
        after.FilesOf(City).Select(file => file.Name).ShouldNotContain("city/2027/season.yaml");
    }

    [Test]
    public void An_edition_without_the_file_has_no_season_and_no_fault()
    {
        using var rules = new TemporaryRules(Folder);
        File.Delete(rules.PathOf("city/2027/season.yaml"));
        new RuleFolder(rules.Path)
            .ReadSeason(City)
            .ShouldSatisfyAllConditions(reading => reading.Season.ShouldBeNull(), reading => reading.Faults.ShouldBeEmpty());
    }

    [TestCase("entries-close, at: 2027-04-30", "entries-close, at: 2027-05-01", "closing-differs at")]
    [TestCase("entries-close, at: 2027-04-30", "entries-close, at: 2027-02-01", "dates-order entries-close|closing-differs at")]
    [TestCase("2027-05-24T16:00", "2027-05-01T16:00", "dates-order stage-closes")]
    [TestCase("results, at: 2027-06-20", "results, at: 2027-06-09", "dates-order results")]
    [TestCase("stage: desk, at: 2027-05-10", "stage: dask, at: 2027-05-10", "stage-unknown dask")]
    [TestCase("stage-opens, stage: desk, at", "stage-opens, at", "missing-key stage")]
    [TestCase("{ what: results, at", "{ what: results, stage: desk, at", "key-without-effect stage")]
    [TestCase("at: 2027-03-01 }\n    - { what: entries-open", "at: 1 March }\n    - { what: entries-open", "not-a-date at")]
    [TestCase("what: vote-closes", "what: vote-opens", "id-duplicate vote-opens")]
    [TestCase("zone: WITA", "zone: GMT", "unknown-choice GMT")]
    [TestCase("value: umum", "value: semua", "attribute-value semua")]
    [TestCase("where: { group: pelajar }", "where: { group: siswa }", "reference-to-nothing siswa")]
    [TestCase("where: { group: pelajar }", "where: { grup: pelajar }", "reference-to-nothing grup")]
    [TestCase("kind: text, words: 200", "kind: line, words: 200", "key-without-effect words")]
    [TestCase("to: 2027-04-30 }", "to: tomorrow }", "not-a-date to")]
    [TestCase("id: school", "id: title", "id-duplicate title|reference-to-nothing school")]
    [TestCase("megabytes: 10", "megabytes: 1000", "range-wrong megabytes")]
    [TestCase("types: [ pdf, picture ]", "types: [ pdf, exe ]", "unknown-choice exe")]
    [TestCase("blind: [ agency, school ]", "blind: [ agensi ]", "reference-to-nothing agensi")]
    [TestCase("shows: desk", "shows: desks", "stage-unknown desks")]
    [TestCase("entries: 3 } ]", "entries: 9 } ]", "range-wrong entries")]
    [TestCase("ranking: finalists", "ranking: finalist", "reference-to-nothing finalist")]
    [TestCase("measure: favourite", "measure: favorite", "measure-unknown favorite")]
    [TestCase("reading:", "readings:", "unknown-key readings")]
    [TestCase("calendar:\n", "kalender:\n", "unknown-key kalender|missing-key calendar")]
    public void A_fault_is_named_with_its_line(string from, string to, string expected) =>
        Read(from, to)
            .ShouldSatisfyAllConditions(
                reading => reading.Season.ShouldBeNull(),
                reading => reading.Faults.Select(fault => $"{fault.Code} {fault.Key}").ShouldBe(expected.Split('|'), ignoreOrder: true),
                reading => reading.Faults.Select(fault => fault.Line).ShouldContain(LineOf(from)),
                reading => reading.Faults.ShouldAllBe(fault => !RuleFaultTexts.Message(fault, "id").Contains('{'))
            );

    private static int LineOf(string from)
    {
        using var rules = new TemporaryRules(Folder);
        var text = File.ReadAllText(rules.PathOf("city/2027/season.yaml"));
        return text[..text.IndexOf(from, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
    }

    [Test]
    public void An_edition_may_have_sources_of_its_own_beside_the_shared_ones()
    {
        using var rules = new TemporaryRules(Folder);
        rules.Change("city/2027/edition.yaml", "cite: decree", "cite: mayor-2027");
        new RuleFolder(rules.Path).Read(City).Faults.Select(fault => fault.Code).ShouldBe(["unknown-source"]);
        File.WriteAllText(
            rules.PathOf("city/2027/sources.yaml"),
            "- { id: mayor-2027, title: Surat Wali Kota, issuer: Kota, year: 2027, standing: committee }\n"
        );
        var folder = new RuleFolder(rules.Path);
        folder.Read(City).Edition!.Rankings[0].Citation!.Source.Title.ShouldBe("Surat Wali Kota");
        folder.FilesOf(City).Select(file => file.Name).ShouldContain("city/2027/sources.yaml");
        File.AppendAllText(
            rules.PathOf("city/2027/sources.yaml"),
            "- { id: decree, title: Surat, issuer: Kota, year: 2027, standing: committee }\n"
        );
        new RuleFolder(rules.Path)
            .Read(City)
            .Faults.Select(fault => $"{fault.Code} {fault.File}:{fault.Line}")
            .ShouldBe(["id-duplicate city/2027/sources.yaml:2"]);
    }

    private sealed class FileRules : IEqualityComparer<FileRule?>
    {
        public bool Equals(FileRule? x, FileRule? y) =>
            x!.Types.SequenceEqual(y!.Types) && (x.Most, x.Megabytes, x.IsBlind) == (y.Most, y.Megabytes, y.IsBlind);

        public int GetHashCode(FileRule? obj) => 0;
    }
}
