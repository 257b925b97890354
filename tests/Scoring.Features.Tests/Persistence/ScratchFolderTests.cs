using Scoring.Features.Persistence;

namespace Scoring.Features.Tests.Persistence;

/// <summary>A temporary folder never outlives its command, however that ends.</summary>
public sealed class ScratchFolderTests
{
    [Test]
    public void It_is_removed_with_all_it_holds_when_it_is_disposed_of()
    {
        using var stop = new CancellationTokenSource();
        var folder = Filled(stop.Token);
        folder.Dispose();
        Directory.Exists(folder.Path).ShouldBeFalse();
        stop.Cancel();
    }

    [Test]
    public void It_is_removed_at_once_when_the_command_is_stopped_and_disposing_of_it_then_does_no_harm()
    {
        using var stop = new CancellationTokenSource();
        using var folder = Filled(stop.Token);
        stop.Cancel();
        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    private static ScratchFolder Filled(CancellationToken stopped)
    {
        var folder = new ScratchFolder("scoring-test-", stopped);
        Directory.CreateDirectory(Path.Combine(folder.Path, "in"));
        File.WriteAllText(Path.Combine(folder.Path, "in", "facts.db"), "facts");
        return folder;
    }
}
