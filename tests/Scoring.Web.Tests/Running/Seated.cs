using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.TestKit.Browsing;

namespace Scoring.Web.Tests.Running;

/// <summary>Somebody with an account of their own, at a browser of their own.</summary>
/// <param name="Visitor">The account's session.</param>
/// <param name="Context">The browser.</param>
/// <param name="Page">Its page.</param>
internal sealed record Seated(SiteVisitor Visitor, IBrowserContext Context, IPage Page) : IAsyncDisposable
{
    /// <summary>Makes an account of these roles, signs it in and opens a browser with its session.</summary>
    public static async Task<Seated> At(RunningSite site, Roles roles, string? juror = null)
    {
        var visitor = await site.SignIn(roles, juror);
        var context = await (await Browser.Get()).NewContextAsync();
        await visitor.Enter(context);
        return new Seated(visitor, context, await context.NewPageAsync());
    }

    /// <summary>Opens an address of the site.</summary>
    public Task Go(string address) => Page.GotoAsync(new Uri(Visitor.Address, address).ToString());

    /// <summary>What the page says.</summary>
    public Task<string> Text() => Page.Locator("main").InnerTextAsync();

    /// <summary>Presses the first button of this name and waits for the page after it.</summary>
    public async Task Press(string name)
    {
        await Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
        await Page.IsWhole();
    }

    /// <summary>Fills the fields of a form by their labels; in a list the choice of that id is taken.</summary>
    public async Task Fill(string form, params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
        {
            var field = Page.Locator(form).GetByLabel(label);
            if (await field.EvaluateAsync<string>("one => one.tagName") == "SELECT")
                await field.SelectOptionAsync(text);
            else
                await field.FillAsync(text);
        }
    }

    /// <summary>Holds that the page says all of these sentences.</summary>
    public async Task Says(params string[] sentences)
    {
        var text = await Text();
        foreach (var sentence in sentences)
            text.Contains(sentence, StringComparison.Ordinal).ShouldBeTrue($"{Page.Url} does not say: {sentence}\n{text}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        Visitor.Dispose();
    }
}
