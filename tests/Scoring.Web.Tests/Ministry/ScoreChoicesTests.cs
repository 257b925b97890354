using System.Net;
using System.Text.RegularExpressions;
using Scoring.Features.Core;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Ministry;

/// <summary>The form of a ranking offers every part of an index by its name, so that nobody has to know an id.</summary>
[TestFixture]
public sealed partial class ScoreChoicesTests
{
    private const string Form = "/staff/human-development/2026/season/edit?file=edition.yaml&at=rankings/1";

    private string _folder = null!;
    private RunningSite _site = null!;

    [GeneratedRegex("<select name=\"f:rankings/1/score\".*?</select>", RegexOptions.Singleline)]
    private static partial Regex Scores { get; }

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        var rules = Path.Combine(_folder, "rules");
        Copies.Folder(Checkout.Sample("human-development", "rules"), rules);
        _site = new RunningSite(TestStore.New(_folder), rules);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [TestCase("id", "Skor", "Bagian dari Indeks: dimension", "Indikator dari Indeks", "Kesehatan (index.health)")]
    [TestCase("en", "Scores", "Parts of Index: dimension", "Indicators of Index", "Health (index.health)")]
    public async Task The_scores_are_offered_by_name_and_level(string language, string scores, string parts, string indicators, string part)
    {
        var select = await Select(language);
        Regex.Matches(select, "<optgroup label=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ShouldBe([scores, parts, indicators]);
        select.ShouldContain($">{part}</option>");
        select.ShouldContain("<option value=\"index.life-expectancy\">");
    }

    [Test]
    public async Task What_is_written_is_chosen() => (await Select("en")).ShouldContain("<option value=\"index.education\" selected>");

    private async Task<string> Select(string language)
    {
        using var staff = await _site.SignIn(Roles.Secretariat);
        using var answer = await staff.Http.GetAsync($"{Form}&lang={language}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return Scores.Match(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())).Value;
    }
}
