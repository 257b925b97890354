using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>The API gives programs what the pages give people, and both are cached until something new is published.</summary>
[TestFixture]
public partial class ApiTests
{
    private string _folder = null!;
    private string _database = null!;
    private RunningSite _site = null!;

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Place { get; }

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        _database = await FilledWorld.Published("iid-2026").AndRanked("medan-2021").CopyTo(_folder);
        _site = new RunningSite(_database);
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    [Test]
    public async Task A_ranking_read_page_by_page_is_the_ranking_of_the_page_and_of_its_file()
    {
        var ids = new List<string>();
        var scores = new List<string>();
        for (string? address = "/api/v1/editions/iga/2026/rankings/kabupaten?per_page=8"; address is not null; )
        {
            using var answer = await _site.Browser.GetAsync(address);
            using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            var items = document.RootElement.GetProperty("items").EnumerateArray().ToList();
            ids.AddRange(items.Select(item => item.GetProperty("id").GetString()!));
            scores.AddRange(items.Select(item => item.GetProperty("score").GetRawText()));
            document.RootElement.GetProperty("illustrative").GetBoolean().ShouldBeTrue();
            var next = answer.Headers.TryGetValues("Link", out var links)
                ? Regex.Match(string.Join(", ", links), "<([^>]*)>; rel=\"next\"")
                : Match.Empty;
            address = next.Success ? next.Groups[1].Value : null;
        }
        var lines = (await _site.Read("/iga/2026/kabupaten.csv"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();
        ids.ShouldBe(lines.Select(line => line[2]));
        scores.ShouldBe(lines.Select(line => line[5].Length == 0 ? "null" : line[5]));
        var page = await _site.Read("/iga/2026/kabupaten");
        foreach (var score in scores.Where(score => score != "null"))
            page.ShouldContain($"<span>{score.Replace('.', ',')}</span>");
    }

    [TestCase(64)]
    [TestCase(65)]
    [TestCase(72)]
    [TestCase(4_000)]
    public async Task An_id_of_any_length_is_looked_up_by_a_page_and_by_the_API(int letters)
    {
        var id = new string('a', letters);
        foreach (
            var address in new[]
            {
                $"/innovation/iga/2026/{id}",
                $"/region/iga/2026/{id}",
                $"/api/v1/innovations/iga/2026/{id}",
                $"/api/v1/regions/iga/2026/{id}",
            }
        )
        {
            using var answer = await _site.Browser.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
    }

    [Test]
    public async Task A_region_and_an_innovation_have_the_figures_of_their_pages()
    {
        using var region = JsonDocument.Parse(await _site.Read("/api/v1/regions/13.72"));
        var standing = region.RootElement.GetProperty("standings")[0];
        var page = await _site.Read("/region/13.72");
        page.ShouldContain($"<span class=\"big\">{standing.GetProperty("score").GetRawText().Replace('.', ',')}</span>");
        page.ShouldContain($"<span class=\"big\">{standing.GetProperty("rank").GetRawText()}</span>");
        standing.GetProperty("ways").GetArrayLength().ShouldBe(3);
        using var tree = JsonDocument.Parse(await _site.Read("/api/v1/editions/iga/2026/rankings/kota/explanations/13.72"));
        tree.RootElement.GetProperty("exact_score").GetRawText().ShouldBe(standing.GetProperty("exact_score").GetRawText());
        using var innovation = JsonDocument.Parse(await _site.Read("/api/v1/innovations/iga/2026/13.72-01?lang=en"));
        innovation.RootElement.GetProperty("region_name").GetString().ShouldBe("Kota Solok");
        using var list = JsonDocument.Parse(await _site.Read("/api/v1/innovations?region=13.72&per_page=5"));
        list.RootElement.GetProperty("total").GetInt32().ShouldBe(standing.GetProperty("innovations").GetArrayLength());
    }

    [Test]
    public async Task The_description_names_just_the_addresses_that_there_are()
    {
        using var document = JsonDocument.Parse(await _site.Read("/api/v1/openapi.json"));
        var described = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => "/api/v1" + path.Name).Order().ToList();
        var mapped = _site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(endpoint => Place.Replace(endpoint.RoutePattern.RawText!, "{$1}"))
            .Where(route => route.StartsWith("/api/v1/", StringComparison.Ordinal) && !route.EndsWith("/{path}", StringComparison.Ordinal));
        mapped.Distinct().Order().ShouldBe(described);
        var people = await _site.Read("/api");
        foreach (var path in described)
            people.ShouldContain(path);
    }

    [TestCase("/api/v1/regions/99.99", "unknown-unit")]
    [TestCase("/api/v1/editions/iga/1999", "unknown-edition")]
    [TestCase("/api/v1/editions/iga/2019/rankings/kabupaten", "not-published")]
    [TestCase("/api/v1/nowhere/at/all", "unknown-address")]
    public async Task A_refusal_is_a_problem_document_that_any_page_may_read(string address, string code)
    {
        using var answer = await _site.Browser.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        answer.Headers.ETag.ShouldBeNull();
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe(404);
        if (code != "unknown-edition")
            problem.RootElement.GetProperty("code").GetString().ShouldBe(code);
        problem.RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    [TestCase("/api/v1/editions")]
    [TestCase("/region/13.72")]
    [TestCase("/iga/2026/kota")]
    public async Task What_a_reader_has_already_is_not_sent_again_until_something_is_published(string address)
    {
        using var first = await _site.Browser.GetAsync(address);
        var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _site.Browser.SendAsync(again);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        using var other = await _site.Browser.GetAsync(address + "?lang=en");
        other.Headers.ETag.ShouldNotBe(first.Headers.ETag);
    }

    [Test]
    public async Task A_new_publication_changes_what_is_answered_and_its_tag()
    {
        using var before = await _site.Browser.GetAsync("/api/v1/editions?x=1");
        (await before.Content.ReadAsStringAsync()).ShouldNotContain("catalogue/2021");
        (await _site.Read("/catalogue")).ShouldNotContain("medan-01");
        using (var live = Workplace.On(_database))
            await live.Publish("catalogue/2021");
        var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/editions?x=1");
        again.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await _site.Browser.SendAsync(again);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await after.Content.ReadAsStringAsync()).ShouldContain("catalogue/2021");
        (await _site.Read("/catalogue?edition=catalogue/2021")).ShouldContain("medan-01");
    }

    [Test]
    public async Task Who_has_signed_in_gets_a_page_of_their_own_and_nobody_else_gets_it()
    {
        using var visitor = await _site.SignIn(Roles.Secretariat);
        var own = await visitor.Read("/iga/2026/kota");
        own.ShouldContain("sign-out");
        (await _site.Read("/iga/2026/kota")).ShouldNotContain("sign-out");
        (await visitor.Read("/iga/2026/kota")).ShouldContain("sign-out");
    }

    [TestCase("", false)]
    [TestCase("gzip", true)]
    [TestCase("br, gzip;q=0.5", true)]
    [TestCase("gzip;q=0", false)]
    public async Task A_cached_page_is_the_same_page_however_it_is_encoded(string accepts, bool isPacked)
    {
        const string address = "/iga/2026/kota";
        var plain = await _site.Read(address);
        for (var time = 0; time < 2; time++)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (accepts.Length > 0)
                request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
            using var answer = await _site.Browser.SendAsync(request);
            answer.Content.Headers.ContentEncoding.ShouldBe(isPacked ? ["gzip"] : []);
            answer.Headers.ETag.ShouldNotBeNull();
            answer.Headers.Vary.ShouldContain("Cookie");
            var body = await answer.Content.ReadAsStreamAsync();
            await using var unpacked = new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress);
            using var text = new StreamReader(isPacked ? unpacked : body);
            (await text.ReadToEndAsync()).ShouldBe(plain);
        }
    }

    [Test]
    public async Task A_slow_line_gets_the_page_packed_and_it_is_the_same_page()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/iga/2026/kabupaten");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await _site.Browser.SendAsync(request);
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        await using var packed = new System.IO.Compression.GZipStream(
            await answer.Content.ReadAsStreamAsync(),
            System.IO.Compression.CompressionMode.Decompress
        );
        using var text = new StreamReader(packed);
        (await text.ReadToEndAsync()).ShouldBe(await _site.Read("/iga/2026/kabupaten"));
        using var head = await _site.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/iga/2026/kabupaten"));
        (head.StatusCode, head.Content.Headers.ContentLength > 10_000).ShouldBe((HttpStatusCode.OK, true));
    }
}
