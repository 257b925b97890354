using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.RuleBook.Tests.Editions;

public class EditionReaderTests
{
    private static readonly RuleFolder Folder = new(TestFolders.Good);
    private static readonly Edition Index = Folder.Read("index/2026").Edition!;
    private static readonly Edition Jury = Folder.Read("jury/2018").Edition!;

    [Test]
    public void Steps_come_in_the_order_of_the_file_and_shared_ones_once() =>
        Index.Steps.Keys.ShouldBe(["iid", "total", "spd", "sid", "maturity", "number", "money", "maturity-only"]);

    [Test]
    public void A_stage_says_what_its_panel_is()
    {
        var stages = Folder.Read("panels/2026").Edition!.Stages;
        (stages[0].Seats, stages[0].AtMost, stages[0].EntriesOf).ShouldBe((3, 200, null));
        stages[0].Conflicts.ShouldBe(["own-team", "own-region"]);
        stages[0].Comments.ShouldHaveSingleItem().ShouldBe(new CommentRule("idea", 40, 95));
        (stages[1].AtMost, stages[1].EntriesOf).ShouldBe((null, "selection"));
        stages[1].Conflicts.ShouldBeEmpty("an empty list is no rule");
        stages[1].Comments.ShouldBe([new CommentRule(null)]);
        Jury.Stages[0].Conflicts.ShouldBe(["own-team", "own-institution", "own-region", "declared"], "nothing written is all of them");
    }

    [Test]
    public void A_used_step_is_the_same_step() => Index.Steps["maturity-only"].Inputs[0].ShouldBeSameAs(Index.Steps["sid"]);

    [Test]
    public void The_nearest_citation_wins_and_a_number_may_have_its_own()
    {
        Cited(Index.Steps["iid"].Citation).ShouldBe("decree, article 4 (Official)");
        Cited(Index.Steps["iid"].Constants[0].Citation).ShouldBe("newspaper, page 4 (Inferred)");
        Cited(Index.Steps["spd"].Citation).ShouldBe("decree, article 4 (Official)");
        Cited(Index.Steps["maturity-only"].Citation).ShouldBe("decree (Official)");
        Cited(Jury.Stages[0].Leaves[2].Citation).ShouldBe("decree, article 9 (Official)");
        Cited(Jury.Stages[0].Citation).ShouldBe("newspaper, page 1 (Press)");
    }

    [Test]
    public void A_row_of_a_table_is_cited_by_itself_or_by_its_table()
    {
        var region = Index.TableOf(Level.Region)!;
        Cited(region.Indicators[0].Citation).ShouldBe("decree, annex 1 (Official)");
        Cited(region.Indicators[1].Citation).ShouldBe("newspaper, page 2 (Inferred)");
        Cited(Index.TableOf(Level.Innovation)!.Indicators[0].Citation).ShouldBe("decree (Official)");
    }

    [Test]
    public void A_row_of_a_table_has_its_wording_weight_and_limits()
    {
        var region = Index.TableOf(Level.Region)!;
        region.Indicators[0].Wording.ShouldBe(["ada, sebagian", "ada", "lengkap"]);
        region.Indicators[0].Mandatory.ShouldBeTrue();
        region.Indicators[0].Weight.ShouldBe(1.5m);
        region.Indicators[1].Thresholds!.Limits.ShouldBe([null, 20m, 10m]);
        region.Indicators[1].Thresholds!.HigherIsBetter.ShouldBeFalse();
    }

    [Test]
    public void What_is_not_written_has_the_documented_meaning()
    {
        Index.Steps["total"].Absent.ShouldBe(AbsentInput.GivesAbsent);
        Index.Steps["sid"].Absent.ShouldBe(AbsentInput.IsLeftOut);
        Jury.Rankings[0].Convention.ShouldBe(RankConvention.Standard);
        Jury.Rankings[0].Keys.ShouldHaveSingleItem().Step.ShouldBeSameAs(Jury.Steps["total"]);
        Jury.Rankings[0].Rounding.ShouldBe(new Rounding(2, RoundingMode.HalfAwayFromZero));
        Jury.Stages[1].SecondSheet.ShouldBe(SecondSheet.Refused);
        Index.Rankings[1].LeavesOutAbsent.ShouldBeFalse();
    }

    [Test]
    public void Jurors_share_one_total_for_each_way_of_treating_a_missing_mark()
    {
        Jury.Steps["paper-mark"].Inputs[0].ShouldBeSameAs(Jury.Steps["appointed"].Inputs[0]);
        Jury.Steps.Keys.ShouldContain("paper-total");
        Jury.Steps["final-total"].Absent.ShouldBe(AbsentInput.IsZero);
    }

    [Test]
    public void An_agency_is_ranked_at_the_level_of_its_group() => Jury.Rankings[1].Level.ShouldBe(Level.Group("agency"));

    [Test]
    public void A_carried_over_value_is_rounded_as_it_was_published()
    {
        var edition = Folder.Read("carried/2019").Edition!;
        edition.CarriesOverFrom.ShouldBe(["index/2026"]);
        var carried = edition.Steps["before"].ShouldBeOfType<CarriedOver>();
        carried.StepId.ShouldBe("iid");
        carried.Combine([Value.Of(51.335m)]).ShouldBe(Value.Of(51.34m));
        carried.Combine([Value.Absent]).ShouldBe(Value.Of(0m));
    }

    [Test]
    public void An_unknown_edition_is_answered_with_the_nearest()
    {
        var fault = Folder.Read("index/2062").Faults.ShouldHaveSingleItem();
        (fault.Code, fault.Suggestion).ShouldBe(("edition-unknown", "index/2026"));
    }

    [Test]
    public void A_reading_is_kept() => Folder.Read("index/2026").ShouldBeSameAs(Folder.Read("index/2026"));

    private static string Cited(Citation? citation) =>
        citation is null ? "" : citation.Source.Id + (citation.At is null ? "" : ", " + citation.At) + $" ({citation.Standing})";
}
