using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;
using Scoring.Features.Jury.Scoresheets;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Scoring.Web.Tests.Jury;

/// <summary>A juror in a real browser: keyboard only, with the line cut in the middle, and in two windows.</summary>
[TestFixture]
public partial class JuryBrowserTests
{
    private JurySite _jury = null!;
    private SiteVisitor _juror = null!;
    private OpenPages _strangers = null!;
    private OpenPages _own = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _jury = await JurySite.Start();
        _juror = await _jury.Site.SignIn(Roles.Juror, juror: "J1");
        _strangers = new OpenPages();
        _own = new OpenPages(_juror.Enter);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _strangers.DisposeAsync();
        await _own.DisposeAsync();
        _juror.Dispose();
        _jury.Dispose();
    }

    [Test]
    public async Task A_juror_marks_an_entry_by_keyboard_alone_while_the_line_is_cut_and_comes_back()
    {
        await using var context = await Signed();
        var (page, said) = await Open(context, "/jury");
        await page.GetByRole(AriaRole.Link, new() { Name = "Inovasi berikutnya" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "TAPASO JARWO" })).ToBeVisibleAsync();
        var status = page.Locator("[data-status]");

        await page.Locator("[name='mark.idea']").FocusAsync();
        await page.Keyboard.TypeAsync("82,5");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(status).ToHaveTextAsync(SavedAt());
        await Expect(page.Locator("[data-total]")).ToHaveTextAsync("41,25");

        await context.SetOfflineAsync(true);
        await page.Keyboard.PressAsync("4");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(status).ToContainTextAsync("belum tersimpan: 2 perubahan disimpan di perangkat ini");
        (await Kept("E1")).Sheet.Latest.Marks.Keys.ShouldBe(["idea"]);
        await page.WaitForTimeoutAsync(2500);
        await context.SetOfflineAsync(false);
        await Expect(status).ToHaveTextAsync(SavedAt());
        await Expect(page.Locator("[data-marked]")).ToContainTextAsync("3 dari 3");
        var kept = await Kept("E1");
        kept.Sheet.Revisions.Count.ShouldBe(3, "nothing lost, nothing twice");
        (kept.Sheet.Latest.Marks["idea"], kept.Sheet.Latest.Marks["use"], kept.Sheet.Latest.Marks["done"]).ShouldBe((82.5m, 4m, 0m));

        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Kirim lembar penilaian?" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kirim", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Lembar penilaian sudah dikirim dan dihitung.")).ToBeVisibleAsync();
        (await Kept("E1")).Answer.State.ShouldBe(SheetState.Submitted);
        said.Where(line => !line.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_sheet_that_was_read_before_its_last_change_was_saved_is_read_again()
    {
        await using var context = await Signed();
        var (page, _) = await Open(context, "/jury/sheet/" + JurySite.Edition + "/desk/E2");
        var (mark, status) = (page.Locator("[name='mark.idea']"), page.Locator("[data-status]"));
        await mark.FillAsync("60");
        await Expect(status).ToHaveTextAsync(SavedAt());
        await LateAnswer.ToNextReading(page, "**/desk/E2");
        await mark.FillAsync("70");
        await page.ReloadAsync();
        await Expect(mark).ToHaveValueAsync("70");
        await mark.FillAsync("80");
        await Expect(status).ToHaveTextAsync(SavedAt());
        (await Kept("E2")).Sheet.Latest.Marks["idea"].ShouldBe(80m);
    }

    [Test]
    public async Task What_two_windows_could_not_send_survives_closing_both()
    {
        await using var context = await Signed();
        var (page, _) = await Open(context, "/jury/sheet/club/2026/desk/E3");
        var (other, _) = await Open(context, "/jury/sheet/club/2026/desk/E3");
        await context.SetOfflineAsync(true);
        await page.Locator("[name='mark.idea']").FillAsync("64");
        await other.Locator("[name='comment.use']").FillAsync("dari jendela lain");
        await Expect(page.Locator("[data-status]")).ToContainTextAsync("belum tersimpan: 1 perubahan");
        await Expect(other.Locator("[data-status]")).ToContainTextAsync("belum tersimpan: 1 perubahan");
        await page.CloseAsync();
        await other.CloseAsync();
        await context.SetOfflineAsync(false);
        var (again, _) = await Open(context, "/jury/sheet/club/2026/desk/E3");
        await Expect(again.Locator("[name='mark.idea']")).ToHaveValueAsync("64");
        await Expect(again.Locator("[data-status]")).ToHaveTextAsync(SavedAt());
        await WaitFor(async () => (await Kept("E3")).Sheet.Revisions.Count == 2);
        var kept = (await Kept("E3")).Sheet.Latest;
        (kept.Marks["idea"], kept.Comments["use"]).ShouldBe((64m, "dari jendela lain"));
    }

    [Test]
    public async Task Two_windows_tell_each_other_and_ask_where_both_changed_the_same()
    {
        await using var context = await Signed();
        var (one, _) = await Open(context, "/jury/sheet/club/2026/desk/E4");
        var (two, _) = await Open(context, "/jury/sheet/club/2026/desk/E4");
        await one.Locator("[name='mark.idea']").FillAsync("70");
        await one.Locator("[name='comment.use']").FillAsync("dari jendela satu");
        await Expect(one.Locator("[data-status]")).ToHaveTextAsync(SavedAt());
        await WaitFor(async () => (await Kept("E4")).Sheet.Revisions.Count == 2);

        await two.Locator("[name='mark.idea']").FillAsync("90");
        await Expect(two.GetByText("Jendela atau perangkat lain menyimpan: 70. Di sini: 90.")).ToBeVisibleAsync();
        await Expect(two.Locator("[name='comment.use']")).ToHaveValueAsync("dari jendela satu");
        (await Kept("E4")).Sheet.Latest.Marks["idea"].ShouldBe(70m, "nothing is overwritten silently");
        await two.GetByRole(AriaRole.Button, new() { Name = "Yang di sini" }).ClickAsync();
        await WaitFor(async () => (await Kept("E4")).Sheet.Latest.Marks["idea"] == 90m);

        await one.Locator("input[name='mark.use'][value='2']").CheckAsync(new() { Force = true });
        await Expect(one.GetByText("Diubah di jendela atau perangkat lain: 90.")).ToBeVisibleAsync();
        await WaitFor(async () => (await Kept("E4")).Sheet.Latest.Marks.ContainsKey("use"));
        await Expect(one.Locator("[name='mark.idea']")).ToHaveValueAsync("90");
    }

    [Test]
    public async Task A_page_pleases_axe_and_the_console_and_stays_within_its_width(
        [Values(
            "/jury",
            "/jury/sheet/club/2026/desk/E2",
            "/jury/hand-in/club/2026/desk/E2",
            "/jury/conflict/club/2026/desk/E2",
            "/jury/abstain/club/2026/desk/E2",
            "/account",
            "/account/password",
            "/account/second-factor",
            "/account/sign-in"
        )]
            string address,
        [Values(1200, 320)] int width
    )
    {
        var pages = address == "/account/sign-in" ? _strangers : _own;
        await PageInspection.At(await pages.Of(width), _juror.Address, address, width == 320 ? "id" : "en");
    }

    [GeneratedRegex(@"^tersimpan \d\d\.\d\d\.\d\d$")]
    private static partial Regex SavedAt();

    private static async Task WaitFor(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 400 && !await isSo(); i++)
            await Task.Delay(50);
        (await isSo()).ShouldBeTrue();
    }

    private async Task<IBrowserContext> Signed()
    {
        var context = await (await Browser.Get()).NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = 1200, Height = 800 },
            }
        );
        await _juror.Enter(context);
        return context;
    }

    private async Task<(IPage Page, ConcurrentQueue<string> Said)> Open(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        var said = new ConcurrentQueue<string>();
        page.Console += (_, message) => said.Enqueue(message.Text);
        page.PageError += (_, fault) => said.Enqueue(fault);
        await page.GotoAsync(new Uri(_juror.Address, address).ToString());
        return (page, said);
    }

    private Task<ShownSheet> Kept(string entry) =>
        SiteVisitor.SendAsOwner(_jury.Site, new ShowSheet(JurySite.Edition, "desk", entry, "J1"));
}
