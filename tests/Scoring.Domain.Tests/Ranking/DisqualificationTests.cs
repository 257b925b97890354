using Scoring.Domain.Explanations;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Ranking;

/// <summary>A disqualified entry has no rank and is listed with the reason; an entry that moves up because of it has a note.</summary>
public sealed class DisqualificationTests
{
    private static readonly Step Score = Make.Result();

    [Test]
    public void Nobody_else_changes_but_by_moving_up_past_whoever_is_gone()
    {
        var rows = Rank(Make.Ranking(Score), Four().Disqualified("B", "plagiarism", "plenary 8 August"));
        rows.Select(row => (row.Id, row.Rank)).ShouldBe([("A", 1m), ("C", 2m), ("D", 3m), ("B", (decimal?)null)]);
        Codes(rows, "A").ShouldBeEmpty();
        foreach (var (id, before) in new[] { ("C", 3m), ("D", 4m) })
            Note(rows, id, NoteCode.MovedUpAfterDisqualification).Arguments.ShouldBe([before, "Unit B"]);
        Note(rows, "B", NoteCode.Disqualified).Arguments.ShouldBe(["plagiarism", "plenary 8 August"]);
    }

    [Test]
    public void The_last_one_that_goes_moves_nobody()
    {
        var rows = Rank(Make.Ranking(Score), Four().Disqualified("D"));
        foreach (var id in new[] { "A", "B", "C" })
            Codes(rows, id).ShouldBeEmpty();
        rows[3].Rank.ShouldBeNull();
    }

    [Test]
    public void Who_comes_in_behind_the_line_that_moved_is_within_the_cut()
    {
        var rule = Make.Ranking(Score) with { Cut = new Cut(2, null) };
        Rank(rule, Four()).Where(row => row.WithinCut).Select(row => row.Id).ShouldBe(["A", "B"]);
        var rows = Rank(rule, Four().Disqualified("A"));
        rows.Where(row => row.WithinCut).Select(row => row.Id).ShouldBe(["B", "C"]);
        Codes(rows, "C").ShouldContain(NoteCode.MovedUpAfterDisqualification);
    }

    [Test]
    public void In_another_cluster_nobody_moves()
    {
        var facts = new TestFacts();
        foreach (var (id, type, score) in new[] { ("A", "kota", 4m), ("B", "kota", 3m), ("C", "kabupaten", 2m), ("D", "kabupaten", 1m) })
            facts.Region(id, type).Result(id, score);
        var rows = Rank(Make.Ranking(Score) with { Within = "type" }, facts.Disqualified("A"));
        Codes(rows, "B").ShouldContain(NoteCode.MovedUpAfterDisqualification);
        Codes(rows, "C").ShouldBeEmpty();
        Codes(rows, "D").ShouldBeEmpty();
    }

    private static TestFacts Four()
    {
        var facts = new TestFacts();
        foreach (var (id, score) in new[] { ("A", 90m), ("B", 80m), ("C", 70m), ("D", 60m) })
            facts.Region(id).Result(id, score);
        return facts;
    }

    private static IReadOnlyList<RankedUnit> Rank(RankingRule rule, TestFacts facts) =>
        facts.Under(Make.Edition([Score], rule)).Ranking(rule).Rows;

    private static IEnumerable<NoteCode> Codes(IEnumerable<RankedUnit> rows, string id) =>
        rows.Single(row => row.Id == id)
            .Notes.Select(note => note.Code)
            .Where(code => code is NoteCode.Disqualified or NoteCode.MovedUpAfterDisqualification or NoteCode.JoinsAfterDisqualification);

    private static Note Note(IEnumerable<RankedUnit> rows, string id, NoteCode code) =>
        rows.Single(row => row.Id == id).Notes.Single(note => note.Code == code);
}
