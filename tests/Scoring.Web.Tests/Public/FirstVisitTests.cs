using Microsoft.Playwright;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Public;

/// <summary>
/// Somebody who has never been here, on a phone, begins at the home page: what they come for takes at most four taps. A tap is a touch of
/// the page; typing a name is none, the touch of its field is one.
/// </summary>
[TestFixture]
public sealed class FirstVisitTests
{
    private const int Most = 4;
    private const string Region = "kab banggai";

    private RunningSite _site = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;
    private int _taps;

    [OneTimeSetUp]
    public async Task Start() => _site = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;

    [SetUp]
    public async Task Come()
    {
        _context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                HasTouch = true,
                IsMobile = true,
                ViewportSize = new() { Width = 360, Height = 780 },
            }
        );
        _page = await _context.NewPageAsync();
        _taps = 0;
        await _page.GotoAsync(_site.Browser.BaseAddress!.ToString());
    }

    [TearDown]
    public async Task Go()
    {
        await TestContext.Out.WriteLineAsync($"{TestContext.CurrentContext.Test.Name}: {_taps} taps");
        _taps.ShouldBeLessThanOrEqualTo(Most);
        await _context.DisposeAsync();
    }

    [Test]
    public async Task I_find_my_region()
    {
        await FindRegion();
        await Expect(_page.Locator("h1")).ToHaveTextAsync("Kabupaten Banggai");
        await SeesAtOnce(_page.Locator(".figures .big").First);
        _taps.ShouldBe(2);
    }

    [Test]
    public async Task I_see_why_the_score_is_what_it_is()
    {
        await FindRegion();
        await SeesAtOnce(_page.GetByText("Mengapa:"));
        await Tap(_page.GetByRole(AriaRole.Link, new() { Name = "Bagaimana 55,67 terbentuk" }));
        await SeesAtOnce(_page.Locator("#how h2"));
        await Tap(_page.Locator("#how .tree details:not([open]) > summary").First);
        await Expect(_page.Locator("#how .tree details[open] .how").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task I_see_what_would_raise_it()
    {
        await FindRegion();
        await Tap(_page.Locator(".card p:has-text('Langkah terdekat:') a"));
        await Expect(_page.Locator(".stay p")).ToContainTextAsync("→");
    }

    [Test]
    public async Task I_compare_it_with_a_neighbour()
    {
        await FindRegion();
        await Tap(_page.GetByRole(AriaRole.Link, new() { Name = "Bandingkan" }));
        await Tap(_page.Locator("main ul.links a").First);
        await Expect(_page.Locator("h1")).ToContainTextAsync("Kabupaten Banggai");
        _page.Url.ShouldContain("/region/72.01/compare/");
    }

    [Test]
    public async Task I_send_it_to_a_colleague()
    {
        await FindRegion();
        await Tap(_page.Locator(".share summary"));
        var link = _page.GetByRole(AriaRole.Link, new() { Name = "WhatsApp" });
        await SeesAtOnce(link);
        var address = Uri.UnescapeDataString((await link.GetAttributeAsync("href"))!);
        address.ShouldContain("Kabupaten Banggai: 55,67");
        address.ShouldContain("/region/72.01");
        // The last tap would leave the site.
        _taps++;
    }

    private async Task FindRegion()
    {
        await Tap(_page.Locator("#find-region"));
        await _page.Keyboard.TypeAsync(Region);
        // The search key of the phone's keyboard: the list of names that a browser may lay over the page can hide the button.
        await _page.Keyboard.PressAsync("Enter");
        _taps++;
        await _page.ArriveAt(address => address.Contains("/region/72.01", StringComparison.Ordinal));
    }

    private async Task Tap(ILocator what)
    {
        await what.TapAsync();
        _taps++;
    }

    // Within the screen as it stands: nobody has to scroll for it.
    private static async Task SeesAtOnce(ILocator what)
    {
        await Expect(what).ToBeVisibleAsync();
        (
            await what.EvaluateAsync<bool>(
                "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
            )
        ).ShouldBeTrue();
    }
}
