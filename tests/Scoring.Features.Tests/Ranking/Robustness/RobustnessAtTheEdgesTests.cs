using Scoring.Features.Ranking.Robustness;

namespace Scoring.Features.Tests.Ranking.Robustness;

/// <summary>What is said of ranks that cannot move, of a line that only ties can shift, and of equals at the line.</summary>
public sealed class RobustnessAtTheEdgesTests
{
    private static async Task<string> Words(int top, string language, params string[] table)
    {
        using var place = await JuryRules.Place(table);
        var report = await place.Send(new ReportRobustness(JuryRules.Edition, Top: top));
        var ranking = report.Rankings[0];
        return string.Join(' ', RobustnessSummary.Of(report, ranking, ranking.Lists[0], language));
    }

    [Test]
    public async Task Entries_that_keep_their_rank_exchange_no_places()
    {
        (await Words(2, "en", "9 9", "7 7", "5 5")).ShouldContain("In nine of ten draws every entry stands at one and the same rank.");
        (await Words(2, "id", "9 9", "7 7", "5 5")).ShouldContain("setiap peserta berada di satu peringkat yang sama");
        var most = await Words(2, "en", "9 9 9", "7 7 7", "5 4 5", "4 5 3", "1 1 1");
        most.ShouldContain(
            "At least half of the entries stand at one and the same rank in nine of ten draws; the widest interval spans 2 ranks."
        );
    }

    [Test]
    public async Task An_equal_score_is_not_a_higher_one()
    {
        // Of the 4 orders of two jurors one draws C level with B, and none draws it above.
        var words = await Words(2, "en", "9 9", "5 7", "5 3", "1 1");
        words.ShouldContain("almost surely in 2, open 1");
        words.ShouldContain("in 0 of 100 draws Entri 3 (out) is above Entri 2 (in), in 25 of 100 level with it.");
        words.ShouldNotContain("firm");
    }

    [Test]
    public async Task A_line_that_equals_can_join_is_not_firm()
    {
        // Of the 27 orders of three jurors, counted by hand, C passes A in one and B in another: 2 of 27 in, 1 of 27 each.
        var words = await Words(2, "en", "2 8 9", "7 7 3", "4 3 4", "2 4 2");
        words.ShouldContain("almost surely in 2, open 1, almost surely out 1");
        words.ShouldNotContain("firm");
        words.ShouldContain("Even so it is open for 1 entry whether within the top 2: equal scores at the line go on together");
        // Where it passes only A, in one of 27, it is.
        (await Words(2, "en", "3 8 9", "8 7 4", "4 3 3", "2 4 2")).ShouldContain("The line of the top 2 is firm");
    }

    [Test]
    public async Task Behind_equals_at_the_line_stands_the_first_who_is_out()
    {
        var words = await Words(2, "en", "9 9", "7 7", "7 7", "4 4");
        words.ShouldContain(
            "At the line Entri 2 and Entri 3 have exactly equal scores. Equal there are 2 entries; Entri 4, the next below them, is 3"
        );
        (await Words(2, "en", "7 7", "7 7", "7 7")).ShouldNotContain("the next below them");
    }
}
