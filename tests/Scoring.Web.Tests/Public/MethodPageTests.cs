using System.Net;
using System.Text.RegularExpressions;
using Scoring.Features.Rules;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Public;

/// <summary>The methodology is made from the rules: nothing that decides is left out, and each citation leads to its source.</summary>
[TestFixture]
public partial class MethodPageTests
{
    private SharedSite _shared = null!;

    [GeneratedRegex("href=\"#(source-[0-9]+)\"")]
    private static partial Regex Note { get; }

    [OneTimeSetUp]
    public async Task Start() => _shared = await SharedSites.Of(SharedSites.AwardAndIndex);

    [Test]
    public async Task Every_ranking_predicate_and_step_of_the_score_is_told(
        [Values("iga/2026", "iga/2019")] string edition,
        [Values("id", "en")] string language
    )
    {
        using var place = Workplace.On(_shared.Database);
        var rules = await place.Send(new ShowEdition(edition));
        var page = WebUtility.HtmlDecode(await _shared.Site.Read($"/method/{edition}?lang={language}"));
        foreach (var ranking in rules.Rankings)
        {
            page.ShouldContain(ranking.Name.In(language));
            page.ShouldContain(ranking.Score.Name.In(language));
            foreach (var input in ranking.Score.Inputs)
                page.ShouldContain(input.Name.In(language));
            foreach (var band in ranking.Bands?.Bands ?? [])
                page.ShouldContain(band.Name.In(language) + ": ");
        }
        foreach (var indicator in rules.Indicators.SelectMany(table => table.Indicators))
            page.ShouldContain($"{indicator.Number}. {indicator.Name.In(language)}");
        page.ShouldContain(rules.Hash);
    }

    [Test]
    public async Task Each_citation_leads_to_a_source_and_each_source_is_cited()
    {
        var page = await _shared.Site.Read("/method/iga/2026");
        var cited = Note.Matches(page).Select(match => match.Groups[1].Value).Distinct().Order().ToList();
        cited.Count.ShouldBeGreaterThan(5);
        Regex.Matches(page, "<li id=\"(source-[0-9]+)\"").Select(match => match.Groups[1].Value).Order().ShouldBe(cited);
    }

    [Test]
    public async Task An_edition_without_publication_has_none()
    {
        using var answer = await _shared.Site.Browser.GetAsync("/method/kipp/2025");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
