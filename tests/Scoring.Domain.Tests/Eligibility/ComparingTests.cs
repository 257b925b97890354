using Scoring.Domain.Eligibility;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Eligibility;

public class ComparingTests
{
    private static readonly EligibilityHead Head = new("rule", Make.Text("rule"), []);

    [TestCase(2, "")]
    [TestCase(3, "C")]
    public void As_many_as_the_quota_pass_and_of_more_the_latest_are_refused(int sent, string refused)
    {
        var facts = new TestFacts();
        foreach (var id in new[] { "A", "B", "C" }.Take(sent))
            facts.Innovation(id, null, ("agency", "Dinas"), ("submitted_at", $"2026-01-0{id[0] - 'A' + 1}"));
        Refused(facts, Quota("agency", 2, KeptSubmissions.Earliest)).ShouldBe(refused);
    }

    [Test]
    public void Where_none_stays_all_of_that_sender_are_refused_and_nobody_else()
    {
        var facts = new TestFacts()
            .Innovation("A", null, ("agency", "Dinas"))
            .Innovation("B", null, ("agency", "DINAS "))
            .Innovation("C", null, ("agency", "Badan"));
        Refused(facts, Quota("agency", 1, KeptSubmissions.None)).ShouldBe("A B");
    }

    [Test]
    public void Equal_times_are_told_apart_by_id_and_a_missing_time_is_the_last([Values(1, 2, 3, 4)] int shuffle)
    {
        var facts = new TestFacts()
            .Innovation("A", null, ("agency", "D"))
            .Innovation("C", null, ("agency", "D"), ("submitted_at", "2026-01-01"))
            .Innovation("B", null, ("agency", "D"), ("submitted_at", "2026-01-01"));
        Refused(facts, Quota("agency", 1, KeptSubmissions.Earliest), shuffle).ShouldBe("A C");
    }

    [Test]
    public void A_quota_may_be_per_region_and_does_not_limit_who_has_none()
    {
        var facts = new TestFacts()
            .Region("R1")
            .Region("R2")
            .Innovation("A", "R1")
            .Innovation("B", "R1")
            .Innovation("C", "R2")
            .Innovation("D")
            .Innovation("E");
        Refused(facts, Quota("region", 1, KeptSubmissions.Earliest)).ShouldBe("B");
    }

    [Test]
    public void The_same_title_in_one_region_stands_twice_and_in_two_regions_does_not()
    {
        var facts = new TestFacts()
            .Region("R1")
            .Region("R2")
            .Innovation("A", "R1", ("title", "Antar Obat"), ("submitted_at", "2026-01-02"))
            .Innovation("B", "R1", ("title", "ANTAR-OBAT"), ("submitted_at", "2026-01-01"))
            .Innovation("C", "R2", ("title", "Antar Obat"))
            .Innovation("D", null, ("title", "Antar Obat"));
        Refused(facts, new TitlesDiffer(Head, KeptSubmissions.Earliest, "submitted_at")).ShouldBe("A");
        Refused(facts, new TitlesDiffer(Head, KeptSubmissions.None, "submitted_at")).ShouldBe("A B");
    }

    [Test]
    public void What_is_refused_already_takes_no_place()
    {
        var filled = new FormIsComplete(Head with { Id = "filled" }, ["proof"]);
        var facts = new TestFacts()
            .Innovation("A", null, ("agency", "D"), ("proof", ""))
            .Innovation("B", null, ("agency", "D"), ("proof", "x"));
        // The order of the file does not matter here: what looks at one submission alone is asked first.
        Refused(facts, [Quota("agency", 1, KeptSubmissions.None), filled]).ShouldBe("A");
    }

    private static QuotaIsKept Quota(string per, int most, KeptSubmissions kept) =>
        new(Head, per, Make.Constant(most), kept, "submitted_at");

    private static string Refused(TestFacts given, EligibilityRule rule, int? shuffle = null) => Refused(given, [rule], shuffle);

    private static string Refused(TestFacts given, EligibilityRule[] rules, int? shuffle = null)
    {
        var facts = given.Facts(shuffle);
        var refused = EligibilityCheck
            .Of(rules, facts)
            .Index()
            .Where(pair => !pair.Item.IsEligible)
            .Select(pair => facts.Innovations.Id(pair.Index));
        return string.Join(' ', refused.Order(StringComparer.Ordinal));
    }
}
