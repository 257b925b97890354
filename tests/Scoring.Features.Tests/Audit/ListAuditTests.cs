using Scoring.Features.Audit;
using Scoring.Features.Output.Spreadsheets;

namespace Scoring.Features.Tests.Audit;

/// <summary>What a search of the trail finds.</summary>
public class ListAuditTests
{
    [Test]
    public async Task Events_are_found_by_day_and_by_part_of_a_name()
    {
        using var place = await SmallSeason.Filled();
        var all = await place.Send(new ListAudit());
        var (who, first) = (all.Events[0].Event.Who, all.Events[0].Event.When);
        async Task<int> Found(ListAudit search) => (await place.Send(search)).Found;
        (await Found(new ListAudit { From = first })).ShouldBe(all.Found);
        (await Found(new ListAudit { Until = first })).ShouldBe(0);
        (await Found(new ListAudit { From = all.Events[^1].Event.When.AddSeconds(1) })).ShouldBe(0);
        (await Found(new ListAudit(Who: who[1..].ToUpperInvariant()) { IsPartOfName = true })).ShouldBe(all.Found);
        (await Found(new ListAudit(Who: who[1..]))).ShouldBe(0, "a whole name is a whole name");
        all.People.ShouldBe([who]);
    }

    [Test]
    public async Task A_page_passes_over_the_newest()
    {
        using var place = await SmallSeason.Filled();
        var all = await place.Send(new ListAudit());
        var second = await place.Send(new ListAudit(Newest: 1) { Skipped = 1 });
        second.Events.ShouldBe([all.Events[^2]]);
        second.Found.ShouldBe(all.Found);
        (await place.Send(new ListAudit(Newest: 1) { Skipped = all.Found })).Events.ShouldBeEmpty();
    }

    [TestCase("plain", "plain")]
    [TestCase("=1+1", "'=1+1")]
    [TestCase("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [TestCase("@x,y", "\"'@x,y\"")]
    public void A_cell_runs_nothing_and_stays_one_cell(string text, string cell) => SpreadsheetText.Cell(text).ShouldBe(cell);
}
