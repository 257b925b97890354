using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;

namespace Scoring.Domain.Tests.Jury.Conflicts;

/// <summary>Which juror may not mark which entry, and by which rule.</summary>
public class ConflictCheckTests
{
    private static readonly Juror Sari = new("J1", "Dr. Sari Dewi", "Dinas Kesehatan", "35.78");
    private static readonly ConflictCheck All = ConflictCheck.All([
        new Declaration("J1", "E9", "my sister leads it"),
        new Declaration("J1", "E9", "again"),
    ]);

    [Test]
    public void A_juror_without_any_tie_may_mark() => All.Of(Sari, new PanelEntry("E1", "Dinas Sosial", "35.15", ["Budi"])).ShouldBeNull();

    [TestCase("DR SARI DEWI")]
    [TestCase("j-1")]
    public void A_member_of_the_team_may_not_whether_named_or_numbered(string member) =>
        Found(new PanelEntry("E1", team: ["Budi", member])).ShouldBe(("own-team", "Dr. Sari Dewi"));

    [Test]
    public void Nobody_marks_the_own_institution_however_it_is_spelt() =>
        Found(new PanelEntry("E1", "DINAS  KESEHATAN")).ShouldBe(("own-institution", "DINAS  KESEHATAN"));

    [Test]
    public void Nobody_marks_the_own_region() => Found(new PanelEntry("E1", "Dinas Sosial", "35.78")).ShouldBe(("own-region", "35.78"));

    [Test]
    public void What_is_declared_bars_and_tells_the_first_reason() =>
        Found(new PanelEntry("E9")).ShouldBe(("declared", "my sister leads it"));

    [Test]
    public void Of_several_conflicts_the_first_rule_is_named() =>
        Found(new PanelEntry("E9", "Dinas Kesehatan", "35.78", ["Sari Dewi"])).Item1.ShouldBe("own-institution");

    [Test]
    public void What_is_not_known_is_no_conflict()
    {
        All.Of(new Juror("J2", "A"), new PanelEntry("E1")).ShouldBeNull();
        All.Of(new Juror("J2", "A", "", ""), new PanelEntry("E1", "", "", [""])).ShouldBeNull();
        All.Of(new Juror("J2", "–", "–"), new PanelEntry("E1", "-", null, ["-"])).ShouldBeNull();
    }

    [TestCase("35", true)]
    [TestCase("35.15", true)]
    [TestCase("3", false)]
    [TestCase("36.78", false)]
    public void A_whole_province_counts_as_one_region_where_the_rule_says_so(string region, bool barred)
    {
        (new OwnRegion(wholeProvince: true).Between(Sari, new PanelEntry("E1", null, region)) is not null).ShouldBe(barred);
        new OwnRegion().Between(Sari, new PanelEntry("E1", null, region)).ShouldBeNull();
    }

    private static (string, string) Found(PanelEntry entry)
    {
        var conflict = All.Of(Sari, entry).ShouldNotBeNull();
        return (conflict.Rule.Kind, conflict.Because);
    }
}
