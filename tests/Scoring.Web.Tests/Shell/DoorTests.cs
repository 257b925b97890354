using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Web.Shell;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests.Shell;

/// <summary>
/// Every address of the site with every role: access without the role is refused, and nothing changes without a form's token.
/// </summary>
[TestFixture]
public class DoorTests
{
    private const string Refusal = "Peran Anda tidak mengizinkan";

    private readonly Dictionary<Roles, SiteVisitor> _visitors = [];
    private string _folder = null!;
    private RunningSite _site = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        _site = new RunningSite(Path.Combine(_folder, "scoring.db"));
        _visitors[Roles.None] = new SiteVisitor(_site);
        foreach (var (role, _) in RoleLabels.All)
            _visitors[role] = await _site.SignIn(role);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        foreach (var visitor in _visitors.Values)
            visitor.Dispose();
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public void Every_address_of_the_site_stands_in_the_table_with_those_who_may_come_to_it()
    {
        var mapped = _site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint =>
                (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                    .Where(method => method != "HEAD")
                    .Select(method =>
                        (
                            Name: $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}",
                            Roles: endpoint.Metadata.GetMetadata<Door>()?.Roles ?? Roles.None
                        )
                    )
            )
            .Where(pair => !(pair.Name.StartsWith("GET /assets/", StringComparison.Ordinal) && pair.Roles == Roles.None))
            .Select(pair => $"{pair.Name} {Words(pair.Roles)}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var table = EndpointAccess.Lines.Select(line => $"{line.Name} {Words(line.Roles)}").Order(StringComparer.Ordinal).ToList();
        mapped.Except(table).ShouldBeEmpty("mapped, but not so in EndpointAccess.cs");
        table.Except(mapped).ShouldBeEmpty("in EndpointAccess.cs, but not mapped so");
        table.ShouldBeUnique();
    }

    [Test]
    public async Task Each_role_is_refused_at_each_door_that_is_not_its_own_and_let_in_at_its_own()
    {
        var wrong = new List<string>();
        foreach (var line in EndpointAccess.Lines.Where(line => line.Roles != Roles.None && line.Path != "/account/sign-out"))
        {
            foreach (var (role, visitor) in _visitors)
            {
                using var answer = await Send(visitor, line);
                var isRefused =
                    role == Roles.None
                        ? answer.StatusCode == HttpStatusCode.Found
                            && answer.Headers.Location!.ToString().StartsWith("/account/sign-in", StringComparison.Ordinal)
                        : answer.StatusCode == HttpStatusCode.Forbidden
                            && (await answer.Content.ReadAsStringAsync()).Contains(Refusal, StringComparison.Ordinal);
                if (isRefused == ((role & line.Roles) != 0))
                    wrong.Add($"{line.Name} as {role}: {(int)answer.StatusCode}");
                if (answer.StatusCode == HttpStatusCode.InternalServerError)
                    wrong.Add($"{line.Name} as {role}: failed");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Test]
    public async Task Nothing_is_changed_without_the_token_of_a_form()
    {
        // Leaving reminders is proven by the link itself (RFC 8058): a program that reads mail has no form.
        var changing = EndpointAccess.Lines.Where(line => line is { Method: "POST", Path: not "/mail/leave/{token}" }).ToList();
        changing.Count.ShouldBeGreaterThan(10);
        foreach (var line in changing)
        {
            var role = line.Roles == Roles.None ? Roles.None : RoleLabels.All.First(pair => (pair.Role & line.Roles) != 0).Role;
            using var answer = await Send(_visitors[role], line);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, line.Name);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Formulir sudah kedaluwarsa", Case.Sensitive, line.Name);
        }
    }

    [Test]
    public async Task A_token_of_one_person_does_not_serve_another()
    {
        var token = System
            .Text.RegularExpressions.Regex.Match(
                await _visitors[Roles.Reader].Read("/account"),
                "name=\"__RequestVerificationToken\" value=\"([^\"]+)\""
            )
            .Groups[1]
            .Value;
        using var answer = await _visitors[Roles.Administrator]
            .PostWith(token, "/staff/users", ("name", "Eve"), ("email", "eve@example.org"), ("role", "administrator"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Who_is_refused_is_told_who_may()
    {
        var page = await _visitors[Roles.Juror].Read("/staff/users");
        page.ShouldContain(Refusal);
        page.ShouldContain("administrator");
    }

    private static async Task<HttpResponseMessage> Send(SiteVisitor visitor, DoorLine line)
    {
        using var request = new HttpRequestMessage(new HttpMethod(line.Method), line.Example);
        if (line.Method != "GET")
            request.Content = new MultipartFormDataContent { { new StringContent("x"), "some-field" } };
        return await visitor.Http.SendAsync(request);
    }

    private static string Words(Roles roles) =>
        roles switch
        {
            Roles.None => "everybody",
            Roles.Owner => "signed-in",
            _ => string.Join('+', RoleLabels.Of(roles)),
        };
}
