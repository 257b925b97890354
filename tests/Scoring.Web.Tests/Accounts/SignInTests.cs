using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Accounts;

/// <summary>Signing in and all that ends it.</summary>
[TestFixture]
public partial class SignInTests
{
    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _database = TestStore.New(_folder);
        _site = new RunningSite(_database);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task Who_signs_in_is_named_in_the_frame_and_can_sign_out_again()
    {
        using var visitor = await _site.SignIn(Roles.Auditor);
        (await visitor.Read("/")).ShouldContain(visitor.Name);
        using (var answer = await visitor.PostFrom("/account", "/account/sign-out"))
            answer.Headers.Location!.ToString().ShouldBe("/?said=signed-out");
        var page = await visitor.Read("/?said=signed-out");
        page.ShouldNotContain(visitor.Name);
        page.ShouldContain("Anda sudah keluar.");
    }

    [Test]
    public async Task A_page_for_people_with_an_account_leads_to_sign_in_and_back()
    {
        using var visitor = new SiteVisitor(_site);
        using (var answer = await visitor.Http.GetAsync("/account/password?lang=en"))
            answer.Headers.Location!.ToString().ShouldBe("/account/sign-in?lang=en&return=%2Faccount%2Fpassword%3Flang%3Den");
        var user = await NewUser(Roles.Reader);
        using var signed = await visitor.Post(
            "/account/sign-in?lang=en",
            ("email", user.ToUpperInvariant()),
            ("password", SiteVisitor.Password),
            ("return", "/account/password?lang=en")
        );
        signed.Headers.Location!.ToString().ShouldBe("/account/password?lang=en");
    }

    [TestCase("//evil.example/x")]
    [TestCase("/\\evil.example")]
    [TestCase("https://evil.example/")]
    [TestCase("javascript:alert(1)")]
    [TestCase("/\n/evil.example")]
    [TestCase("/staff\u2028x", Description = "no header can hold it")]
    [TestCase("/staff\u3000x")]
    [TestCase("/staff\uD83Dx")]
    public async Task A_way_back_that_leads_elsewhere_is_not_taken(string back)
    {
        using var visitor = new SiteVisitor(_site);
        var user = await NewUser(Roles.Reader);
        using var answer = await visitor.Post("/account/sign-in", ("email", user), ("password", SiteVisitor.Password), ("return", back));
        (answer.Headers.Location?.ToString()).ShouldBe("/staff", await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task A_form_with_a_NUL_is_refused_with_a_sentence()
    {
        using var visitor = new SiteVisitor(_site);
        using var answer = await visitor.Post("/account/sign-in", ("email", "a@b.example"), ("password", "x\0y"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Tidak ada yang diubah.");
    }

    [Test]
    public async Task A_wrong_password_and_an_unknown_address_are_told_in_the_same_words()
    {
        using var visitor = new SiteVisitor(_site);
        var user = await NewUser(Roles.Reader);
        using var wrong = await visitor.Post("/account/sign-in", ("email", user), ("password", "not the password"));
        using var unknown = await visitor.Post("/account/sign-in", ("email", "nobody@example.org"), ("password", "not the password"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("Alamat atau kata sandi tidak tepat");
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("Alamat atau kata sandi tidak tepat");
    }

    [Test]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var visitor = new SiteVisitor(_site);
        var user = await NewUser(Roles.Reader);
        using var answer = await visitor.Post("/account/sign-in", ("email", user), ("password", SiteVisitor.Password));
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(line => line.StartsWith("scoring-session=", StringComparison.Ordinal))
            .ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires");
        using var page = await visitor.Http.GetAsync("/account");
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [TestCase("disable")]
    [TestCase("roles")]
    [TestCase("sessions")]
    [TestCase("invitation")]
    public async Task A_session_is_over_at_once_when_an_administrator_says_so(string how)
    {
        using var visitor = await _site.SignIn(Roles.Reader);
        (await visitor.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        switch (how)
        {
            case "disable":
                await SiteVisitor.SendAsOwner(_site, new DisableUser(visitor.Email));
                break;
            case "roles":
                await SiteVisitor.SendAsOwner(_site, new ChangeRoles(visitor.Email, Roles.Auditor));
                break;
            case "sessions":
                (await SiteVisitor.SendAsOwner(_site, new EndSessions(visitor.Email))).Count.ShouldBe(1);
                break;
            default:
                using (var guest = new SiteVisitor(_site))
                    await guest.Post(
                        (await SiteVisitor.SendAsOwner(_site, new InviteUser(visitor.Email))).Path,
                        ("password", "kalimat baru sekali"),
                        ("again", "kalimat baru sekali")
                    );
                break;
        }
        using var answer = await visitor.Http.GetAsync("/account");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldStartWith("/account/sign-in");
    }

    [Test]
    public async Task Somebody_disabled_cannot_sign_in()
    {
        using var visitor = new SiteVisitor(_site);
        var user = await NewUser(Roles.Reader);
        await SiteVisitor.SendAsOwner(_site, new DisableUser(user));
        using var answer = await visitor.Post("/account/sign-in", ("email", user), ("password", SiteVisitor.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Test]
    public async Task An_invitation_sets_a_password_once()
    {
        var added = await SiteVisitor.SendAsOwner(_site, new AddUser("Invited One", "invited@example.org", Roles.Reader));
        using var visitor = new SiteVisitor(_site);
        using (var weak = await visitor.Post(added.Invitation!.Path, ("password", "short"), ("again", "short")))
            (await weak.Content.ReadAsStringAsync()).ShouldContain("sekurangnya 12 karakter");
        using (
            var differ = await visitor.Post(added.Invitation.Path, ("password", "kalimat baru sekali"), ("again", "kalimat lain sekali"))
        )
            (await differ.Content.ReadAsStringAsync()).ShouldContain("tidak sama");
        using (var set = await visitor.Post(added.Invitation.Path, ("password", "kalimat baru sekali"), ("again", "kalimat baru sekali")))
            set.Headers.Location!.ToString().ShouldBe("/account/sign-in?said=password-set");
        using (var again = await visitor.Http.GetAsync(added.Invitation.Path))
            again.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var signed = await visitor.Post("/account/sign-in", ("email", "invited@example.org"), ("password", "kalimat baru sekali"));
        signed.StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Test]
    public async Task A_newer_invitation_makes_the_older_one_void_and_the_database_holds_neither()
    {
        var added = await SiteVisitor.SendAsOwner(_site, new AddUser("Invited Two", "invited2@example.org", Roles.Reader));
        var newer = await SiteVisitor.SendAsOwner(_site, new InviteUser("invited2@example.org"));
        (await _site.Browser.GetAsync(added.Invitation!.Path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _site.Browser.GetAsync(newer.Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        Text("SELECT group_concat(token_hash) FROM account_invitations").ShouldNotContain(newer.Token);
    }

    [Test]
    public async Task A_new_password_ends_other_sessions_and_keeps_this_one()
    {
        using var here = await _site.SignIn(Roles.Reader);
        using var there = new SiteVisitor(_site);
        (await there.Post("/account/sign-in", ("email", here.Email), ("password", SiteVisitor.Password))).Dispose();
        (await here.Read("/account")).ShouldContain("di sini");
        using (
            var wrong = await here.Post(
                "/account/password",
                ("old", "not it at all"),
                ("password", "kalimat baru sekali"),
                ("again", "kalimat baru sekali")
            )
        )
            (await wrong.Content.ReadAsStringAsync()).ShouldContain("Ini bukan kata sandi Anda");
        using (
            var changed = await here.Post(
                "/account/password",
                ("old", SiteVisitor.Password),
                ("password", "kalimat baru sekali"),
                ("again", "kalimat baru sekali")
            )
        )
            changed.Headers.Location!.ToString().ShouldBe("/account?said=password-changed");
        (await here.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await there.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Test]
    public async Task One_session_is_ended_from_the_own_list_and_nobody_ends_that_of_another()
    {
        using var here = await _site.SignIn(Roles.Reader);
        using var there = new SiteVisitor(_site);
        using var stranger = await _site.SignIn(Roles.Administrator);
        (await there.Post("/account/sign-in", ("email", here.Email), ("password", SiteVisitor.Password))).Dispose();
        var other = UnitOfWork().Match(await here.Read("/account")).Groups[1].Value;
        (await stranger.PostFrom("/account", "/account/sessions/end", ("session", other))).Dispose();
        (await there.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await here.PostFrom("/account", "/account/sessions/end", ("session", other))).Dispose();
        (await there.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await here.Http.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task Too_many_attempts_from_one_address_are_refused_for_a_while()
    {
        using var site = new RunningSite(Path.Combine(_folder, "limited.db"), signIns: 2);
        using var visitor = new SiteVisitor(site);
        for (var i = 0; i < 2; i++)
            (await visitor.Post("/account/sign-in", ("email", "a@b.c"), ("password", "x"))).StatusCode.ShouldBe(
                HttpStatusCode.UnprocessableEntity
            );
        using var third = await visitor.Post("/account/sign-in", ("email", "a@b.c"), ("password", "x"));
        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await third.Content.ReadAsStringAsync()).ShouldContain("Terlalu banyak percobaan");
    }

    [Test]
    public void Our_hashes_are_those_of_identity()
    {
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = Passwords.Rounds }));
        var hash = Passwords.Hash("seribu bukit hijau");
        hasher.VerifyHashedPassword(new Account(), hash, "seribu bukit hijau").ShouldBe(PasswordVerificationResult.Success);
        hasher.VerifyHashedPassword(new Account(), hash, "seribu bukit biru").ShouldBe(PasswordVerificationResult.Failed);
        Passwords.Hash("seribu bukit hijau").ShouldNotBe(hash);
    }

    private async Task<string> NewUser(Roles roles)
    {
        var email = Guid.NewGuid().ToString("N") + "@example.org";
        await SiteVisitor.SendAsOwner(_site, new AddUser(email, email, roles));
        SiteVisitor.SetPassword(_site, email);
        return email;
    }

    private async Task<int> Audit(string what) => (await SiteVisitor.SendAsOwner(_site, new ListAudit(What: what))).Found;

    private string Text(string sql)
    {
        using var connection = TestStore.Open(_database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }

    [GeneratedRegex("name=\"session\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex UnitOfWork();
}
