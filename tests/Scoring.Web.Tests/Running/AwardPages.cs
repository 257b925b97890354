using Scoring.TestKit.Browsing;

namespace Scoring.Web.Tests.Running;

/// <summary>Tests that look at the public pages of the shared site with the award and the index in a real browser.</summary>
public abstract class AwardPages
{
    /// <summary>A page for each width.</summary>
    private protected OpenPages Open { get; } = new();

    /// <summary>The site.</summary>
    private protected RunningSite Site { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start() => Site = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;

    [OneTimeTearDown]
    public async Task ClosePages() => await Open.DisposeAsync();
}
