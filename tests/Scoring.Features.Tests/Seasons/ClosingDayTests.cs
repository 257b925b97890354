using Scoring.Domain.Eligibility;
using Scoring.Features.Core;
using Scoring.Features.Rules;
using Scoring.Features.Seasons;
using Scoring.RuleBook.Drafts;

namespace Scoring.Features.Tests.Seasons;

/// <summary>The day when entries close stands in the calendar and in the eligibility rule; the calendar changes both.</summary>
public sealed class ClosingDayTests
{
    private static readonly Person Secretary = new("Sari", Roles.Secretariat);
    private static readonly Person Chair = new("Ketua", Roles.Chair);

    private Workplace _place = null!;

    [SetUp]
    public async Task Given()
    {
        _place = Workplace.WithOwnRules();
        CitySeason.WriteRules(_place);
        await _place.Send(new StartSeason("city", "2027", CitySeason.Edition));
    }

    [TearDown]
    public void End() => _place.Dispose();

    [TestCase("2027-05-02", "2027-05-02", "2027-05-02")]
    [TestCase("2027-05-02 17:00", "2027-05-02", "2027-05-02")]
    [TestCase("2027-4-31", "2027-04-30", null, Description = "no date: the reader says so, the rule stays")]
    public async Task The_rule_follows_the_calendar(string at, string closing, string? day)
    {
        await Change(1, at);
        var rule = Written("edition.yaml", "eligibility/0/closing", await Shown());
        rule.ShouldBe(closing);
        if (day is not null)
            (await _place.Send(new ShowEdition(CitySeason.Edition)))
                .Eligibility.OfType<SubmittedInTime>()
                .Single()
                .Closing.ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        (await Shown()).Season.Faults.Count.ShouldBe(day is null ? 1 : 0);
    }

    [Test]
    public async Task Another_date_leaves_the_rule_as_it_is()
    {
        await _place.SendAs(
            Secretary,
            new ChangeRules(CitySeason.Edition, 1, "edition.yaml", [new SetText("eligibility/0/closing", "2027-04-29")])
        );
        await _place.SendAs(
            Secretary,
            new ChangeRules(CitySeason.Edition, 2, "season.yaml", [new SetText("calendar/dates/9/at", "2027-06-21")])
        );
        var season = await Shown();
        Written("edition.yaml", "eligibility/0/closing", season).ShouldBe("2027-04-29");
        season.Season.Faults.Select(fault => fault.Code).ShouldBe(["closing-differs"]);
    }

    [Test]
    public async Task After_the_announcement_more_time_for_all_is_asked_with_a_letter_and_confirmed_by_the_chair()
    {
        await _place.Send(new MoveSeason(CitySeason.Edition, SeasonState.Announced));
        (await Should.ThrowAsync<RefusalException>(() => Change(1, "2027-05-05"))).Code.ShouldBe("rules-locked");
        await Change(1, "2027-05-05", "Banjir di empat kecamatan", "B/20/2027");
        Written("edition.yaml", "eligibility/0/closing", await Shown()).ShouldBe("2027-04-30", "the chair has not confirmed it");
        await _place.SendAs(Chair, new RuleOnRules(CitySeason.Edition, 2, true));
        Written("edition.yaml", "eligibility/0/closing", await Shown()).ShouldBe("2027-05-05");
        (await Shown()).Season.Faults.ShouldBeEmpty();
    }

    private Task<RuleVersion> Change(int seen, string at, string reason = "", string decree = "") =>
        _place.SendAs(
            Secretary,
            new ChangeRules(CitySeason.Edition, seen, "season.yaml", [new SetText("calendar/dates/2/at", at)], reason, decree)
        );

    private Task<ShownSeason> Shown() => _place.Send(new ShowSeason(CitySeason.Edition));

    private static string? Written(string file, string path, ShownSeason season) => season.Draft(file)!.TextAt(path);
}
