using Scoring.Features.Publications;

namespace Scoring.Features.Tests.Publications;

/// <summary>The database says the same of a publication as its own file and the audit trail.</summary>
public sealed class RowFaultsTests
{
    [Test]
    public async Task A_row_and_an_event_that_do_not_agree_with_the_publication_are_named()
    {
        using var place = await PublishTests.Published();
        place.Execute("DROP TRIGGER publications_stay_as_they_are" + (TestStore.IsServer ? " ON publications" : ""));
        place.Execute("UPDATE publications SET note = 'forged', by = 'nobody'");
        var faults = (await place.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults;
        faults.ShouldBe(
            [
                new PublicationFault("row-differs", "published_by"),
                new PublicationFault("row-differs", "note"),
                new PublicationFault("event-differs", "by"),
                new PublicationFault("event-differs", "note"),
            ],
            ignoreOrder: true
        );
    }
}
