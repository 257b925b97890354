namespace Scoring.Features.Tests.Building;

/// <summary>Tests that share a place with the sample indices of 2018, 2019 and 2026, which they only read.</summary>
public abstract class WithAwardSamples
{
    /// <summary>The place; the samples are imported when a test first asks for it.</summary>
    protected Lazy<Task<Workplace>> Sample { get; } =
        new(async () =>
        {
            var place = Workplace.WithShippedRules();
            await place.ImportScenario("iid-2026");
            await place.ImportScenario("iga-2018-2019");
            return place;
        });

    [OneTimeTearDown]
    public async Task RemoveTheSamples()
    {
        if (Sample.IsValueCreated)
            (await Sample.Value).Dispose();
    }
}
