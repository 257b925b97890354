using Microsoft.Playwright;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Charts;

/// <summary>A chart answers: by hovering, touching and the keyboard; and a what-if at each change.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public class ChartKeyboardTests
{
    private const string Drawing = "#chart-history svg";

    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start() => _site = (await SharedSites.Of(SharedSites.AwardAndIndex)).Site;

    [Test]
    public async Task Arrow_keys_lead_from_figure_to_figure_and_each_is_shown()
    {
        await using var context = await (await Browser.Get()).NewContextAsync();
        var page = await Open(context, "/region/72.01");
        await page.Locator($"{Drawing} .pt[tabindex='0']").FocusAsync();
        (await Shown(page)).ShouldStartWith("2018: 84,90");
        await page.Keyboard.PressAsync("ArrowRight");
        (await Shown(page)).ShouldStartWith("2019: 168,10");
        await page.Keyboard.PressAsync("End");
        (await Shown(page)).ShouldBe("2026: 55,67; ke-9 dari 20");
        await page.Keyboard.PressAsync("ArrowRight");
        (await Shown(page)).ShouldStartWith("2026", Case.Sensitive, "there is nothing after the last one");
        await page.Keyboard.PressAsync("Home");
        (await Shown(page)).ShouldStartWith("2018");
    }

    [Test]
    public async Task Without_javascript_a_touch_shows_the_figure()
    {
        await using var context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                HasTouch = true,
                JavaScriptEnabled = false,
                ViewportSize = new() { Width = 320, Height = 780 },
            }
        );
        var page = await Open(context, "/region/72.01");
        await page.Locator($"{Drawing} .pt").Nth(1).TapAsync();
        (await Shown(page)).ShouldStartWith("2019: 168,10");
    }

    [Test]
    public async Task A_line_joins_only_years_of_the_same_rules_and_illustrative_figures_are_hollow()
    {
        await using var context = await (await Browser.Get()).NewContextAsync();
        var page = await Open(context, "/region/72.01/compare/13.05,35.10?edition=iga/2019");
        (await page.Locator($"{Drawing} [class^=d-line]").CountAsync()).ShouldBe(0);
        (await page.Locator($"{Drawing} [class^=d-made]").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Locator($"{Drawing} circle[class^=d-dot]").CountAsync()).ShouldBe(0);
    }

    [Test]
    public async Task A_what_if_answers_at_each_change_and_its_result_stays_in_view()
    {
        await using var context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 780 },
            }
        );
        var page = await Open(context, "/region/13.72/what-if");
        var bar = page.Locator(".stay p");
        (await bar.TextContentAsync()).ShouldStartWith("Skor 54,18; peringkat");
        await page.Locator("input[name='r.2a'][value='3']").CheckAsync();
        await Assertions.Expect(bar).ToContainTextAsync("Skor 54,18 → ");
        (
            await bar.EvaluateAsync<bool>(
                "bar => { const box = bar.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
            )
        ).ShouldBeTrue();
        page.Url.ShouldContain("set=2a");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("54,18 menjadi");
    }

    [Test]
    public async Task Names_are_suggested_while_typing()
    {
        await using var context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 1366, Height = 780 },
            }
        );
        var page = await Open(context, "/");
        await page.Locator("#find-region").PressSequentiallyAsync("kab bangg");
        await Assertions.Expect(page.Locator("#find-region-names option").First).ToHaveAttributeAsync("value", "Kabupaten Banggai");
    }

    [Test]
    public async Task On_a_phone_the_header_is_one_row_and_its_menu_opens_without_javascript()
    {
        await using var context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                JavaScriptEnabled = false,
                ViewportSize = new() { Width = 320, Height = 780 },
            }
        );
        var page = await Open(context, "/?lang=en");
        (await page.Locator("header.bar").EvaluateAsync<double>("bar => bar.getBoundingClientRect().height")).ShouldBeLessThanOrEqualTo(56);
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Catalogue" });
        (await link.IsVisibleAsync()).ShouldBeFalse();
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await link.ClickAsync();
        page.Url.ShouldContain("/catalogue");
    }

    private async Task<IPage> Open(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_site.Browser.BaseAddress!, address).ToString());
        return page;
    }

    private static async Task<string> Shown(IPage page)
    {
        var tips = page.Locator($"{Drawing} .tip").Filter(new() { Visible = true });
        (await tips.CountAsync()).ShouldBe(1, "one figure is shown at a time");
        return (await tips.TextContentAsync())!;
    }
}
