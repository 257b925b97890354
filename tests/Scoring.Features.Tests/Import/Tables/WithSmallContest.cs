using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import.Tables;

/// <summary>Tests of which each has a small contest whose marks come as files.</summary>
public abstract class WithSmallContest
{
    /// <summary>Where the contest is.</summary>
    protected Workplace Place { get; private set; } = null!;

    [SetUp]
    public async Task Begin() => Place = await SmallContest.New();

    [TearDown]
    public void End() => Place.Dispose();

    /// <summary>A file of the marks was taken with these notices and no others, and gives the scores of the plain file.</summary>
    protected async Task IsRead(ImportOutcome outcome, params string[] said)
    {
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join(' ', outcome.Faults()));
        outcome.Said().ShouldBe(said);
        (await Place.Scores()).ShouldStartWith("A 73, B 77");
    }
}
