using System.Text.Json;
using Microsoft.Playwright;
using Scoring.TestKit.Browsing;
using Scoring.Web.Tests.Pictures;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>
/// What a page draws is whole: at the widths of a small phone, a tablet and a desk no drawing and no table is cut, and no text is smaller
/// than 12 pixels. Measured in a real browser, not read from style sheets.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public class LayoutTests : AwardPages
{
    /// <summary>The public pages, each in one of its states.</summary>
    internal static readonly string[] Pages =
    [
        "/",
        "/iga/2019/kabupaten",
        "/iga/2019/kabupaten?province=72&sort=name",
        "/iga/2026/kabupaten",
        "/iga/2026/kabupaten?find=zzzz",
        "/iga/2019/kabupaten/72.01",
        "/region/72.01",
        "/region/72.01?edition=iga/2019",
        "/region/13.72",
        "/region/13.72/profile",
        "/region/13.72/what-if?set=1%3D3&set=*:16%3D%2B1&add=all%3D2",
        "/region/13.72/compare",
        "/region/13.72/compare/13.74",
        "/region/72.01/compare/13.05,35.24,35.10?edition=iga/2026",
        "/embed/region/72.01",
        "/catalogue?region=13.72",
        "/innovation/iga/2026/13.72-01",
        "/search?q=kota",
        "/publications",
        "/publication/iga/2019/1",
        "/method/iga/2026",
        "/about/contact",
        "/about/privacy",
        "/about/accessibility",
        "/about/time?back=/iga/2019/kabupaten",
        "/api",
        "/bantuan/daerah",
        "/bantuan/kementerian",
        "/account/sign-in",
    ];

    /// <summary>Lists what is cut or too small; empty if nothing is.</summary>
    internal const string Measure = """
        () => {
          const found = [];
          const shown = element => {
            const box = element.getBoundingClientRect();
            return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== 'hidden';
          };
          const words = element => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
          const name = element => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${words(element)}"`;
          // The frame of what stands in an element: asked for once, because a table asks for its own a thousand times.
          const frames = new Map();
          const within = element => {
            if (!element) return [0, document.documentElement.clientWidth];
            let found = frames.get(element);
            if (!found) {
              found = within(element.parentElement);
              if (getComputedStyle(element).overflowX !== 'visible' || element.classList.contains('card')) {
                const box = element.getBoundingClientRect();
                found = [Math.max(found[0], box.left), Math.min(found[1], box.right)];
              }
              frames.set(element, found);
            }
            return found;
          };
          const whole = element => {
            const box = element.getBoundingClientRect(), [left, right] = within(element.parentElement);
            const span = (from, to) => `${Math.round(from)}–${Math.round(to)}`;
            if (box.left < left - 1.5 || box.right > right + 1.5)
              found.push(`cut: ${name(element)} ${span(box.left, box.right)} in ${span(left, right)}`);
          };
          // What has a meaning in both directions, a plan of seats or the first rows of a file, may be moved within its frame.
          const twoWays = element => (element.closest('.scroll') ?? element).querySelector('table.grid, table.head') !== null;
          const uncut = 'main svg, main table, main img, main svg text, main form, main .chip, header.bar > *';
          for (const element of document.querySelectorAll(uncut))
            if (shown(element) && !twoWays(element)) whole(element);
          const brand = document.querySelector('header.bar .brand');
          if (brand && brand.scrollWidth > brand.clientWidth + 1) found.push(`cut: ${name(brand)} ${brand.scrollWidth}`);
          // The figures that a part of a chart answers with are shown when it is asked.
          const answers = [...document.querySelectorAll('main svg .tip')].filter(tip => shown(tip.ownerSVGElement));
          for (const tip of answers) tip.style.display = 'inline';
          for (const tip of answers) {
            const said = tip.querySelector('span');
            whole(tip); whole(said);
            if (said.getBoundingClientRect().height > tip.getBoundingClientRect().height) found.push(`cut: ${name(tip)}`);
          }
          for (const tip of answers) tip.style.display = '';
          for (const element of document.querySelectorAll('main .scroll, .lines'))
            if (shown(element) && !twoWays(element) && element.scrollWidth > element.clientWidth + 1)
              found.push(`scrolls: ${name(element)} ${element.scrollWidth} in ${element.clientWidth}`);
          for (const cell of document.querySelectorAll('main td, main th'))
            if (shown(cell) && !cell.closest('table.head') && !cell.querySelector('details') && cell.scrollWidth > cell.clientWidth + 2
                && getComputedStyle(cell).display !== 'inline')
              found.push(`spills: ${name(cell)} ${cell.scrollWidth} in ${cell.clientWidth}`);
          for (const text of document.querySelectorAll('svg text')) {
            if (!shown(text)) continue;
            const size = parseFloat(getComputedStyle(text).fontSize) * Math.abs(text.getScreenCTM().a);
            if (size < 11.95) found.push(`small: ${name(text)} ${size.toFixed(1)}`);
          }
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.textContent.trim() || element.closest('svg, script, .unseen, option') || !shown(element)) continue;
            const size = parseFloat(getComputedStyle(element).fontSize);
            if (size < 11.95) found.push(`small: ${name(element)} ${size}`);
          }
          // A word is never broken in the middle: a column or a value that is squeezed beside an empty place does that.
          const range = document.createRange();
          const lines = () => new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
          const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const node = texts.currentNode, element = node.parentElement;
            if (element.closest('svg, script, code, pre, textarea, select, .unseen') || !shown(element)) continue;
            range.selectNodeContents(node);
            if (lines() < 2) continue;
            if (getComputedStyle(element.closest('thead') ?? element).clipPath !== 'none') continue;
            for (const word of node.textContent.matchAll(/(?<!\S)\p{L}{2,20}(?!\S)/gu)) {
              range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
              if (lines() > 1) found.push(`broken: ${word[0]}`);
            }
          }
          const root = document.documentElement;
          if (root.scrollWidth > root.clientWidth) found.push(`wide: ${root.scrollWidth}`);
          return found;
        }
        """;

    /// <summary>
    /// The narrowest phone, which is also a window of 1280 pixels at 400 per cent (WCAG 2.2, 1.4.10), a tablet and a desk.
    /// </summary>
    internal static readonly int[] Widths = [320, 768, 1366];

    [Test]
    public async Task No_drawing_or_table_is_cut_and_no_text_is_small(
        [ValueSource(nameof(Pages))] string address,
        [Values("id", "en")] string language
    )
    {
        var asked = language == "id" ? address : address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en";
        var page = await Open.Of(Widths[0]);
        (await page.GotoAsync(new Uri(Site.Browser.BaseAddress!, asked).ToString()))!.Status.ShouldBe(200, asked);
        // Tables under charts are closed at first; they must fit as well.
        await page.EvaluateAsync("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }");
        await ShouldBeWhole(page, asked);
    }

    /// <summary>Holds the page that is shown to every width, with a picture of each where pictures are asked for.</summary>
    internal static async Task ShouldBeWhole(IPage page, string asked)
    {
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            (await Found(page)).ShouldBeEmpty($"{asked} at {width}");
            await Shots.Take(page, asked);
        }
    }

    [TestCase("<div style='width:300px;overflow:hidden'><table><tr><td style='min-width:400px'>wide</td></tr></table></div>", "cut: table")]
    [TestCase("<div class=scroll style='width:300px;overflow:auto'><div style='width:400px'>x</div></div>", "scrolls: div.scroll")]
    [TestCase("<p style='font-size:11px'>small</p>", "small: p")]
    [TestCase("<svg viewBox='0 0 480 100' width=240><text x=10 y=50 style='font-size:20px'>half</text></svg>", "small: text")]
    [TestCase(
        "<svg width=200><g class=pt><foreignObject class=tip style='display:none' width=300 height=20><span>x</span>",
        "cut: foreignobject.tip"
    )]
    [TestCase("<header class=bar><a class=brand style='display:flex;width:40px;white-space:nowrap'>Long name</a></header>", "cut: a.brand")]
    [TestCase("<div style='width:900px'>wide</div>", "wide: 908")]
    [TestCase("<p style='width:40px;overflow-wrap:anywhere'>kependudukan</p>", "broken: kependudukan")]
    public async Task The_measure_finds_what_it_looks_for(string body, string found)
    {
        await using var context = await (await Browser.Get()).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = 800, Height = 600 },
            }
        );
        var page = await context.NewPageAsync();
        await page.SetContentAsync($"<!DOCTYPE html><html><body><main>{body}</main></body></html>");
        (await Found(page)).ShouldContain(line => line.StartsWith(found, StringComparison.Ordinal));
    }

    private static async Task<string[]> Found(IPage page) => (await page.EvaluateAsync<JsonElement>(Measure)).Deserialize<string[]>()!;
}
