using Scoring.Features.PublicVotes;

namespace Scoring.Features.Tests.Building;

/// <summary>Tests of which each has a public vote that was opened.</summary>
public abstract class WithSmallVote
{
    /// <summary>The time there.</summary>
    protected StandingClock Clock { get; private set; } = null!;

    /// <summary>Where the vote is.</summary>
    protected Workplace Place { get; private set; } = null!;

    [SetUp]
    public async Task OpenTheVote()
    {
        Clock = StandingClock.AtEight();
        Place = await SmallVote.Place(clock: Clock);
        await Place.Send(new MoveVote(SmallVote.Edition, VoteMove.Open));
    }

    [TearDown]
    public void Remove() => Place.Dispose();
}
