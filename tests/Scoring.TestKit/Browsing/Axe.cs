using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Scoring.TestKit.Browsing;

/// <summary>
/// Runs axe in the page itself. Deque's package for Playwright opens a second page and loads axe there again, to put together what
/// was found in frames; our pages have no frames.
/// </summary>
public static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Has axe loaded with every page of a context: handing over its 600 kB for each page takes longer than the check.</summary>
    public static Task LoadInto(IBrowserContext context) => context.AddInitScriptAsync(Script);

    /// <summary>What axe finds wrong with a page, all its rules applied: a line for each rule, with the elements.</summary>
    /// <param name="page">The page.</param>
    /// <param name="hasFrames">True for a page with frames of files, which are not looked into.</param>
    public static async Task<IReadOnlyList<string>> Violations(IPage page, bool hasFrames = false)
    {
        if (!hasFrames)
            page.Frames.Count.ShouldBe(1, "axe looks at the page alone");
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);
        // What pleases axe is not listed node by node: that halves its time.
        var violations = await page.EvaluateAsync<JsonElement>(
            "async () => (await axe.run(document, { resultTypes: ['violations'], iframes: false, "
                + "rules: { 'target-size': { enabled: true } } })).violations"
        );
        return
        [
            .. violations
                .EnumerateArray()
                .Select(violation =>
                    $"{violation.GetProperty("id").GetString()}: "
                    + string.Join(
                        " | ",
                        violation.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("html").GetString())
                    )
                ),
        ];
    }
}
