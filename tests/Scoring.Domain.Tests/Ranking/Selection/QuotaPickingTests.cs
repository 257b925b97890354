using Scoring.Domain.Ranking.Selection;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking.Selection;

/// <summary>Candidates are letters in order of merit: a region's kind each. K kabupaten, C kota (city), P province.</summary>
public class QuotaPickingTests
{
    [Test]
    public void Without_quotas_the_first_have_the_places() => Picked(3, "KKCPK", Cut()).ShouldBe("012");

    [Test]
    public void Reserved_places_go_to_the_best_of_each_quota_and_the_rest_to_the_best_of_anyone() =>
        Picked(4, "KKKKCPC", Cut(Quota("C", 1), Quota("P", 1))).ShouldBe("0145");

    [Test]
    public void A_quota_that_is_met_by_merit_changes_nothing() => Picked(3, "CKKKC", Cut(Quota("C", 1))).ShouldBe("012");

    [Test]
    public void No_more_than_the_most_of_a_quota_go_on() => Picked(3, "KKKCP", Cut(Quota("K", null, 1))).ShouldBe("034");

    [Test]
    public void A_reserved_place_that_nobody_is_left_for_stays_empty_where_the_rule_says_so()
    {
        var picks = Pick(4, "KKKC", Cut(Quota("K", 2), Quota("C", 2)));
        Indices(picks).ShouldBe("013");
        picks.Empty.ShouldBe(1);
        picks.PerQuota.ShouldBe([2, 1]);
        picks.Outcomes[2].Reason.ShouldBe(PickReason.PlacesReserved);
    }

    [Test]
    public void It_goes_to_the_next_best_of_anyone_where_the_rule_says_so()
    {
        var picks = Pick(4, "KPKKC", Cut(Quota("K", 2), Quota("C", 2)) with { FillUp = FillUp.NextBest });
        Indices(picks).ShouldBe("0124");
        picks.Empty.ShouldBe(0);
        (picks.Outcomes[1].Reason, picks.Outcomes[1].Quota?.Id).ShouldBe((PickReason.FilledUp, "C"));
    }

    [Test]
    public void It_goes_to_the_first_group_of_the_order_that_has_one_left()
    {
        var cut = Cut(Quota("K", 1), Quota("C", 3), Quota("P", 1));
        Picked(5, "KKPPPC", cut with { FillUp = FillUp.InOrder, FillOrder = [cut.Quotas[2]] }).ShouldBe("02345");
        Picked(5, "KKPC", cut with { FillUp = FillUp.InOrder, FillOrder = [cut.Quotas[2]] }).ShouldBe("023");
        Picked(5, "KKPC", cut with { FillUp = FillUp.InOrder, FillOrder = [cut.Quotas[2], cut.Quotas[0]] }).ShouldBe("0123");
    }

    [Test]
    public void A_fill_up_breaks_no_upper_limit()
    {
        var picks = Pick(3, "KKKC", Cut(Quota("K", 1, 1), Quota("C", 2)) with { FillUp = FillUp.NextBest });
        Indices(picks).ShouldBe("03");
        picks.Empty.ShouldBe(1);
        (picks.Outcomes[1].Reason, picks.Outcomes[1].Quota?.Id).ShouldBe((PickReason.QuotaReached, "K"));
    }

    [Test]
    public void One_in_two_quotas_counts_in_both()
    {
        // B is both K and C.
        var picks = QuotaPicking.Pick(2, Cut(Quota("K", 1), Quota("C", 1)), 3, (quota, i) => "KBP"[i] == 'B' || "KBP"[i] == quota.Id[0]);
        Indices(picks).ShouldBe("01");
        picks.PerQuota.ShouldBe([2, 1]);
    }

    [Test]
    public void Nobody_behind_the_last_one_in_is_said_to_be_passed_over()
    {
        var picks = Pick(2, "KCKK", Cut(Quota("C", 1)));
        picks
            .Outcomes.Select(outcome => outcome.Reason)
            .ShouldBe([PickReason.Free, PickReason.Reserved, PickReason.NotReached, PickReason.NotReached]);
    }

    private static Cut Cut(params Quota[] quotas) => new(null, null) { Quotas = quotas };

    private static Quota Quota(string kind, int? atLeast, int? atMost = null) =>
        new(kind, Make.Text(kind), [], atLeast is { } least ? Make.Constant(least) : null, atMost is { } most ? Make.Constant(most) : null);

    private static QuotaPicks Pick(int places, string kinds, Cut cut) =>
        QuotaPicking.Pick(places, cut, kinds.Length, (quota, candidate) => quota.Id[0] == kinds[candidate]);

    private static string Indices(QuotaPicks picks) =>
        string.Concat(picks.Outcomes.Index().Where(outcome => outcome.Item.IsPicked).Select(outcome => outcome.Index));

    private static string Picked(int places, string kinds, Cut cut) => Indices(Pick(places, kinds, cut));
}
