using System.Collections.Concurrent;
using Scoring.TestKit.Competitions;

namespace Scoring.TestKit;

/// <summary>
/// A database with the shipped rules and folders of sample-data, as the command line fills it. Each world is filled once in a process,
/// when a test first asks for it; what tests get is a copy. Equal worlds are the same database, and a world that begins like another
/// starts from a copy of it.
/// </summary>
public sealed record FilledWorld
{
    private static readonly ConcurrentDictionary<FilledWorld, Lazy<Task<string>>> Filled = new();

    private FilledWorld(FilledWorld? before, string sample, bool isPublished) =>
        (Before, Sample, IsPublished) = (before, sample, isPublished);

    /// <summary>The world that this one is made from; null for an empty database.</summary>
    public FilledWorld? Before { get; }

    /// <summary>The folder of sample-data that is imported and ranked, or published, in the last step.</summary>
    public string Sample { get; }

    /// <summary>True where the last step publishes, false where it imports and ranks.</summary>
    public bool IsPublished { get; }

    /// <summary>One folder, imported and ranked.</summary>
    public static FilledWorld Ranked(string sample) => new(null, sample, false);

    /// <summary>One folder, imported, ranked, made final and published.</summary>
    public static FilledWorld Published(string sample) => new(Ranked(sample), sample, true);

    /// <summary>This world with one folder more, imported and ranked.</summary>
    public FilledWorld AndRanked(string sample) => new(this, sample, false);

    /// <summary>This world with one folder more, imported, ranked, made final and published.</summary>
    public FilledWorld AndPublished(string sample) => new(AndRanked(sample), sample, true);

    /// <summary>Copies the database and its publications into a folder; returns the path of the database.</summary>
    public async Task<string> CopyTo(string folder) => Copies.Database(await Filled.GetOrAdd(this, world => new(world.Fill)).Value, folder);

    private async Task<string> Fill()
    {
        var folder = Copies.NewMasterFolder();
        var database = Before is null ? TestStore.New(folder) : await Before.CopyTo(folder);
        using (var place = Workplace.On(database))
        {
            if (IsPublished)
                await place.Publish(Inputs.Editions(Sample));
            else
                await place.Run(Checkout.Sample(Sample));
        }
        return Copies.Settled(database);
    }
}
