namespace Scoring.Features.Tests.Building;

/// <summary>Tests of which each has a city's season that was announced and takes entries.</summary>
public abstract class WithCitySeason
{
    /// <summary>The edition.</summary>
    protected const string City = CitySeason.Edition;

    /// <summary>The season.</summary>
    protected CitySeason Season { get; private set; } = null!;

    [SetUp]
    public async Task Announce() => Season = await CitySeason.Announced();

    [TearDown]
    public void EndTheSeason() => Season.Dispose();
}
