using Microsoft.Playwright;
using Scoring.Features.Core;
using Scoring.Web.Tests.Ministry;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Entries;

/// <summary>The people of the season.</summary>
public partial class EntrySeasonTests
{
    /// <summary>Somebody at a browser of their own, whose pages are looked at.</summary>
    private sealed record Person(SiteVisitor Visitor, IBrowserContext Context, IPage Page, StaffPages Pages) : IAsyncDisposable
    {
        public static async Task<Person> At(RunningSite site, Roles roles) => await Of(site, await site.SignIn(roles));

        public static async Task<Person> With(RunningSite site, string email)
        {
            var visitor = new SiteVisitor(site);
            using var answer = await visitor.Post("/account/sign-in", ("email", email), ("password", SiteVisitor.Password));
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
            return await Of(site, visitor);
        }

        private static async Task<Person> Of(RunningSite site, SiteVisitor visitor)
        {
            var context = await visitor.WideBrowser();
            var page = await context.NewPageAsync();
            return new Person(visitor, context, page, new StaffPages(site, page));
        }

        // The script saves first and sends the form then, so the page that follows comes a little later.
        public async Task Leave(string button)
        {
            var before = Page.Url;
            await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Page.ArriveAt(address => address != before);
        }

        public async ValueTask DisposeAsync()
        {
            Visitor.Dispose();
            await Context.DisposeAsync();
        }
    }
}
