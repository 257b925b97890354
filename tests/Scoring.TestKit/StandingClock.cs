namespace Scoring.TestKit;

/// <summary>A clock that stays still until a test moves it.</summary>
/// <param name="start">What it shows at first.</param>
public sealed class StandingClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>What it shows.</summary>
    public DateTimeOffset Time { get; set; } = start;

    /// <summary>A clock at eight in the morning of 1 August 2026, UTC.</summary>
    public static StandingClock AtEight() => new(new DateTimeOffset(2026, 8, 1, 8, 0, 0, TimeSpan.Zero));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Time;
}
