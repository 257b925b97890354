using System.Collections.Concurrent;
using System.Net;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;
using Scoring.Web.Shell;

namespace Scoring.Web.Help;

/// <summary>A guide as HTML: title, sections for a table of contents, text. Rendered once per language and base address.</summary>
/// <param name="Title">The heading of the guide.</param>
/// <param name="Sections">Its sections: the anchor and the name.</param>
/// <param name="Body">The text without the heading.</param>
internal sealed record GuideHtml(string Title, IReadOnlyList<(string Anchor, string Name)> Sections, MarkupString Body)
{
    private const string PictureScheme = "picture:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UsePipeTables()
        .DisableHtml()
        .Build();

    private static readonly ConcurrentDictionary<(string, string, string), GuideHtml> Made = new();

    /// <summary>The guide for a reader.</summary>
    public static GuideHtml Of(Guide guide, Reader reader) =>
        Made.GetOrAdd((guide.Id, reader.Language, reader.Base), _ => Make(guide.Markdown(reader.Language), reader));

    private static GuideHtml Make(string markdown, Reader reader)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var title = document.OfType<HeadingBlock>().First();
        document.Remove(title);
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
        {
            if (picture.Url?.StartsWith(PictureScheme, StringComparison.Ordinal) == true)
                Show(picture, reader);
        }
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        renderer.ObjectRenderers.RemoveAll(one => one is HtmlTableRenderer);
        renderer.ObjectRenderers.Add(new ScrollingTables());
        Pipeline.Setup(renderer);
        renderer.Render(document);
        writer.Flush();
        return new GuideHtml(
            PlainText(title),
            [
                .. document
                    .OfType<HeadingBlock>()
                    .Where(heading => heading.Level == 2)
                    .Select(heading =>
                        (Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(heading).Id ?? "", PlainText(heading))
                    ),
            ],
            new MarkupString(writer.ToString())
        );
    }

    // A picture of the page in the reader's language, lighter on a phone; one that was not taken is left out rather than shown as a broken
    // image. Its place is kept free, and it is fetched when the reader comes near it.
    private static void Show(LinkInline picture, Reader reader)
    {
        var name = picture.Url![PictureScheme.Length..] + "." + reader.Language;
        if (GuidePictures.Find(name) is not { } found)
        {
            picture.Remove();
            return;
        }
        var says = WebUtility.HtmlEncode(string.Concat(picture.Descendants<LiteralInline>().Select(literal => literal.Content.ToString())));
        var (file, small) = (reader.Base + found.File.Address, reader.Base + found.ForPhones.Address);
        var place = FormattableString.Invariant($"loading=\"lazy\" width=\"{found.Width}\" height=\"{found.Height}\"");
        var html =
            $"<picture><source media=\"(max-width: 600px)\" srcset=\"{small}\"><img src=\"{file}\" alt=\"{says}\" {place}></picture>";
        picture.ReplaceBy(new HtmlInline(html), copyChildren: false);
    }

    private static string PlainText(LeafBlock block) =>
        string.Concat(block.Inline?.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()) ?? []);

    /// <summary>
    /// Tables scroll in their own frame, as everywhere on the site; by keyboard too, so that the frame has a name: the section and the
    /// headings of the columns.
    /// </summary>
    private sealed class ScrollingTables : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
            renderer.WriteEscape(NameOf(table));
            renderer.Write("\">");
            base.Write(renderer, table);
            renderer.Write("</div>");
        }

        private static string NameOf(Table table)
        {
            var columns = string.Join(", ", table.OfType<TableRow>().First().Descendants<LeafBlock>().Select(PlainText));
            var section = table.Parent!.TakeWhile(block => block != table).OfType<HeadingBlock>().LastOrDefault();
            return section is null ? columns : $"{PlainText(section)}: {columns}";
        }
    }
}
