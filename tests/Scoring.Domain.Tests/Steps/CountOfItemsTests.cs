using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Steps;

/// <summary>IID: 0.38 for each of at most 200 innovations, nothing unless five of the six affairs of basic service are covered.</summary>
public class CountOfItemsTests
{
    private static readonly string[] Affairs = ["pendidikan", "kesehatan", "pekerjaan-umum", "perumahan", "ketertiban", "sosial"];

    [TestCase(4, 0)]
    [TestCase(5, 1.90)]
    [TestCase(6, 2.28)]
    public void The_gate_opens_at_five_of_six(int covered, decimal points) => Count(200, 5).ValueAt(Affairs.Take(covered)).ShouldBe(points);

    [Test]
    public void One_affair_many_times_is_one() => Count(200, 5).ValueAt(Enumerable.Repeat("kesehatan", 50)).ShouldBe(0m);

    [Test]
    public void Affairs_outside_the_list_do_not_open_the_gate_and_are_counted_once_it_is_open()
    {
        Count(200, 5).ValueAt([.. Affairs.Take(4), "pariwisata", "perhubungan"]).ShouldBe(0m);
        Count(200, 5).ValueAt([.. Affairs.Take(5), "pariwisata", "perhubungan"]).ShouldBe(7 * 0.38m);
    }

    [Test]
    public void Capital_letters_do_not_matter_to_the_gate() =>
        Count(200, 5).ValueAt(["KESEHATAN", "Pendidikan", "sosial", "perumahan", "ketertiban"]).ShouldBe(1.90m);

    [TestCase(199, 75.62)]
    [TestCase(200, 76)]
    [TestCase(201, 76)]
    public void The_count_is_capped(int count, decimal points) =>
        Count(200, null).ValueAt(Enumerable.Repeat("sosial", count)).ShouldBe(points);

    [Test]
    public void Without_a_cap_all_count() => Count(null, null).ValueAt(Enumerable.Repeat("sosial", 300)).ShouldBe(114m);

    [Test]
    public void Without_items_the_points_are_zero_and_not_absent() => Count(200, null).ValueAt([]).ShouldBe(0m);

    [Test]
    public void More_than_sixty_four_kinds_can_be_asked_for()
    {
        string[] kinds = [.. Enumerable.Range(0, 100).Select(i => $"kind-{i}")];
        var count = new CountOfItems(
            Make.Head("count-of-items"),
            Level.Innovation,
            Make.Constant(1),
            null,
            new Coverage("affair", kinds, Make.Constant(100))
        );
        new Counting(count).ValueAt(kinds).ShouldBe(100m);
        new Counting(count).ValueAt(kinds.Take(99)).ShouldBe(0m);
    }

    [Test]
    public void A_closed_gate_and_a_cap_are_said_in_the_explanation()
    {
        Count(200, 5).NotesAt(Affairs.Take(4)).ShouldBe([NoteCode.GateClosed]);
        Count(200, null).NotesAt(Enumerable.Repeat("sosial", 201)).ShouldBe([NoteCode.CountCapped]);
        Count(200, 5).NotesAt(Affairs).ShouldBeEmpty();
    }

    [Test]
    public void Innovations_that_the_edition_does_not_count_neither_count_nor_open_the_gate()
    {
        var step = Count(200, 5).Step;
        var edition = Make.Edition([step]) with { CountedInnovations = [new AttributeIsOneOf("form", ["penerapan"], null)] };
        var facts = new TestFacts().Region("11");
        foreach (var affair in Affairs.Take(5))
            facts.Innovation("I-" + affair, "11", ("affair", affair), ("form", affair == "kesehatan" ? "inisiatif" : "penerapan"));
        facts.Under(edition).Of(step)[0].OrNull.ShouldBe(0m);
        facts.Innovation("I-6", "11", ("affair", "sosial"), ("form", "penerapan")).Under(edition).Of(step)[0].OrNull.ShouldBe(5 * 0.38m);
    }

    private static Counting Count(decimal? most, decimal? atLeast) =>
        new(
            new CountOfItems(
                Make.Head("count-of-items"),
                Level.Innovation,
                Make.Constant(0.38m, "each"),
                most is { } m ? Make.Constant(m, "at-most") : null,
                atLeast is { } a ? new Coverage("affair", Affairs, Make.Constant(a, "at-least")) : null
            )
        );

    private sealed record Counting(CountOfItems Step)
    {
        public decimal? ValueAt(IEnumerable<string> affairs) => Facts(affairs).ValueOf(Step, "11");

        public NoteCode[] NotesAt(IEnumerable<string> affairs) =>
            [.. Step.Explain(Facts(affairs).Under(Make.Edition([Step])), 0).Notes.Select(note => note.Code)];

        private static TestFacts Facts(IEnumerable<string> affairs)
        {
            var facts = new TestFacts().Region("11");
            foreach (var (i, affair) in affairs.Index())
                facts.Innovation($"I{i}", "11", ("affair", affair));
            return facts;
        }
    }
}
