using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Rules;
using Scoring.Features.Seasons;
using Scoring.RuleBook.Drafts;

namespace Scoring.Features.Tests.Seasons;

/// <summary>Rules that are written on the site: versions, locks, and the same files as anywhere else.</summary>
public sealed class RulesOnSiteTests
{
    private const string City = "city/2027";

    private static readonly Person Secretary = new("Sari", Roles.Secretariat);
    private static readonly Person Other = new("Tono", Roles.Secretariat);
    private static readonly Person Chair = new("Ketua", Roles.Chair);

    private Workplace _place = null!;

    [SetUp]
    public void Given()
    {
        _place = Workplace.WithOwnRules();
        _place.WriteRule("sources.yaml", SmallRules.Sources);
        _place.WriteRule("club/2020/edition.yaml", SmallRules.Jury);
    }

    [TearDown]
    public void End() => _place.Dispose();

    private Task<RuleVersion> Start(string? from = null) =>
        _place.SendAs(Secretary, new StartSeason("city", "2027", from, "Lomba Kota", "City Prize"));

    private Task<RuleVersion> Change(int seen, params RuleEdit[] edits) =>
        _place.SendAs(Secretary, new ChangeRules(City, seen, "edition.yaml", edits));

    private Task<ShownSeason> Shown() => _place.Send(new ShowSeason(City));

    [Test]
    public async Task A_season_from_nothing_can_be_scored_at_once()
    {
        (await Start()).Number.ShouldBe(1);
        (await Shown()).Rules.Faults.ShouldBeEmpty();
        (await _place.Send(new CheckRules(City))).Passed.ShouldBeTrue();
        await _place.Given(ImportKind.Submissions, City, "s.csv", "innovation_id,title\na,A\nb,B\n");
        await _place.Given(
            ImportKind.Marks,
            City,
            "m.csv",
            "stage,innovation_id,juror,criterion,score\ndesk,a,J,novelty,80\ndesk,b,J,novelty,90\n"
        );
        (await _place.Rank(City)).Rankings[0].Rows.Select(row => row.Id).ShouldBe(["b", "a"]);
    }

    [Test]
    public async Task A_season_from_another_edition_has_its_rules_under_its_own_name()
    {
        await Start("club/2020");
        var season = await Shown();
        season.Rules.Edition.ShouldNotBeNull(string.Join(' ', season.Rules.Faults.Select(fault => fault.Code)));
        season.Name.En.ShouldBe("City Prize");
        (await _place.Send(new ShowEdition("club/2020"))).Name.En.ShouldNotBe("City Prize");
        (await _place.SendAs(Secretary, new StartSeason("club", "2020", null)).ShouldThrowAsync<RefusalException>()).Code.ShouldBe(
            "edition-exists"
        );
    }

    [Test]
    public async Task A_season_from_last_years_lists_what_happens_on_days_and_asks_for_each_day()
    {
        CitySeason.WriteRules(_place);
        await _place.SendAs(Secretary, new StartSeason("city", "2028", CitySeason.Edition));
        var season = await _place.Send(new ShowSeason("city/2028"));
        var dates = season.Draft("season.yaml")!.MapAt("calendar")!.Find("dates")!.Items;
        dates.Count.ShouldBe(11);
        dates.ShouldAllBe(date => date.Find("what")!.IsWritten && !date.Find("at")!.IsWritten);
        season.Season.Faults.Count(fault => fault.Code == "missing-key").ShouldBe(11);
        season.Draft("season.yaml")!.MapAt("")!.Find("letter")!.IsWritten.ShouldBeFalse();
    }

    [Test]
    public async Task Rules_of_the_folder_that_are_taken_over_keep_their_hash()
    {
        var before = (await _place.Send(new ShowEdition("club/2020"))).Hash;
        (await _place.SendAs(Secretary, new StartSeason("club", "2020", "club/2020"))).Number.ShouldBe(1);
        (await _place.Send(new ShowEdition("club/2020"))).Hash.ShouldBe(before);
    }

    [Test]
    public async Task The_next_command_and_another_process_use_the_changed_weight()
    {
        await Start("club/2020");
        var before = (await _place.Send(new ShowEdition(City))).Hash;
        await Change(1, new SetText("stages/0/criteria/0/weight", "4"), new SetText("stages/0/weights-total", "12"));
        var edition = await _place.Send(new ShowEdition(City));
        edition.Hash.ShouldNotBe(before);
        edition.Stages[0].Criteria[0].Weight.ShouldBe(4m);
        _place.Restart();
        (await _place.Send(new ShowEdition(City))).Hash.ShouldBe(edition.Hash);
    }

    [Test]
    public async Task What_goes_out_comes_back_byte_for_byte_and_scores_the_same_in_a_folder()
    {
        await Start("club/2020");
        var season = await Shown();
        using var other = Workplace.WithOwnRules(isServer: false);
        other.WriteRule("sources.yaml", SmallRules.Sources);
        foreach (var (name, bytes) in season.Files)
            other.WriteRule($"{City}/{name}", System.Text.Encoding.UTF8.GetString(bytes));
        (await other.Send(new ShowEdition(City))).Hash.ShouldBe(season.Rules.Edition!.Hash);
        (await _place.SendAs(Secretary, new PutRules(City, 1, season.Files)).ShouldThrowAsync<RefusalException>()).Code.ShouldBe(
            "rules-not-changed"
        );
        await Change(1, new SetText("rankings/0/top", "7"));
        await _place.SendAs(Secretary, new PutRules(City, 2, season.Files));
        foreach (var (name, bytes) in (await Shown()).Files)
            bytes.ShouldBe(season.Files[name], name);
    }

    [Test]
    public async Task A_sum_that_is_wrong_is_kept_in_a_draft_and_keeps_it_from_being_announced()
    {
        await Start();
        await Change(1, new SetText("stages/0/criteria/0/weight", "95"));
        (await Shown()).Rules.Faults.ShouldContain(fault => fault.Code == "weights-total");
        var refused = await _place.SendAs(Secretary, new MoveSeason(City, SeasonState.Announced)).ShouldThrowAsync<RefusalException>();
        refused.Code.ShouldBe("rules-faulty");
        refused.Faults[0].Line.ShouldBeGreaterThan(1);
        await Change(2, new SetText("stages/0/criteria/0/weight", "100"));
        (await _place.SendAs(Secretary, new MoveSeason(City, SeasonState.Announced)).ShouldThrowAsync<RefusalException>())
            .Arguments[1]
            .ShouldBe("letter, calendar: stage-closes desk, calendar: results");
        await Announce(3);
        (await Shown()).Standing.State.ShouldBe(SeasonState.Announced);
    }

    private async Task Announce(int seen)
    {
        await _place.SendAs(
            Secretary,
            new ChangeRules(
                City,
                seen,
                "season.yaml",
                [
                    new SetText("letter/number", "B/1"),
                    new SetText("letter/date", "2027-01-02"),
                    new SetWords("letter/issuer", "Wali Kota", "Mayor"),
                    new AddItem(
                        "calendar/dates",
                        null,
                        new Dictionary<string, string>
                        {
                            ["what"] = "stage-closes",
                            ["stage"] = "desk",
                            ["at"] = "2027-03-01",
                        }
                    ),
                    new AddItem("calendar/dates", null, new Dictionary<string, string> { ["what"] = "results", ["at"] = "2027-04-01" }),
                ]
            )
        );
        await _place.SendAs(Secretary, new MoveSeason(City, SeasonState.Announced));
    }

    [Test]
    public async Task The_second_of_two_editors_learns_who_was_quicker()
    {
        await Start();
        await _place.SendAs(Other, new ChangeRules(City, 1, "edition.yaml", [new SetText("rankings/0/top", "5")]));
        var late = await Change(1, new SetText("rankings/0/top", "6")).ShouldThrowAsync<RefusalException>();
        (late.Code, late.Arguments[1]).ShouldBe(("rules-changed-since", "Tono"));
    }

    [Test]
    public async Task A_stage_is_locked_from_its_first_mark_and_a_key_needs_two_people()
    {
        await Start();
        await Change(1, new SetText("stages/0/criteria/0/weight", "100"), new SetText("rankings/0/top", "5"));
        await _place.Given(ImportKind.Submissions, City, "s.csv", "innovation_id,title\na,A\n");
        await _place.Given(ImportKind.Marks, City, "m.csv", "stage,innovation_id,juror,criterion,score\ndesk,a,J,novelty,80\n");
        (await Shown()).Locks["edition.yaml"].ShouldContain(new RuleLock("stages/0", "marked", "desk"));
        await Change(2, new SetText("rankings/0/top", "6"));
        RuleEdit[] scale = [new SetText("stages/0/scale/to", "10")];
        (await Change(3, scale).ShouldThrowAsync<RefusalException>()).Code.ShouldBe("rules-locked");
        var proposed = await _place.SendAs(Secretary, new ChangeRules(City, 3, "edition.yaml", scale, "Salah ketik", "B/2"));
        proposed.IsInForce.ShouldBeFalse();
        (await _place.Send(new ShowEdition(City))).Stages[0].Scale.To.ShouldBe(100m);
        (
            await _place.SendAs(new Person("Sari", Roles.Chair), new RuleOnRules(City, 4, true)).ShouldThrowAsync<RefusalException>()
        ).Code.ShouldBe("rules-own-proposal");
        await _place.SendAs(Chair, new RuleOnRules(City, 4, true));
        (await _place.Send(new ShowEdition(City))).Stages[0].Scale.To.ShouldBe(10m);
        (await _place.SendAs(Chair, new RuleOnRules(City, 4, true)).ShouldThrowAsync<RefusalException>()).Code.ShouldBe("no-rules-waiting");
    }

    [Test]
    public async Task A_proposal_on_rules_that_count_no_more_is_not_confirmed()
    {
        await Start();
        await Announce(1);
        await _place.SendAs(
            Secretary,
            new ChangeRules(City, 2, "edition.yaml", [new SetText("attributes", "group: a, b")], "Salah", "B/2")
        );
        await Change(2, new SetText("rankings/0/top", "6"));
        (await _place.SendAs(Chair, new RuleOnRules(City, 3, true)).ShouldThrowAsync<RefusalException>()).Code.ShouldBe(
            "rules-changed-since"
        );
        (await _place.SendAs(Chair, new RuleOnRules(City, 3, false, "usang"))).IsConfirmed.ShouldBe(false);
    }

    [Test]
    public async Task Every_version_is_bound_to_the_trail()
    {
        await Start();
        await Change(1, new SetText("rankings/0/top", "6"));
        (await _place.Send(new VerifyAudit())).IsWhole.ShouldBeTrue();
        _place.Execute(
            TestStore.Unlocked("rule_files") + "UPDATE rule_files SET path = 'edition.yml' WHERE version_id = 2 AND path = 'edition.yaml'"
        );
        (await _place.Send(new VerifyAudit())).IsWhole.ShouldBeFalse();
    }

    [TestCase("../edition.yaml")]
    [TestCase("edition.yaml/x.yaml")]
    [TestCase("committee/other.yaml")]
    [TestCase("run.sh")]
    public async Task A_file_that_belongs_elsewhere_is_refused(string name)
    {
        await Start();
        var files = new Dictionary<string, byte[]>((await Shown()).Files) { [name] = "a: 1\n"u8.ToArray() };
        (await _place.SendAs(Secretary, new PutRules(City, 1, files)).ShouldThrowAsync<RefusalException>()).Code.ShouldBe("rule-file-name");
    }
}
