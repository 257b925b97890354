namespace Scoring.Features.Tests.Building;

/// <summary>Tests of which each has a city's season with its jury seated.</summary>
public abstract class WithCityJury
{
    /// <summary>The season and its jury.</summary>
    protected CityJury Jury { get; private set; } = null!;

    [SetUp]
    public async Task SeatTheJury() => Jury = await CityJury.Seated();

    [TearDown]
    public void EndTheSeason() => Jury.Dispose();
}
