using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Web.Api;
using Scoring.Web.Tests.Running;

namespace Scoring.Web.Tests;

/// <summary>The description of the API, written by hand, agrees with the routes, their parameters and what they answer.</summary>
[TestFixture]
public class ApiDescriptionTests
{
    private const string OwnAddress = "/openapi.json";

    private static readonly string[] Paging = ["page", "per_page"];

    // One address for each path; a path without one fails.
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["/editions"] = "/editions",
        ["/editions/{programme}/{edition}"] = "/editions/iga/2026",
        ["/editions/{programme}/{edition}/rankings/{ranking}"] = "/editions/iga/2026/rankings/kota",
        ["/editions/{programme}/{edition}/rankings/{ranking}/explanations/{unit}"] = "/editions/iga/2026/rankings/kota/explanations/13.72",
        ["/regions"] = "/regions",
        ["/regions/{code}"] = "/regions/13.72",
        ["/innovations"] = "/innovations",
        ["/innovations/{programme}/{edition}/{id}"] = "/innovations/iga/2026/13.72-01",
        ["/publications"] = "/publications",
    };

    private string _folder = null!;
    private RunningSite _site = null!;
    private JsonDocument _description = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = TemporaryFolder.New();
        _site = new RunningSite(await FilledWorld.Published("iid-2026").AndRanked("medan-2021").CopyTo(_folder));
        _description = JsonDocument.Parse(await _site.Read(ApiRoutes.Root + OwnAddress));
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _description.Dispose();
        _site.Dispose();
        TemporaryFolder.Remove(_folder);
    }

    private Dictionary<string, JsonElement> Described =>
        _description
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .ToDictionary(path => path.Name, path => path.Value.GetProperty("get"));

    // What the site maps below the root; the route for addresses that there are not is no part of the description.
    private Dictionary<string, RouteEndpoint> Mapped =>
        _site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ApiRoutes.Root + "/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.RoutePattern.RawText != ApiRoutes.Root + "/{**path}")
            .ToDictionary(endpoint =>
                endpoint.RoutePattern.Parameters.Aggregate(endpoint.RoutePattern.RawText![ApiRoutes.Root.Length..], (path, one) =>
                    path.Replace($"{{**{one.Name}}}", $"{{{one.Name}}}", StringComparison.Ordinal)
                )
            );

    [Test]
    public void Each_route_is_described_with_its_parameters_and_nothing_else_is()
    {
        var (described, mapped) = (Described, Mapped);
        mapped.Keys.Order(StringComparer.Ordinal).ShouldBe(described.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, endpoint) in mapped)
        {
            var inPath = endpoint.RoutePattern.Parameters.Select(one => one.Name).ToList();
            Names(described[path], "path").ShouldBe(inPath, path);
            if (path == OwnAddress)
                continue;
            var taken = endpoint
                .Metadata.GetRequiredMetadata<MethodInfo>()
                .GetParameters()
                .Where(one => one.ParameterType == typeof(string))
                .Select(one => one.Name!)
                .Except(inPath);
            var isList = Properties(described[path]).Contains("per_page");
            Names(described[path], "query").ShouldBe([.. taken, .. isList ? Paging : [], "lang"], path);
        }
    }

    [Test]
    public async Task Each_answer_has_just_the_properties_that_are_described()
    {
        foreach (var (path, operation) in Described.Where(one => one.Key != OwnAddress))
        {
            using var answer = JsonDocument.Parse(await _site.Read(ApiRoutes.Root + Examples[path]));
            answer
                .RootElement.EnumerateObject()
                .Select(property => property.Name)
                .Order(StringComparer.Ordinal)
                .ShouldBe(Properties(operation).Order(StringComparer.Ordinal), path);
        }
    }

    [Test]
    public async Task Each_list_is_cut_into_pages_as_described()
    {
        foreach (var (path, _) in Described.Where(one => Properties(one.Value).Contains("per_page")))
        {
            using var answer = JsonDocument.Parse(await _site.Read($"{ApiRoutes.Root}{Examples[path]}?page=2&per_page=1"));
            answer.RootElement.GetProperty("page").GetInt32().ShouldBe(2, path);
            answer.RootElement.GetProperty("per_page").GetInt32().ShouldBe(1, path);
        }
    }

    private static List<string> Names(JsonElement operation, string place) =>
        operation.TryGetProperty("parameters", out var parameters)
            ?
            [
                .. parameters
                    .EnumerateArray()
                    .Where(one => one.GetProperty("in").GetString() == place)
                    .Select(one => one.GetProperty("name").GetString()!),
            ]
            : [];

    private List<string> Properties(JsonElement operation) =>
        OfSchema(
            operation
                .GetProperty("responses")
                .GetProperty("200")
                .GetProperty("content")
                .GetProperty("application/json")
                .GetProperty("schema")
        );

    private List<string> OfSchema(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var name))
            return OfSchema(
                _description.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(name.GetString()!.Split('/')[^1])
            );
        if (schema.TryGetProperty("allOf", out var parts))
            return [.. parts.EnumerateArray().SelectMany(OfSchema)];
        return schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(one => one.Name)] : [];
    }
}
