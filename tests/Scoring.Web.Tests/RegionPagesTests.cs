using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediatR;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Ranking.WhatIf;
using Scoring.Features.Regions;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>The pages about regions and innovations: they say what the commands say, and lead where they say.</summary>
[TestFixture]
public partial class RegionPagesTests
{
    private string _folder = null!;
    private RunningSite _site = null!;
    private Workplace _commands = null!;
    private HttpClient _unled = null!;

    [GeneratedRegex("href=\"(/region/[^\"]*/what-if[^\"]*(?:set|add)=[^\"]*)\"")]
    private static partial Regex WayLink { get; }

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        var database = await SharedSites.AwardAndIndex.AndPublished("medan-2021").CopyTo(_folder);
        _site = new RunningSite(database);
        _unled = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _site.Browser.BaseAddress };
        _commands = Workplace.On(database);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _unled.Dispose();
        _commands.Dispose();
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [TestCase("13.72")]
    [TestCase("13.01")]
    [TestCase("13")]
    public async Task A_region_page_has_the_figures_of_the_command(string code)
    {
        var report = await Send(new ShowRegion("iga/2026", code));
        var page = await _site.Read($"/region/{code}");
        page.ShouldContain($"<span class=\"big\">{Figure(report.Row.Shown!.Value)}</span>");
        page.ShouldContain(
            $"<span class=\"big\">{Numbers.Format(report.Row.Rank!.Value, "id", 0, 1)}</span> <span class=\"small\">dari {report.Of}</span>"
        );
        if (report.Next is { } next)
            page.ShouldContain($"{Figure(next.Gap)} lagi ke predikat berikutnya: {next.Name.Id}");
        foreach (var part in report.Parts)
            page.ShouldContain(
                $" {Numbers.Format(part.Value!.Value, "id", 0, 2)} / {Numbers.Format(part.Maximum!.Value, "id", 0, 2)}</li>"
            );
        foreach (var way in report.Ways)
            page.ShouldContain($"skor menjadi {Figure(way.Shown)}");
        foreach (var innovation in report.Innovations)
            page.ShouldContain($"/innovation/iga/2026/{innovation.Id}\"");
    }

    [Test]
    public async Task A_way_opens_as_a_what_if_that_gives_what_the_page_promised()
    {
        var report = await Send(new ShowRegion("iga/2026", "13.72"));
        var links = WayLink
            .Matches(await _site.Read("/region/13.72"))
            .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))
            .ToList();
        links[0].ShouldBe(links[1], "the nearest way stands at the top of the page and in the list");
        links.RemoveAt(0);
        links.Count.ShouldBe(3);
        foreach (var (link, way) in links.Zip(report.Ways))
            (await _site.Read(link)).ShouldContain($"Skor {Figure(report.Row.Shown!.Value)} menjadi {Figure(way.Shown)};");
    }

    [Test]
    public async Task The_history_shows_both_years_and_that_the_rules_changed()
    {
        var page = await _site.Read("/region/72.01?edition=iga/2019&lang=en");
        page.ShouldContain("2018: ");
        page.ShouldContain("2019: ");
        page.ShouldContain("rules changed");
        // Others took part, and the rules add the total of 2018: no line and no "down 1".
        page.ShouldNotContain("class=\"d-line-");
        page.ShouldNotContain("class=\"change down\"");
        page.ShouldContain("In 2018 it ranked 3 of 144, now it ranks 4 of 175.");
        page.ShouldContain("Why it changed since Innovative Government Award 2018");
        page.ShouldContain("Within the top 5");
    }

    [Test]
    public async Task A_change_is_split_on_the_page_as_by_the_command()
    {
        var split = await Send(new SplitChange("iga/2018", "iga/2019", "72.01", "kabupaten"));
        var page = await Text("/region/72.01?edition=iga/2019");
        foreach (var sentence in SplitSentences.Heads(split, "id").Concat(SplitSentences.Parts(split, "id")))
            page.ShouldContain(sentence);
        page.ShouldContain("Jumlah ketiga bagian tepat sama dengan perubahannya.");
        page.ShouldContain("<li>Aturan yang berubah: +84,90 poin");
    }

    [Test]
    public async Task What_was_claimed_stands_beside_what_was_verified_and_nowhere_in_the_ranking()
    {
        var page = await Text("/region/72.03?edition=iga/2026&lang=en");
        page.ShouldContain("Claimed and verified");
        page.ShouldContain("claimed 3, counts 1");
        page.ShouldContain("claimed 2, counts 1 <span class=\"tag warn\">no evidence</span>");
        (await _site.Read("/region/72.01?edition=iga/2026")).ShouldNotContain("id=\"claimed\"");
        (await _site.Read("/iga/2026/kabupaten")).ShouldNotContain("56,44");
        using var api = JsonDocument.Parse(await _site.Read("/api/v1/regions/72.03?edition=iga/2026"));
        var claimed = api.RootElement.GetProperty("standings")[0].GetProperty("claimed");
        claimed
            .GetProperty("parts")
            .EnumerateArray()
            .Sum(part => part.GetProperty("points").GetDecimal())
            .ShouldBe(claimed.GetProperty("exact_difference").GetDecimal());
    }

    [Test]
    public async Task A_change_that_cannot_be_split_says_why()
    {
        var page = await Text("/region/72.01?edition=iga/2026&lang=en");
        page.ShouldContain("This change cannot be split into own data, changed rules and the others:");
        page.ShouldContain(
            "The facts of Regional Innovation Index 2026 under the rules of Innovative Government Award 2019: "
                + "The rules take published totals, and none came in."
        );
        (await Text("/region/72.01?edition=iga/2026")).ShouldContain("Tidak ada laporan indikator daerah; 20 indikator dianggap");
    }

    [Test]
    public async Task What_was_really_published_stands_by_itself_with_source_and_standing()
    {
        var page = await Text("/region/72.01?edition=iga/2026&lang=en");
        var at = page.IndexOf("id=\"published\"", StringComparison.Ordinal);
        var card = page[at..page.IndexOf("</section>", at, StringComparison.Ordinal)];
        card.ShouldContain("score 59.81 (index 0–100)");
        card.ShouldContain("rank 72 (kabupaten)");
        card.ShouldContain("press");
        card.ShouldNotContain("<svg");
        // No chart and no other part of the page has the figure.
        page.Replace(card, "").ShouldNotContain("59.81");
    }

    [Test]
    public async Task A_region_that_no_edition_here_has_shows_what_was_published()
    {
        var page = await Text("/region/36.73?edition=iga/2022");
        page.ShouldContain("Kota Serang");
        page.ShouldContain("skor 60,56 (indeks 0–100)");
        page.ShouldContain("predikat yang dicetak: Inovatif");
        page.ShouldContain("menurut batas edisi: Sangat Inovatif");
        page.ShouldContain("href=\"https://gatra.com/");
        using var answer = await _unled.GetAsync("/region/99.99");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task The_interface_gives_published_figures_in_a_list_of_their_own()
    {
        using var json = JsonDocument.Parse(await _site.Read("/api/v1/regions/36.73?edition=iga/2022&lang=en"));
        json.RootElement.GetProperty("standings").GetArrayLength().ShouldBe(0);
        var figure = json.RootElement.GetProperty("published")[0];
        figure.GetProperty("score").GetDecimal().ShouldBe(60.56m);
        figure.GetProperty("sources")[0].GetProperty("address").GetString()!.ShouldStartWith("https://gatra.com/");
        using var other = JsonDocument.Parse(await _site.Read("/api/v1/regions/72.01?edition=iga/2026"));
        other.RootElement.GetProperty("standings").GetArrayLength().ShouldBe(1);
        other.RootElement.GetProperty("published").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task The_form_of_a_what_if_becomes_a_short_address_with_only_what_differs()
    {
        var report = await Send(new ShowRegion("iga/2026", "13.72"));
        var levels = report.Indicators.Where(row => row.Level.Id == "region").ToList();
        var raised = levels.First(row => row.Own is < 3);
        var fields = levels.Where(row => row.Own is not null).Select(row => $"r.{row.Indicator.Number}={(row == raised ? 3 : row.Own)}");
        using var answer = await _unled.GetAsync(
            $"/region/13.72/what-if?go=1&edition=iga/2026&ranking=kota&{string.Join('&', fields)}&i.16=&i.17=3&like=all%3D2&count=2"
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = answer.Headers.Location!.OriginalString;
        address.ShouldBe(
            $"/region/13.72/what-if?edition=iga%2F2026&ranking=kota&set={raised.Indicator.Number}%3D3&set=*%3A17%3D3&add=all%3D2,count%3D2"
        );
        var then = await Send(new SimulateUnit("iga/2026", "13.72", [$"{raised.Indicator.Number}=3", "*:17=3"], ["all=2,count=2"], "kota"));
        var page = await _site.Read(address);
        page.ShouldContain(
            $"Skor {Figure(then.Before.Shown!.Value)} menjadi {Figure(then.After.Shown!.Value)}; peringkat {then.Before.Rank} "
                + $"menjadi {then.After.Rank} dari {then.Of}."
        );
        page.ShouldMatch($"name=\"r\\.{raised.Indicator.Number}\" value=\"3\" checked");
    }

    [TestCase("/region/99.99", HttpStatusCode.NotFound)]
    [TestCase("/region/13.72?edition=iga/1999", HttpStatusCode.NotFound)]
    [TestCase("/region/13.72?ranking=nowhere", HttpStatusCode.NotFound)]
    [TestCase("/region/13.72/compare/99.99", HttpStatusCode.NotFound)]
    [TestCase("/region/99.99/what-if", HttpStatusCode.NotFound)]
    [TestCase("/innovation/iga/2026/nothing", HttpStatusCode.NotFound)]
    [TestCase("/region/13.72/what-if?set=nonsense", HttpStatusCode.OK)]
    [TestCase("/catalogue?page=-3", HttpStatusCode.OK)]
    [TestCase("/catalogue?page=999999999999", HttpStatusCode.OK)]
    public async Task An_address_that_asks_for_nothing_known_is_answered_with_a_sentence(string address, HttpStatusCode status)
    {
        using var answer = await _site.Browser.GetAsync(address);
        answer.StatusCode.ShouldBe(status);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldNotContain("Exception");
        page.ShouldStartWith("<!DOCTYPE html>");
    }

    [Test]
    public async Task A_search_that_fits_many_regions_says_how_many_are_not_listed() =>
        (await _site.Read("/search?q=kota")).ShouldMatch("dan \\d+ lagi; persempit pencariannya");

    [TestCase("/search?q=Kota+Solok", "/region/13.72")]
    [TestCase("/search?q=13.72", "/region/13.72")]
    [TestCase("/search?q=kab+banggai", "/region/72.01")]
    [TestCase("/search?q=Solok%20kota", "/region/13.72")]
    [TestCase("/search?q=banggai", null)]
    [TestCase("/region/13.72/compare?with=Padang", "/region/13.72/compare/13.74?edition=iga%2F2026&ranking=kota")]
    public async Task Who_names_one_region_is_led_to_it(string address, string? to)
    {
        using var answer = await _unled.GetAsync(address);
        answer.Headers.Location?.OriginalString.ShouldBe(to);
        if (to is null)
            (await answer.Content.ReadAsStringAsync()).ShouldContain("href=\"/region/72.01\"");
    }

    [Test]
    public async Task The_catalogue_counts_and_filters_over_all_editions()
    {
        var rows = await File.ReadAllLinesAsync(Checkout.Sample("medan-2021", "submissions.csv"));
        (await Text("/catalogue")).ShouldContain("1.084 inovasi cocok; 1–50 ditampilkan");
        (await Text("/catalogue?page=2")).ShouldContain("51–100 ditampilkan");
        (await _site.Read("/catalogue?edition=catalogue/2021&digital=1")).ShouldContain(
            $"{rows.Count(row => row.Contains(",2021-07-01,1,", StringComparison.Ordinal))} inovasi cocok"
        );
        var page = await Text("/catalogue?q=dprd+menyapa&lang=en");
        page.ShouldContain("1 innovation matches; 1–1 shown.");
        page.ShouldContain("/innovation/catalogue/2021/medan-02?lang=en");
        (await _site.Read("/innovation/catalogue/2021/medan-02")).ShouldContain("Sekretariat DPRD Kota Medan");
    }

    [Test]
    public async Task The_catalogue_is_filtered_by_a_further_attribute_and_keeps_it_from_page_to_page()
    {
        var page = await _site.Read("/catalogue?attribute=affair%3Dpariwisata&attribute=");
        page.ShouldContain("36 inovasi cocok");
        page.ShouldContain("Urusan");
        page.ShouldContain("<option value=\"affair=pariwisata\" selected>pariwisata (36)</option>");
        page.ShouldContain("<option value=\"affair=kesehatan\">kesehatan (149)</option>");
        (await _site.Read("/catalogue?attribute=affair%3Dkesehatan")).ShouldContain("attribute=affair%3Dkesehatan&amp;page=2");
        (await _site.Read("/catalogue?attribute=affair%3Dnone")).ShouldContain("<option value=\"affair=none\" selected>");
        (await Text("/catalogue?attribute=strange")).ShouldContain("1.084 inovasi cocok");
    }

    [Test]
    public async Task A_ranking_shows_bars_changes_the_provinces_and_the_distribution()
    {
        var page = await _site.Read("/iga/2019/kabupaten");
        page.ShouldContain("dulu ke-3 dari 144");
        page.ShouldNotContain("turun 1");
        page.ShouldContain("<title>Jawa Timur:");
        page.ShouldContain("href=\"/iga/2019/kabupaten?province=35#lines\"");
        page.ShouldContain("175 skor, dari");
        page.ShouldContain("class=\"score-bar\"");
    }

    private async Task<string> Text(string address) => WebUtility.HtmlDecode(await _site.Read(address));

    private Task<T> Send<T>(IRequest<T> request) => _commands.Send(request);

    private static string Figure(decimal number) => number.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
}
