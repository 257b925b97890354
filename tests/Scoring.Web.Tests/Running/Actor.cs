using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Ministry;

namespace Scoring.Web.Tests.Running;

/// <summary>Somebody at a browser of their own: wide or a phone, with scripts or without.</summary>
/// <param name="Context">The browser.</param>
/// <param name="Page">Its page.</param>
/// <param name="Pages">What one does on it.</param>
internal sealed record Actor(IBrowserContext Context, IPage Page, StaffPages Pages) : IAsyncDisposable
{
    /// <summary>Somebody who is not signed in.</summary>
    public static async Task<Actor> Anybody(RunningSite site, int width = 1200, bool hasScripts = true)
    {
        var context = await (await Browser.Get()).NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = 900 },
                JavaScriptEnabled = hasScripts,
            }
        );
        if (hasScripts)
            await Axe.LoadInto(context);
        var page = await context.NewPageAsync();
        return new Actor(context, page, new StaffPages(site, page));
    }

    /// <summary>Makes an account as the operator makes the first one, and signs in; answers its address.</summary>
    public async Task<string> Own(RunningSite site, Roles roles)
    {
        using var visitor = await site.SignIn(roles);
        await SignIn(visitor.Email);
        return visitor.Email;
    }

    /// <summary>Signs in with the password of all accounts of tests.</summary>
    public async Task SignIn(string email)
    {
        await Pages.Go("/account/sign-in");
        await Page.Locator("[name=email]").FillAsync(email);
        await Page.Locator("[name=password]").FillAsync(SiteVisitor.Password);
        await Page.Locator("main button[type=submit]").First.ClickAsync();
        await Page.ArriveAt(address => !address.Contains("/account/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Fills fields by their labels; in a list the choice of that value is taken.</summary>
    public async Task Fill(params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
        {
            var field = Page.Locator("main").GetByLabel(label);
            if (await field.GetAttributeAsync("type") is null && await field.EvaluateAsync<string>("one => one.tagName") == "SELECT")
                await field.SelectOptionAsync(text);
            else
                await field.FillAsync(text);
        }
    }

    /// <summary>Chooses a text file and asks for its preview.</summary>
    public Task Upload(string name, string text) => Pages.Upload((name, text));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
