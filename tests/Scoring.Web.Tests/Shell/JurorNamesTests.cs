using System.Net;
using System.Text.RegularExpressions;
using Scoring.Features.Core;
using Scoring.Web.Tests.Jury;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>
/// Those who run a competition read the jurors' names, in charts and sentences too. What everybody sees names no juror: a publication holds
/// no list of them.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public partial class JurorNamesTests
{
    private const string Solok = "solok-convention/2018";

    private RunningSite _site = null!;

    [GeneratedRegex("<(script|style|code|pre)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Unread { get; }

    [GeneratedRegex("(?<![\\w/-])(KEMENPANRB|LAN)-\\d\\b")]
    private static partial Regex Id { get; }

    [GeneratedRegex("account/\\d+\\b.*?Account: (?<name>[^<]*)<", RegexOptions.Singleline)]
    private static partial Regex Account { get; }

    [OneTimeSetUp]
    public async Task Start() => _site = (await SharedSites.Of(FilledWorld.Published("solok-2018"))).Site;

    [TestCase("agreement", true)]
    [TestCase("points", false)]
    [TestCase("ranking", false)]
    public async Task Pages_of_those_who_run_a_competition_call_jurors_by_name(string page, bool hasJurors)
    {
        using var staff = await _site.SignIn(Roles.Secretariat);
        foreach (var language in new[] { "id", "en" })
        {
            var read = Unread.Replace(await Read(staff, $"/staff/{Solok}/{page}?lang={language}"), "");
            Id.Matches(read).Select(match => match.Value).ShouldBeEmpty($"{page} {language}");
            if (hasJurors)
                read.ShouldContain("Juri ilustrasi ");
        }
    }

    [Test]
    public async Task Pages_of_everybody_name_no_juror()
    {
        var ranking = await _site.Read($"/{Solok}/top-ten");
        var explanation = Regex.Match(ranking, $"href=\"(/{Solok}/top-ten/[^\"#?]+)\"").Groups[1].Value;
        explanation.ShouldNotBeEmpty();
        foreach (var address in new[] { $"/{Solok}/top-ten", explanation, $"/winners/{Solok}", $"/method/{Solok}" })
            (await _site.Read(address)).ShouldNotContain("Juri ilustrasi", Case.Insensitive, address);
    }

    [Test]
    public async Task The_trail_names_the_jurors_beside_what_it_holds()
    {
        using var jury = await JurySite.Start();
        using var auditor = await jury.Site.SignIn(Roles.Auditor);
        var page = await Read(auditor, "/staff/audit?lang=en");
        page.ShouldContain("club/2026/stage/desk/E1/J2");
        page.ShouldContain("Juror: Juri Dua");
        (await Read(auditor, "/staff/audit.csv")).ShouldNotContain("Juri Dua");
    }

    [Test]
    public async Task The_trail_names_the_accounts_beside_what_it_holds_and_their_addresses_to_administrators_alone()
    {
        using var jury = await JurySite.Start();
        using var administrator = await jury.Site.SignIn(Roles.Administrator);
        using var auditor = await jury.Site.SignIn(Roles.Auditor);
        var all = Account.Matches(await Read(administrator, "/staff/audit?lang=en")).Select(match => match.Groups["name"].Value).ToList();
        all.ShouldNotBeEmpty();
        all.ShouldAllBe(name => name.Contains('@'));
        var names = Account.Matches(await Read(auditor, "/staff/audit?lang=en")).Select(match => match.Groups["name"].Value).ToList();
        names.ShouldBe(all.Select(name => name[..name.LastIndexOf(", ", StringComparison.Ordinal)]));
        (await Read(auditor, "/staff/audit.csv")).ShouldNotContain("Account:");
    }

    [Test]
    public async Task Progress_heads_its_columns_with_titles_and_keeps_the_ids_where_the_pointer_rests()
    {
        using var jury = await JurySite.Start();
        using var staff = await jury.Site.SignIn(Roles.Secretariat);
        var page = await Read(staff, $"/staff/{JurySite.Edition}/progress/desk");
        page.ShouldContain("title=\"E1 · TAPASO JARWO\"><span>TAPASO JARWO</span>");
        page.ShouldContain("<span>Antre Cepat</span>");
    }

    private static async Task<string> Read(SiteVisitor visitor, string address)
    {
        using var answer = await visitor.Http.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
