using System.Net;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Accounts;

/// <summary>Signing in through an identity provider, against a real one on this machine.</summary>
[TestFixture]
public class ProviderSignInTests
{
    private ProviderHost _provider = null!;
    private string _folder = null!;

    [SetUp]
    public async Task Start()
    {
        _provider = await ProviderHost.Start();
        _folder = TemporaryFolder.New();
    }

    [TearDown]
    public async Task Stop()
    {
        await _provider.DisposeAsync();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task Who_was_invited_with_the_address_that_the_provider_has_verified_is_bound_once_and_known_by_name_from_then_on()
    {
        using var site = Site();
        await Invite(site, "siti@example.org", Roles.Reader);
        Say("p1", "siti@example.org", isVerified: true);
        using var visitor = new SiteVisitor(site);
        (await Enter(visitor)).ShouldBe("/staff");
        (await visitor.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        _provider.Asked!.CodeChallengeMethod.ShouldBe("S256");
        _provider.Asked.ResponseType.ShouldBe("code");
        // Another address at the provider later on changes nothing; the same address of another person opens nothing.
        Say("p1", "other@example.org", isVerified: false);
        using var again = new SiteVisitor(site);
        (await Enter(again)).ShouldBe("/staff");
        Say("p2", "siti@example.org", isVerified: true);
        using var stranger = new SiteVisitor(site);
        (await Enter(stranger)).ShouldBe("/account/sign-in?said=provider-unknown");
        var trail = await SiteVisitor.SendAsOwner(site, new ListAudit());
        trail.Events.Count(one => one.Event.What == AuditAction.LoginBound).ShouldBe(1);
        (await SiteVisitor.SendAsOwner(site, new VerifyAudit())).Findings.ShouldBeEmpty();
    }

    [TestCase("unverified")]
    [TestCase("uninvited")]
    [TestCase("with a password")]
    [TestCase("administrator")]
    [TestCase("disabled")]
    public async Task Nobody_else_comes_in(string who)
    {
        using var site = Site();
        if (who != "uninvited")
            await Invite(site, "siti@example.org", who == "administrator" ? Roles.Administrator : Roles.Reader);
        if (who == "with a password")
            SiteVisitor.SetPassword(site, "siti@example.org");
        if (who == "disabled")
            await SiteVisitor.SendAsOwner(site, new DisableUser("siti@example.org"));
        Say("p1", "siti@example.org", isVerified: who != "unverified");
        using var visitor = new SiteVisitor(site);
        (await Enter(visitor)).ShouldBe("/account/sign-in?said=provider-unknown");
        (await visitor.Read("/account/sign-in?said=provider-unknown")).ShouldContain("Anda memerlukan undangan");
        (await visitor.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Test]
    public async Task A_mapping_gives_and_takes_roles_and_without_one_they_stay()
    {
        var mapping = Path.Combine(_folder, "roles.csv");
        await File.WriteAllTextAsync(mapping, "claim,value,role\n# pejabat\nunit,inovasi,secretariat\nunit,audit,auditor\n");
        using var site = Site(("oidc-roles", mapping));
        await Invite(site, "siti@example.org", Roles.Reader);
        Say("p1", "siti@example.org", isVerified: true);
        _provider.Person["unit"] = "audit";
        using (var visitor = new SiteVisitor(site))
            (await Enter(visitor)).ShouldBe("/staff");
        (await SiteVisitor.SendAsOwner(site, new ListUsers())).Single().Roles.ShouldBe(Roles.Auditor);
        _provider.Person["unit"] = "lain";
        using (var visitor = new SiteVisitor(site))
            (await Enter(visitor)).ShouldBe("/account/sign-in?said=provider-unknown");
    }

    [Test]
    public async Task A_code_that_the_site_did_not_ask_for_opens_nothing()
    {
        using var site = Site();
        using var visitor = new SiteVisitor(site);
        using var answer = await visitor.Http.GetAsync("/account/provider/back?code=x&state=y");
        answer.Headers.Location!.ToString().ShouldBe("/account/sign-in?said=provider-failed");
    }

    [Test]
    public async Task Without_a_provider_there_is_no_such_way()
    {
        using var site = new RunningSite(Path.Combine(_folder, "scoring.db"));
        using var visitor = new SiteVisitor(site);
        (await visitor.Read("/account/sign-in")).ShouldNotContain("/account/provider");
        using var answer = await visitor.Http.GetAsync("/account/provider");
        answer.Headers.Location!.ToString().ShouldBe("/account/sign-in");
    }

    [TestCase("http://sso.example.org", "scoring", null, "oidc")]
    [TestCase("no address", "scoring", null, "oidc")]
    [TestCase("https://sso.example.org/realms/kota", null, null, "oidc-client")]
    [TestCase("https://sso.example.org", "scoring", "unit,inovasi,administrator\n", "oidc-roles")]
    [TestCase("https://sso.example.org", "scoring", "unit,inovasi\n", "oidc-roles")]
    [TestCase("https://sso.example.org", "scoring", "unit,inovasi,raja\n", "oidc-roles")]
    [TestCase("https://sso.example.org/realms/kota", "scoring", "unit,inovasi,reader\n", null)]
    public void Options_of_a_provider_that_cannot_be_used_are_named(string authority, string? client, string? mapping, string? wrong)
    {
        var file = mapping is null ? null : Path.Combine(_folder, "roles.csv");
        if (file is not null)
            File.WriteAllText(file, mapping);
        string[] arguments =
        [
            "--oidc",
            authority,
            .. client is null ? Array.Empty<string>() : ["--oidc-client", client],
            .. file is null ? Array.Empty<string>() : ["--oidc-roles", file],
        ];
        (Web.Shell.SiteOptions.Of(arguments).Wrong?.Option).ShouldBe(wrong);
    }

    private RunningSite Site(params (string Name, string Value)[] options) =>
        new(Path.Combine(_folder, "scoring.db"), options: [("oidc", _provider.Address), ("oidc-client", "scoring"), .. options]);

    private static Task<UserAdded> Invite(RunningSite site, string email, Roles roles) =>
        SiteVisitor.SendAsOwner(site, new AddUser("Siti", email, roles));

    private void Say(string subject, string email, bool isVerified) =>
        (_provider.Person["sub"], _provider.Person["email"], _provider.Person["email_verified"]) = (
            subject,
            email,
            isVerified ? "true" : "false"
        );

    // Follows a browser's way: to the provider and back; answers where it ends.
    private static async Task<string> Enter(SiteVisitor visitor)
    {
        using var challenge = await visitor.Http.GetAsync("/account/provider");
        challenge.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var asked = await visitor.Http.GetAsync(challenge.Headers.Location);
        asked.StatusCode.ShouldBe(HttpStatusCode.Found, await asked.Content.ReadAsStringAsync());
        using var back = await visitor.Http.GetAsync(asked.Headers.Location);
        return back.Headers.Location?.ToString() ?? $"{(int)back.StatusCode} {await back.Content.ReadAsStringAsync()}";
    }
}
