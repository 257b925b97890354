using System.Text;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Objections;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Review;
using static Scoring.TestKit.Competitions.SmallJury;

namespace Scoring.Features.Tests.Publications;

/// <summary>
/// Marks entered on the site and people's decisions are in the frozen copy; their messages to each other are not.
/// </summary>
public sealed class PublishEnteredTests
{
    [Test]
    public async Task Entered_marks_and_decisions_are_published_once_the_stage_is_closed_and_comments_never()
    {
        using var place = await SmallJury.Place();
        await place.SendAs(
            Ana,
            new FillSheet(Edition, Stage, "i1", "ana", [("one", 7), ("two", 6), ("three", 5)], [("one", "SECRET comment")], true, 0)
        );
        await place.SendAs(Budi, Whole("i1", "budi", 6, 6, 6));
        await place.SendAs(Ana, Whole("i2", "ana", 4, 4, 4));
        await place.SendAs(Budi, Whole("i2", "budi", 3, 4, 5));
        await place.SendAs(Sari, new Disqualify(Edition, "i2", "Menyalin", "Pleno"));
        place.GiveSeat("i1", "budi", seated: false);
        (await place.Refusal(new FinaliseRanking(Edition))).Code.ShouldBe("points-open", "nobody marked i3");
        await place.Send(new ResolveReviewItem(Edition, "unmarked/final/i3", ReviewDecisionKind.Keep, "Tidak hadir", "Pleno"));
        (await place.Refusal(new FinaliseRanking(Edition))).Code.ShouldBe("final-stage-open");
        (await place.Refusal(new Publish(Edition))).Code.ShouldBe("publish-stage-open");
        await place.SendAs(Sari, new ChangeStage(Edition, Stage, StageAction.Close, Reason: "SECRET reason"));
        await place.Send(new FinaliseRanking(Edition));
        var published = await place.Send(new Publish(Edition));
        (await place.Send(new VerifyPublications())).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
        var ranking = await File.ReadAllTextAsync(
            Path.Combine(PublicationFolder.Root(place.Files), published.Publication.Folder, "results", "all.csv")
        );
        ranking.ShouldContain("Menyalin");
        foreach (var file in Directory.EnumerateFiles(PublicationFolder.Root(place.Files), "*", SearchOption.AllDirectories))
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain("SECRET", Case.Sensitive, file);
    }
}
