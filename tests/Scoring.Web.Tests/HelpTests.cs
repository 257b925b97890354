using System.Net;
using System.Text.RegularExpressions;
using Scoring.Web.Help;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>The guides, in both languages, by both addresses.</summary>
[TestFixture]
public sealed class HelpTests
{
    private const int MostOfAPicture = 60 * 1024;

    private string _folder = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _site = new RunningSite(Path.Combine(_folder, "scoring.db"));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task Every_guide_has_the_same_sections_in_both_languages_and_opens_by_both_addresses()
    {
        foreach (var guide in Guide.All)
        {
            var indonesian = await _site.Browser.GetStringAsync("/bantuan/" + guide.IndonesianId);
            var english = await _site.Browser.GetStringAsync($"/help/{guide.Id}?lang=en");
            (await _site.Browser.GetStringAsync($"/bantuan/{guide.Id}?lang=en")).ShouldContain(TitleOf(english));
            TitleOf(indonesian).ShouldNotBe(TitleOf(english));
            Regex.Count(indonesian, "<h2").ShouldBe(Regex.Count(english, "<h2"), guide.Id);
            Regex.Count(indonesian, "<pre>").ShouldBe(Regex.Count(english, "<pre>"), guide.Id);
            Regex.Count(indonesian, "<img").ShouldBe(Regex.Count(english, "<img"), guide.Id);
            english.ShouldNotContain("picture:");
        }
    }

    /// <summary>On a phone a table scrolls in its frame: it is reached by keyboard, and its name says which of several it is.</summary>
    [Test]
    public async Task Every_table_of_a_guide_is_reached_by_keyboard_and_has_a_name_of_its_own([Values("id", "en")] string language)
    {
        var tables = 0;
        foreach (var guide in Guide.All)
        {
            var page = await _site.Browser.GetStringAsync($"/help/{guide.Id}?lang={language}");
            var frames = Regex
                .Matches(page, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"([^\"]+)\">\\s*<table>")
                .Select(frame => frame.Groups[1].Value)
                .ToList();
            frames.Count.ShouldBe(Regex.Count(page, "<table"), guide.Id);
            frames.ShouldBeUnique();
            tables += frames.Count;
        }
        tables.ShouldBePositive();
    }

    [Test]
    public void The_operators_guide_gives_the_same_unit_and_proxy_in_both_languages_and_the_unit_lets_the_site_write_what_it_must()
    {
        var (english, indonesian) = (Source("operators.en"), Source("operators.id"));
        Blocks(indonesian).ShouldBe(Blocks(english));
        var unit = Blocks(english).Single(block => block.StartsWith("```ini", StringComparison.Ordinal));
        foreach (
            var line in new[]
            {
                "PrivateTmp=true",
                "StateDirectory=scoring",
                "UMask=0077",
                "ProtectSystem=strict",
                "NoNewPrivileges=true",
                "StartLimitIntervalSec=0",
                "RestartPreventExitStatus=1 2 3",
            }
        )
            unit.Split('\n').ShouldContain(line);
        unit.ShouldContain("--database /var/lib/scoring/", Case.Sensitive, "the folder that StateDirectory makes");
        unit.IndexOf("StartLimitIntervalSec", StringComparison.Ordinal)
            .ShouldBeLessThan(unit.IndexOf("[Service]", StringComparison.Ordinal), "systemd reads it in [Unit] only");
        var proxy = Blocks(english).Single(block => block.StartsWith("```nginx", StringComparison.Ordinal));
        proxy.ShouldContain("add_header Strict-Transport-Security");
        proxy.ShouldContain("proxy_hide_header Strict-Transport-Security", Case.Sensitive, "the site sends it as well");
        foreach (var option in new[] { "--public-address", "--hosts", "--sign-ins", "--second-factor", "--keys" })
        {
            english.ShouldContain(option);
            indonesian.ShouldContain(option);
        }
    }

    // The benchmark of two sites and two servers runs these files, with other addresses (tests/Scoring.Benchmarks/cluster).
    [TestCase("bash", "failover")]
    [TestCase("haproxy", "haproxy.cfg")]
    public void The_operators_guide_shows_the_failover_script_and_the_proxy_that_were_run_under_load(string language, string file)
    {
        var run = File.ReadAllText(Path.Combine(Checkout.Root, "tests", "Scoring.Benchmarks", "Cluster", file));
        foreach (var guide in new[] { "operators.en", "operators.id" })
            Blocks(Source(guide)).ShouldContain($"```{language}\n{run}```", guide);
    }

    [Test]
    public void The_alarms_of_the_operators_guide_are_set_on_figures_that_the_program_has()
    {
        var sources = Checkout.Sources("*.cs", "src").Select(File.ReadAllText).ToList();
        var figures = Regex
            .Matches(Source("operators.en"), "`[^`]*?(scoring(_[a-z]+)+)")
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .ToList();
        figures.Count.ShouldBeGreaterThan(4);
        foreach (var figure in figures)
        {
            // As Prometheus names it: dots and units are written otherwise.
            var name = Regex.Replace(figure, "(_total|_seconds)$", "")["scoring_".Length..];
            var pattern = "\"scoring\\." + name.Replace("_", "[._]", StringComparison.Ordinal) + '"';
            sources.ShouldContain(text => Regex.IsMatch(text, pattern), figure);
        }
    }

    private static string Source(string guide)
    {
        using var reader = new StreamReader(typeof(Guide).Assembly.GetManifestResourceStream($"Scoring.Web.Help.Guides.{guide}.md")!);
        return reader.ReadToEnd();
    }

    private static string[] Blocks(string guide) =>
        [.. Regex.Matches(guide, "```(ini|nginx|bash|haproxy)\n.*?```", RegexOptions.Singleline).Select(match => match.Value)];

    [Test]
    public async Task Every_picture_of_a_guide_shows_the_page_in_its_language_says_what_it_shows_and_waits_until_it_is_near(
        [Values("id", "en")] string language
    )
    {
        foreach (var guide in Guide.All)
        {
            var page = await _site.Browser.GetStringAsync($"/help/{guide.Id}?lang={language}");
            var pictures = Regex.Matches(page, "<img src=\"([^\"]+)\" ([^>]*)>").ToList();
            pictures.Count.ShouldBe(Regex.Count(guide.Markdown(language), @"\(picture:"), guide.Id);
            foreach (var picture in pictures)
            {
                var address = WebUtility.HtmlDecode(picture.Groups[1].Value);
                address.ShouldContain($".{language}.webp");
                picture.Groups[2].Value.ShouldMatch("alt=\"[^\"]{15,}\" loading=\"lazy\" width=\"\\d+\" height=\"\\d+\"");
                using var answer = await _site.Browser.GetAsync(address);
                (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "image/webp"));
                answer.Content.Headers.ContentLength!.Value.ShouldBeLessThan(MostOfAPicture, address);
            }
        }
    }

    [Test]
    public void Every_picture_that_was_taken_is_shown_by_a_guide_or_the_readme_of_its_language()
    {
        foreach (var language in new[] { "id", "en" })
        {
            var readme = File.ReadAllText(Path.Combine(Checkout.Root, language == "id" ? "README.id.md" : "README.md"));
            var shown = Guide
                .All.SelectMany(guide => Regex.Matches(guide.Markdown(language), @"\(picture:([a-z-]+)\)"))
                .Select(match => $"{match.Groups[1].Value}.{language}")
                .Concat(Regex.Matches(readme, @"screenshots/([a-z-]+\.(id|en))\.webp").Select(match => match.Groups[1].Value));
            GuidePictures
                .Names.Where(name => name.EndsWith("." + language, StringComparison.Ordinal))
                .Except(shown)
                .ShouldBeEmpty("bash tests/Scoring.Web.Tests/take-screenshots takes what nothing shows");
        }
    }

    [Test]
    public async Task A_guide_that_is_not_there_is_a_page_that_says_so()
    {
        using var answer = await _site.Browser.GetAsync("/help/nobody?lang=en");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("There is no guide nobody.");
    }

    private static string TitleOf(string page) => Regex.Match(page, "<h1>(.*?)</h1>").Groups[1].Value;
}
