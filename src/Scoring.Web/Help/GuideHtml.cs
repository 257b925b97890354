using System.Collections.Concurrent;
using System.Globalization;
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
        Made.GetOrAdd((guide.Id, reader.Language, reader.Base), _ => Make(guide.Markdown(reader.Language), reader.Base));

    private static GuideHtml Make(string markdown, string root)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var title = document.OfType<HeadingBlock>().First();
        document.Remove(title);
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
        {
            if (picture.Url?.StartsWith(PictureScheme, StringComparison.Ordinal) == true)
                ShowOrLeaveOut(picture, root);
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

    // A missing screenshot is left out rather than shown as a broken image.
    private static void ShowOrLeaveOut(LinkInline picture, string root)
    {
        var name = picture.Url![PictureScheme.Length..];
        if (GuidePictures.Find(name) is { } file)
        {
            picture.Url = root + file.Address;
            // Its place is kept free, and it is fetched when the reader comes near it.
            var attributes = Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(picture);
            attributes.AddProperty("loading", "lazy");
            var (width, height) = GuidePictures.SizeOf(name);
            attributes.AddProperty("width", width.ToString(CultureInfo.InvariantCulture));
            attributes.AddProperty("height", height.ToString(CultureInfo.InvariantCulture));
        }
        else
            picture.Remove();
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
