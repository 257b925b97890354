using System.Net;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>The site behind https, and the hosts that requests may name.</summary>
[TestFixture]
public sealed class EncryptedTests
{
    private const string Public = "https://inovasi.example.go.id";

    private string _folder = null!;
    private RunningSite _plain = null!;
    private RunningSite _named = null!;
    private HttpClient _bare = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _folder = TemporaryFolder.New();
        _plain = new RunningSite(Path.Combine(_folder, "plain.db"));
        _bare = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        _named = new RunningSite(
            Path.Combine(_folder, "named.db"),
            options: [("public-address", Public), ("hosts", "other.example.go.id")]
        );
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _bare.Dispose();
        _plain.Dispose();
        _named.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [TestCase(false, true, true)]
    [TestCase(true, false, true)]
    [TestCase(false, false, false)]
    public async Task Behind_https_browsers_are_told_to_come_encrypted_only_and_cookies_belong_to_this_host(
        bool isNamed,
        bool proxySaysSo,
        bool isEncrypted
    )
    {
        using var answer = await Get(isNamed ? _named : _plain, "/account/sign-in", proxySaysSo ? "https" : "http");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        answer.Headers.TryGetValues("Strict-Transport-Security", out var strict);
        if (isEncrypted)
        {
            strict.ShouldBe(["max-age=31536000"]);
            cookie.ShouldStartWith("__Host-scoring-form=");
            cookie.ShouldContain("; secure", Case.Insensitive);
            cookie.ShouldContain("; path=/;", Case.Insensitive);
            cookie.ShouldNotContain("domain", Case.Insensitive);
        }
        else
        {
            strict.ShouldBeNull();
            cookie.ShouldStartWith("scoring-form=");
        }
    }

    [Test]
    public async Task Behind_https_a_whole_sign_in_works_and_a_cookie_without_the_prefix_opens_nothing()
    {
        const string email = "https@example.org";
        await SiteVisitor.SendAsOwner(_plain, new AddUser("Https", email, Roles.Reader));
        SiteVisitor.SetPassword(_plain, email);
        using var page = await Get(_plain, "/account/sign-in", "https");
        var token = System
            .Text.RegularExpressions.Regex.Match(await page.Content.ReadAsStringAsync(), "RequestVerificationToken\" value=\"([^\"]+)")
            .Groups[1]
            .Value;
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri(_plain.Browser.BaseAddress!, "/account/sign-in"))
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["email"] = email,
                    ["password"] = SiteVisitor.Password,
                    ["__RequestVerificationToken"] = token,
                }
            ),
        };
        form.Headers.Add("X-Forwarded-Proto", "https");
        form.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var signed = await _bare.SendAsync(form);
        signed.StatusCode.ShouldBe(HttpStatusCode.Found);
        var cookies = signed.Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldAllBe(cookie => cookie.StartsWith("__Host-scoring-", StringComparison.Ordinal));
        cookies.ShouldContain(cookie => cookie.StartsWith("__Host-scoring-browser=", StringComparison.Ordinal));
        var session = cookies.Single(cookie => cookie.StartsWith("__Host-scoring-session=", StringComparison.Ordinal)).Split(';')[0];
        (await Get(_plain, "/account", "https", session)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Get(_plain, "/account", "https", session["__Host-".Length..])).StatusCode.ShouldBe(HttpStatusCode.Found, "planted");
    }

    [TestCase(false, "localhost", HttpStatusCode.OK)]
    [TestCase(false, "127.0.0.1:5080", HttpStatusCode.OK)]
    [TestCase(false, "evil.example", HttpStatusCode.BadRequest)]
    [TestCase(true, "inovasi.example.go.id", HttpStatusCode.OK)]
    [TestCase(true, "other.example.go.id", HttpStatusCode.OK)]
    [TestCase(true, "localhost", HttpStatusCode.OK)]
    [TestCase(true, "evil.example", HttpStatusCode.BadRequest)]
    public async Task A_request_for_a_host_that_is_not_ours_is_refused(bool isNamed, string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;
        using var answer = await (isNamed ? _named : _plain).Browser.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_invitation_s_link_is_made_from_the_site_s_own_address_and_never_from_the_request_s_host(bool isNamed)
    {
        var folder = TemporaryFolder.New();
        using (
            var site = new RunningSite(
                Path.Combine(folder, "scoring.db"),
                options: isNamed
                    ? [("public-address", Public.Replace("https", "http", StringComparison.Ordinal)), ("hosts", "*")]
                    : [("hosts", "*")]
            )
        )
        {
            using var administrator = await site.SignIn(Roles.Administrator);
            administrator.Http.DefaultRequestHeaders.Host = "evil.example";
            using var added = await administrator.Post("/staff/users", ("name", "A"), ("email", "a@b.id"), ("role", "reader"));
            var page = await added.Content.ReadAsStringAsync();
            page.ShouldNotContain("evil.example");
            page.ShouldContain(
                (isNamed ? "http://inovasi.example.go.id" : administrator.Address.ToString().TrimEnd('/')) + "/account/invite/"
            );
        }
        TemporaryFolder.Remove(folder);
    }

    private async Task<HttpResponseMessage> Get(RunningSite site, string address, string scheme, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Browser.BaseAddress!, address));
        request.Headers.Add("X-Forwarded-Proto", scheme);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await _bare.SendAsync(request);
    }
}
