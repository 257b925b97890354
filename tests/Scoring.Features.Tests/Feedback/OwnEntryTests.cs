using Scoring.Features.Core;
using Scoring.Features.Feedback;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Feedback;

/// <summary>Who wrote an entry at the door reads its letter, also where the agency is another's by now.</summary>
public sealed class OwnEntryTests : WithCityJury
{
    [Test]
    public async Task The_writer_reads_the_letter_of_the_own_entry_and_of_no_other()
    {
        var writer = await Jury.Season.Who(CitySeason.Innovator);
        var moved = writer with { Agencies = [] };
        (await Jury.Season.Place.SendAs(moved, new ShowComments(CitySeason.Edition, Jury.Entry.Id))).Comments.ShouldBeEmpty();
        var stranger = await Jury.Season.Who(CitySeason.Stranger);
        (
            await Should.ThrowAsync<RefusalException>(() =>
                Jury.Season.Place.SendAs(stranger, new ShowComments(CitySeason.Edition, Jury.Entry.Id))
            )
        ).Code.ShouldBe("unknown-unit");
    }
}
