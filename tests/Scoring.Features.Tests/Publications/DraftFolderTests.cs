using Scoring.Features.Publications;
using Scoring.Features.Ranking;

namespace Scoring.Features.Tests.Publications;

/// <summary>Half a publication is never left lying.</summary>
public sealed class DraftFolderTests
{
    [Test]
    public async Task What_a_killed_publish_left_is_cleared_by_the_next_but_not_what_another_program_is_writing()
    {
        using var place = await PublishTests.Closed();
        await place.Send(new FinaliseRanking(SmallSeason.Club));
        var root = Directory.CreateDirectory(PublicationFolder.Root(place.Files)).FullName;
        var (killed, alive, old, young) = (Draft("killed"), Draft("alive"), Draft("old"), Draft("young"));
        await File.WriteAllTextAsync(killed + ".owner", "");
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-25));
        await using (new FileStream(alive + ".owner", FileMode.CreateNew, FileAccess.Write, FileShare.None))
            await place.Send(new Publish(SmallSeason.Club));
        Directory
            .GetFileSystemEntries(root, ".new-*")
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ShouldBe([".new-alive", ".new-alive.owner", ".new-young"]);
        Directory.Exists(young).ShouldBeTrue("without an owner's file it may be an older program's");

        string Draft(string name)
        {
            var draft = Directory.CreateDirectory(Path.Combine(root, ".new-" + name)).FullName;
            File.WriteAllText(Path.Combine(draft, "facts.db"), "half");
            return draft;
        }
    }
}
