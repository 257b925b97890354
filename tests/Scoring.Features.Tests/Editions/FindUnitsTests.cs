using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Objections;

namespace Scoring.Features.Tests.Editions;

/// <summary>Whom a list to choose from offers.</summary>
public class FindUnitsTests
{
    [Test]
    public async Task Words_are_parts_of_a_name_or_an_id_in_any_order_and_case()
    {
        using var place = await SmallSeason.Filled();
        async Task<string> Found(string? text) =>
            string.Join(' ', (await place.Send(new FindUnits(SmallSeason.Club, text, 10))).Units.Select(unit => unit.Id));
        (await Found("OBAT  antar")).ShouldBe("e1");
        (await Found("e1")).ShouldBe("e1");
        (await Found("antar e2")).ShouldBeEmpty();
        (await Found(null)).Split(' ').Length.ShouldBe(5);
    }

    [Test]
    public async Task No_more_are_returned_than_asked_for_and_the_rest_is_counted()
    {
        using var place = await SmallSeason.Filled();
        var found = await place.Send(new FindUnits(SmallSeason.Club, "e", 2));
        (found.Units.Count, found.Matching, found.Of).ShouldBe((2, 5, 5));
    }

    [Test]
    public async Task Who_is_disqualified_stays_in_the_list_so_that_it_can_be_undone()
    {
        using var place = await SmallSeason.Filled();
        await place.Send(new Disqualify(SmallSeason.Club, "e1", "Plagiat", "Pleno"));
        (await place.Send(new FindUnits(SmallSeason.Club, "e1", 10))).Matching.ShouldBe(1);
    }

    [Test]
    public async Task An_edition_without_data_is_refused_as_such()
    {
        using var place = Workplace.WithOwnRules();
        place.WriteTwoYears();
        (await place.Refusal(new FindUnits(SmallSeason.Club, null, 10))).Kind.ShouldBe(RefusalKind.Data);
    }
}
