using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Extensions;
using Scoring.Domain.Numbers;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.RuleBook;
using Scoring.Web.Localization;
using Scoring.Web.Public;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Shell;

/// <summary>The reader of a page: the language, the address of the page, and texts, numbers, times and links in that language.</summary>
/// <param name="Language">"id" or "en".</param>
/// <param name="Base">The prefix of every path if the site runs below another address; usually empty.</param>
/// <param name="Path">The path of the page, without the prefix.</param>
/// <param name="Query">The query of the page without the language.</param>
public sealed partial record Reader(string Language, string Base, string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    private const string LanguageKey = "lang";

    /// <summary>The region whose officer views unpublished figures, so that links about it stay there; null on all other pages.</summary>
    public string? LiveRegion { get; init; }

    /// <summary>The site's name in the reader's language.</summary>
    public string SiteName => Brand.Name(Language) ?? Text("frame.name");

    /// <summary>The name, logo and colours of who runs the site.</summary>
    internal SiteBrand Brand { get; init; } = SiteBrand.None;

    /// <summary>English texts for what levels of indicators require, which the rule files say in Indonesian.</summary>
    internal LevelWordings Wordings { get; init; } = new(new Dictionary<string, string>());

    /// <summary>The names of the published editions, for sentences that were made with ids; looked up when one is needed.</summary>
    internal Lazy<EditionNames> Names { get; init; } = new(new EditionNames([]));

    /// <summary>The address of the site as other people know it, without a slash at its end; for links that leave it.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The zone that times are shown in.</summary>
    public SeasonZone Zone { get; init; }

    /// <summary>Who reads the page; the public unless it is made for a request.</summary>
    public Visitor Visitor { get; init; } = new(Person.Public, () => "");

    /// <summary>The reader of a request: Indonesian unless the address requests English.</summary>
    public static Reader Of(HttpContext context)
    {
        var request = context.Request;
        var query = request
            .Query.Where(pair => pair.Key != LanguageKey)
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));
        return new Reader(
            request.Query[LanguageKey] == "en" ? "en" : "id",
            request.PathBase.ToUriComponent(),
            request.Path.ToUriComponent(),
            [.. query]
        )
        {
            Visitor = Visitor.Of(context),
            Zone = ReaderZone.Of(context),
            Wordings = context.RequestServices.GetRequiredService<LevelWordings>(),
            Brand = context.RequestServices.GetRequiredService<SiteOptions>().Brand,
            Names = new(() => NamesOf(context)),
            Origin = context.RequestServices.GetRequiredService<OwnAddress>().Of(""),
        };
    }

    private static EditionNames NamesOf(HttpContext context) =>
        new(context.RequestServices.GetRequiredService<PublicAnswers>().Editions.Select(edition => (edition.Id, edition.Name)));

    /// <summary>The other language of the site.</summary>
    public string OtherLanguage => Language == "id" ? "en" : "id";

    /// <summary>The address of this page.</summary>
    public string Here => Address(Path, Query);

    /// <summary>This page in the other language, with the rest of its address.</summary>
    public string Switched => (this with { Language = OtherLanguage }).Address(Path, Query);

    /// <summary>The absolute address of a page of this site, for use outside it.</summary>
    /// <param name="address">The path with its query, as <see cref="To"/> gives it.</param>
    public string Whole(string address) =>
        Origin + (Base.Length > 0 && address.StartsWith(Base, StringComparison.Ordinal) ? address[Base.Length..] : address);

    /// <summary>A sentence of the site.</summary>
    public string Text(string key, params object[] places) => WebTexts.Get(key, Language, places);

    /// <summary>A text that the site shares with the command line.</summary>
    public string Word(string key) => Shared.Get(key, Language);

    /// <summary>A sentence that is read apart from its page, as in the preview of a link, with the mark of illustrative figures.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="isIllustrative">True if its figures are illustrative; if false, the sentence is returned unchanged.</param>
    public string Marked(string sentence, bool isIllustrative) => isIllustrative ? $"{sentence} {Text("illustrative.mark")}" : sentence;

    /// <summary>A number as the reader writes it, with a true minus sign; files and fields to type in have the hyphen.</summary>
    /// <param name="number">The number.</param>
    /// <param name="minPlaces">Decimal places always shown.</param>
    /// <param name="maxPlaces">Decimal places shown at most.</param>
    public string Number(decimal number, int minPlaces = 0, int maxPlaces = 0) =>
        WithMinus(Numbers.Format(number, Language, minPlaces, maxPlaces));

    /// <summary>A text with a true minus sign before its numbers instead of a hyphen; dates, ids and names of files stay.</summary>
    /// <param name="written">The text as it was written for files and terminals.</param>
    public static string WithMinus(string written) => Hyphen().Replace(written, "−");

    /// <summary>The decimal places, 0 to 2, that numbers beside each other need: all of them then show as many.</summary>
    /// <param name="numbers">The numbers; null where there is none.</param>
    public static int PlacesOf(IEnumerable<decimal?> numbers)
    {
        const int Most = 2;
        var places = 0;
        foreach (var number in numbers.OfType<decimal>().Select(number => Exact.Round(number, Most, RoundingMode.HalfAwayFromZero)))
        {
            while (places < Most && Exact.Round(number, places, RoundingMode.HalfAwayFromZero) != number)
                places++;
        }
        return places;
    }

    /// <summary>A difference with its sign, as the reader writes it: +0.5 or −0.5, and 0 without one.</summary>
    /// <param name="number">The difference.</param>
    /// <param name="minPlaces">Decimal places always shown.</param>
    /// <param name="maxPlaces">Decimal places shown at most.</param>
    public string Signed(decimal number, int minPlaces = 0, int maxPlaces = 2)
    {
        var sign = Math.Sign(Exact.Round(number, Math.Max(minPlaces, maxPlaces), RoundingMode.HalfAwayFromZero));
        return (
                sign < 0 ? "−"
                : sign > 0 ? "+"
                : ""
            ) + Number(Math.Abs(number), minPlaces, maxPlaces);
    }

    /// <summary>A day as the reader writes it, in the reader's zone: 25 November 2026.</summary>
    public string Date(DateTime utc) => Moments.Day(utc, Language, Zone);

    /// <summary>A day given as 2026-11-25, as the reader writes it; any other text unchanged.</summary>
    public string Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Moments.Day(SeasonZone.Wib.Moment(day, TimeOnly.MinValue), Language)
            : text;

    /// <summary>A point in time as the reader writes it, in the reader's zone: 25 November 2026, 14.05 WIB.</summary>
    public string Time(DateTime utc) => Moments.Of(utc, Language, Zone);

    /// <summary>The time of day as the reader writes it, in the reader's zone: 14.05 WIB.</summary>
    public string Clock(DateTime utc) => Moments.Clock(utc, Language, Zone);

    /// <summary>
    /// A deadline, with the day of the week: in the zone it was set in, and beside that in the reader's own if that is another one.
    /// </summary>
    /// <param name="utc">The moment.</param>
    /// <param name="zone">The zone it was set in; western Indonesian time where a season names none.</param>
    public string Deadline(DateTime utc, SeasonZone zone = SeasonZone.Wib) => Moments.Deadline(utc, Language, zone, Zone);

    /// <summary>The address of a page, in the reader's language.</summary>
    /// <param name="segments">The parts of its path, as they are; each is encoded, a slash inside a part stays a slash.</param>
    public string To(params string[] segments) => Address(PathOf(segments), []);

    /// <summary>The address of a page with a query, in the reader's language.</summary>
    /// <param name="query">The query; empty values are left out.</param>
    /// <param name="segments">The parts of its path, as <see cref="To"/> takes them.</param>
    public string ToWith(IEnumerable<KeyValuePair<string, string>> query, params string[] segments) =>
        Address(PathOf(segments), query.Where(pair => pair.Value.Length > 0));

    [GeneratedRegex(@"(?<![\p{L}\d/._#-])-(?=\d)")]
    private static partial Regex Hyphen();

    private string PathOf(string[] segments)
    {
        if (LiveRegion is not null && (segments is ["region", _] or ["region", _, "what-if"]) && segments[1] == LiveRegion)
            segments = ["my-region", .. segments[1..]];
        return "/" + string.Join('/', segments.SelectMany(segment => segment.Split('/')).Select(Uri.EscapeDataString));
    }

    private string Address(string path, IEnumerable<KeyValuePair<string, string>> query)
    {
        var further = new QueryBuilder(query);
        if (Language != "id")
            further.Add(LanguageKey, Language);
        return Base + path + further.ToQueryString().ToUriComponent();
    }
}

/// <summary>A page above this one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where it is; null for the page itself.</param>
public sealed record Crumb(string Name, string? Address);
