using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Publications;

/// <summary>Publications with hashes and files: all that a stranger needs to compute them again.</summary>
internal static class PublicationPages
{
    /// <summary>The address of the key that publications are signed with.</summary>
    public const string Key = "/publisher-key.pem";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapPublications(this IEndpointRouteBuilder site)
    {
        site.MapMethods("/publications", Reading, List);
        site.MapMethods(Key, Reading, PublisherKey);
        site.MapMethods("/publication/{programme}/{edition}/{number:int}", Reading, Show);
        site.MapMethods("/publication/{programme}/{edition}/{number:int}/{**file}", Reading, Download);
    }

    private static async Task<RazorComponentResult> List(HttpContext context, Published published)
    {
        var all = await published.Live(new ListPublications(), context.RequestAborted);
        return Page<PublicationsPage>(context, ("Publications", all));
    }

    private static async Task<RazorComponentResult> Show(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        int number
    )
    {
        var shown = await published.Live(new ShowPublication($"{programme}/{edition}", number), context.RequestAborted);
        return Page<PublicationPage>(
            context,
            ("Shown", shown),
            ("Rules", published.RulesOf(shown.Publication.Edition)),
            ("Since", shown.Newest == shown.Publication.Number ? published.DecidedSince(shown.Publication.Edition) : null)
        );
    }

    // The same address for every publication: a person who has it from the publisher's letterhead needs no publication's page.
    private static async Task<IResult> PublisherKey(HttpContext context, Published published)
    {
        var key = await published.Live(new ShowPublisherKey(), context.RequestAborted);
        return Results.Text(key.Pem ?? throw new RefusalException(RefusalKind.Usage, "nothing-signed"), "application/x-pem-file");
    }

    /// <summary>
    /// Serves only files that publication.json names, under exactly those names: no path of the address reaches the disk.
    /// </summary>
    private static async Task<IResult> Download(
        HttpContext context,
        Published published,
        string programme,
        string edition,
        int number,
        string file
    )
    {
        var shown = await published.Live(new ShowPublication($"{programme}/{edition}", number), context.RequestAborted);
        if (shown.Files.FirstOrDefault(one => one.Path == file) is not { } named)
            throw new RefusalException(RefusalKind.Usage, "unknown-publication-file", file);
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.File(
            Path.Combine(shown.Folder, named.Path),
            TypeOf(named),
            $"{shown.Publication.Folder}-{named.Path.Replace('/', '-')}",
            entityTag: new EntityTagHeaderValue($"\"{named.Sha256}\""),
            enableRangeProcessing: true
        );
    }

    private static string TypeOf(PublishedFile file) =>
        Path.GetExtension(file.Path) switch
        {
            ".csv" => "text/csv; charset=utf-8",
            ".json" => "application/json; charset=utf-8",
            ".gz" => "application/gzip",
            ".pub" => "application/x-pem-file",
            ".yaml" => "text/plain; charset=utf-8",
            _ => "application/octet-stream",
        };

    private static RazorComponentResult<T> Page<T>(HttpContext context, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        all.Add(nameof(Reader), Reader.Of(context));
        return new RazorComponentResult<T>(all);
    }
}
