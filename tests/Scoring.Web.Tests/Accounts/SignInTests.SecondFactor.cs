using System.Net;
using System.Text.RegularExpressions;
using Scoring.Features.Core;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Accounts;

public partial class SignInTests
{
    [Test]
    public async Task A_second_factor_is_asked_for_and_a_recovery_code_works_once()
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        var (key, on) = await visitor.TurnOnSecondFactor();
        var shown = await on.Content.ReadAsStringAsync();
        var codes = RecoveryCode().Matches(shown).Select(match => match.Groups[1].Value).ToList();
        codes.Count.ShouldBe(10);

        using var again = new SiteVisitor(_site);
        using (var first = await again.Post("/account/sign-in", ("email", visitor.Email), ("password", SiteVisitor.Password)))
            first.Headers.Location!.ToString().ShouldBe("/account/second-step");
        (await again.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Found, "a password alone opens nothing");
        using (var wrong = await again.Post("/account/second-step", ("code", "000000")))
            wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var right = await again.Post("/account/second-step", ("code", codes[0])))
            right.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await again.Read("/account")).ShouldContain("9 kode pemulihan");

        using var once = new SiteVisitor(_site);
        (await once.Post("/account/sign-in", ("email", visitor.Email), ("password", SiteVisitor.Password))).Dispose();
        using (var used = await once.Post("/account/second-step", ("code", codes[0])))
            used.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var device = await once.Post("/account/second-step", ("code", Totp.Now(key, steps: 1))))
            device.StatusCode.ShouldBe(HttpStatusCode.Found);
        Text("SELECT group_concat(recovery) FROM accounts").ShouldNotContain(codes[1]);
    }

    [TestCase("id", 320)]
    [TestCase("en", 1200)]
    public async Task The_second_step_pleases_axe_and_the_console_and_stays_within_its_width(string language, int width)
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        (await visitor.TurnOnSecondFactor()).Answer.Dispose();
        await using var pages = new OpenPages();
        var page = await pages.Of(width);
        await page.GotoAsync(new Uri(visitor.Address, "/account/sign-in" + (language == "id" ? "" : "?lang=en")).ToString());
        await page.Locator("[name=email]").FillAsync(visitor.Email);
        await page.Locator("[name=password]").FillAsync(SiteVisitor.Password);
        await PageInspection.Holds(
            page,
            async () =>
            {
                await page.Locator("[name=password]").PressAsync("Enter");
                await page.Locator("[name=code]").WaitForAsync();
            },
            language
        );
        await PageInspection.Holds(
            page,
            async () =>
            {
                await page.Locator("[name=code]").FillAsync("000000");
                await page.Locator("[name=code]").PressAsync("Enter");
                await page.Locator("[role=alert]").WaitForAsync();
            },
            language
        );
    }

    [GeneratedRegex("<li><code>([^<]+)</code></li>")]
    private static partial Regex RecoveryCode();
}
