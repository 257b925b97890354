using Scoring.Features.Core;
using Scoring.Features.Feedback;

namespace Scoring.Features.Tests.Feedback;

/// <summary>Who wrote an entry at the door reads its letter, also where the agency is another's by now.</summary>
public sealed class OwnEntryTests
{
    private CityJury _jury = null!;

    [SetUp]
    public async Task Begin() => _jury = await CityJury.Seated();

    [TearDown]
    public void End() => _jury.Dispose();

    [Test]
    public async Task The_writer_reads_the_letter_of_the_own_entry_and_of_no_other()
    {
        var writer = await _jury.Season.Who(CitySeason.Innovator);
        var moved = writer with { Agencies = [] };
        (await _jury.Season.Place.SendAs(moved, new ShowComments(CitySeason.Edition, _jury.Entry.Id))).Comments.ShouldBeEmpty();
        var stranger = await _jury.Season.Who(CitySeason.Stranger);
        (
            await Should.ThrowAsync<RefusalException>(() =>
                _jury.Season.Place.SendAs(stranger, new ShowComments(CitySeason.Edition, _jury.Entry.Id))
            )
        ).Code.ShouldBe("unknown-unit");
    }
}
