using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.HttpResults;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;
using Scoring.Web.Shell;

namespace Scoring.Web.Public;

/// <summary>
/// What surrounds the pages: contact, privacy, accessibility, and what programs read (robots, sitemap, feed of publications).
/// </summary>
internal static class FramePages
{
    /// <summary>The address of the style sheet with the colours of who runs the site.</summary>
    public const string BrandStyle = "/assets/brand.css";

    /// <summary>The address of the logo of who runs the site.</summary>
    public const string BrandLogo = "/assets/brand-logo";

    /// <summary>The pages about the site itself.</summary>
    public static IReadOnlyList<string> About { get; } = ["contact", "privacy", "accessibility"];

    private const int InFeed = 50;
    private const int InSitemap = 45_000;
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapFrame(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/about/{page}", Reading, ShowAbout);
        site.MapMethods("/robots.txt", Reading, Robots);
        site.MapMethods("/sitemap.xml", Reading, Sitemap).CacheUntilPublished();
        site.MapMethods("/feed.xml", Reading, Feed).CacheUntilPublished();
        site.MapMethods(BrandStyle, Reading, (HttpContext context) =>
            Results.Text(Reader.Of(context).Brand.Style, "text/css; charset=utf-8")
        );
        site.MapMethods(BrandLogo, Reading, Logo);
    }

    private static IResult ShowAbout(HttpContext context, string page) =>
        About.Contains(page) ? Pages.Page<AboutPage>(context, ("Name", page)) : Results.NotFound();

    private static IResult Logo(HttpContext context) =>
        Reader.Of(context).Brand.Logo is var (bytes, type) ? Results.Bytes(bytes, type) : Results.NotFound();

    // Everything public may be found; what belongs to accounts has nothing to find.
    private static IResult Robots(HttpContext context) =>
        Results.Text(
            string.Join(
                '\n',
                "User-agent: *",
                "Disallow: /account",
                "Disallow: /jury",
                "Disallow: /my-region",
                "Disallow: /staff",
                "Disallow: /search",
                "Disallow: /chart/",
                "Disallow: /embed/",
                "Sitemap: " + Reader.Of(context).Whole("/sitemap.xml"),
                ""
            ),
            "text/plain; charset=utf-8"
        );

    private static async Task<IResult> Sitemap(HttpContext context, PublicAnswers answers)
    {
        var reader = Reader.Of(context);
        var addresses = new List<(string Address, DateTime? Changed)>
        {
            (reader.To(""), null),
            (reader.To("catalogue"), null),
            (reader.To("publications"), null),
        };
        var regions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var edition in answers.Editions)
        {
            addresses.Add((reader.To("method", edition.Id), edition.At));
            foreach (var ranking in (await answers.Rules(edition.Id)).Rankings)
            {
                addresses.Add((reader.To(edition.Id, ranking.Id), edition.At));
                if (ranking.Level != Level.Region)
                    continue;
                foreach (var row in (await answers.Ranking(edition.Id, ranking.Id)).Whole.Rows.Where(row => regions.Add(row.Id)))
                    addresses.Add((reader.To("region", row.Id), edition.At));
            }
        }
        return Xml("application/xml; charset=utf-8", xml =>
        {
            xml.WriteStartElement("urlset", Map);
            foreach (var (address, changed) in addresses.Take(InSitemap))
            {
                xml.WriteStartElement("url", Map);
                xml.WriteElementString("loc", Map, reader.Whole(address));
                if (changed is { } at)
                    xml.WriteElementString("lastmod", Map, at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });
    }

    private static async Task<IResult> Feed(HttpContext context, Published published)
    {
        var reader = Reader.Of(context);
        var publications = (await published.Live(new ListPublications(), context.RequestAborted))
            .OrderByDescending(one => one.At)
            .Take(InFeed)
            .ToList();
        return Xml("application/atom+xml; charset=utf-8", xml =>
        {
            void Element(string name, string text) => xml.WriteElementString(name, Atom, text);
            xml.WriteStartElement("feed", Atom);
            Element("id", reader.Whole(reader.To("publications")));
            Element("title", $"{reader.SiteName}: {reader.Text("feed.title")}");
            Element("updated", Moments.ForPrograms(publications.Count > 0 ? publications[0].At : DateTime.UnixEpoch));
            Link(xml, "self", reader.Whole(reader.Here));
            Link(xml, "alternate", reader.Whole(reader.To("publications")));
            foreach (var one in publications)
            {
                var page = reader.Whole(reader.To("publication", one.Edition, one.Number.ToString(CultureInfo.InvariantCulture)));
                xml.WriteStartElement("entry", Atom);
                Element("id", page);
                Element("title", reader.Text("publication.title", one.Name.In(reader.Language), one.Number));
                Element("updated", Moments.ForPrograms(one.At));
                Link(xml, "alternate", page);
                xml.WriteStartElement("author", Atom);
                Element("name", reader.SiteName);
                xml.WriteEndElement();
                Element("summary", Summary(reader, one));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });
    }

    private static string Summary(Reader reader, Publication one) =>
        string.Join(
            ' ',
            new[]
            {
                reader.Text(one.Number > 1 ? "feed.correction" : "feed.first", reader.Date(one.At)),
                one.Note,
                one.IsIllustrative ? $"{reader.Text("illustrative.mark")} {reader.Text("illustrative.sentence")}" : "",
                $"{reader.Word("label.result-hash")} {one.ResultHash}",
            }.Where(part => part.Length > 0)
        );

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static FileContentHttpResult Xml(string type, Action<XmlWriter> write)
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = false }))
            write(xml);
        return TypedResults.File(file.ToArray(), type);
    }
}
