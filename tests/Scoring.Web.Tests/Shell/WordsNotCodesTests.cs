using System.Net;
using System.Text.RegularExpressions;
using Scoring.Features.Core;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>
/// Pages call editions by their names and write days as their readers do. The id of an edition stands only in addresses and in commands to
/// copy, and in the tree of rules, whose parts are called as in the rule files.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public partial class WordsNotCodesTests
{
    private static readonly string[] OfEverybody =
    [
        "/",
        "/publications",
        "/publication/iga/2019/1",
        "/iga/2019/kabupaten",
        "/iga/2019/kabupaten/72.01",
        "/region/72.01",
        "/region/72.01/profile",
        "/region/72.01/what-if",
        "/region/72.01/compare/35.10",
        "/embed/region/72.01",
        "/method/iga/2019",
        "/catalogue",
        "/catalogue?edition=catalogue/2021",
        "/innovation/iga/2019/banggai-2019-01",
        "/winners/solok-convention/2018",
        "/solok-convention/2018/top-ten",
        "/api",
        "/check",
        "/about/time",
    ];

    private static readonly string[] OfStaff =
    [
        "/staff",
        "/staff/seasons",
        "/staff/publications",
        "/staff/outbox",
        "/staff/outbox?season=iga/2019",
        "/staff/iga/2019",
        "/staff/iga/2018/rules?with=iga/2019",
        "/staff/iga/2018/season?with=iga/2019",
        "/staff/iga/2019/import",
        "/staff/iga/2019/points",
        "/staff/iga/2019/ranking",
        "/staff/iga/2019/publish",
        "/staff/iga/2019/objections",
        "/staff/iga/2019/messages",
        "/staff/iga/2019/feedback",
        "/staff/solok-convention/2018",
        "/staff/solok-convention/2018/eligibility",
        "/staff/solok-convention/2018/panels",
        "/staff/solok-convention/2018/progress",
        "/staff/solok-convention/2018/points",
        "/staff/solok-convention/2018/agreement",
        "/staff/solok-convention/2018/ranking",
    ];

    private RunningSite _site = null!;

    [GeneratedRegex("<(script|style|code|pre)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Unread { get; }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag { get; }

    [GeneratedRegex("(?<![\\w/-])[a-z][a-z-]+/(19|20)\\d\\d\\b")]
    private static partial Regex EditionId { get; }

    [GeneratedRegex("\\b(19|20)\\d\\d-\\d\\d-\\d\\d\\b")]
    private static partial Regex RawDay { get; }

    [OneTimeSetUp]
    public async Task Start() =>
        _site = (await SharedSites.Of(SharedSites.AwardAndIndex.AndPublished("solok-2018").AndPublished("medan-2021"))).Site;

    [Test]
    public async Task Everybodys_pages_say_names_and_days(
        [ValueSource(nameof(OfEverybody))] string address,
        [Values("id", "en")] string language
    )
    {
        using var answer = await _site.Browser.GetAsync(In(address, language));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        Check(await answer.Content.ReadAsStringAsync());
    }

    [TestCase("id")]
    [TestCase("en")]
    public async Task The_pages_of_those_who_run_competitions_say_names_and_days(string language)
    {
        using var staff = await _site.SignIn(Roles.Secretariat | Roles.Administrator);
        foreach (var address in OfStaff)
        {
            using var answer = await staff.Http.GetAsync(In(address, language));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            Check(await answer.Content.ReadAsStringAsync(), address);
        }
    }

    private static string In(string address, string language) => address + (address.Contains('?') ? "&" : "?") + "lang=" + language;

    private static void Check(string page, string? address = null)
    {
        var seen = WebUtility.HtmlDecode(Tag.Replace(Unread.Replace(page, ""), " "));
        EditionId.Matches(seen).Select(match => match.Value).ShouldBeEmpty(address);
        RawDay.Matches(seen).Select(match => match.Value).ShouldBeEmpty(address);
    }
}
