using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.WebUtilities;
using Scoring.Features.Output.Json;

namespace Scoring.Web.Api;

/// <summary>An answer of the API: one JSON document, in the same form as the product's files.</summary>
/// <param name="write">Writes the document.</param>
/// <param name="status">The status.</param>
/// <param name="type">The content type.</param>
internal sealed class ApiAnswer(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK, string type = ApiAnswer.Json) : IResult
{
    /// <summary>The content type of answers.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>The content type of refusals (RFC 9457).</summary>
    public const string Problem = "application/problem+json";

    /// <summary>An answer that is one value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="form">How it is written.</param>
    public static ApiAnswer Of<T>(T value, JsonTypeInfo<T> form) => new(json => JsonSerializer.Serialize(json, value, form));

    /// <summary>One page of a list: <c>total</c>, <c>page</c>, <c>per_page</c>, <c>items</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="page">Which page.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="items">Those of the page.</param>
    /// <param name="item">Writes one.</param>
    public static void WriteList<T>(Utf8JsonWriter json, ApiPage page, int total, IEnumerable<T> items, Action<T> item)
    {
        json.WriteNumber("total", total);
        json.WriteNumber("page", page.Number);
        json.WriteNumber("per_page", page.Size);
        json.WriteStartArray("items");
        foreach (var one in items)
            item(one);
        json.WriteEndArray();
    }

    /// <summary>A refusal as a problem document.</summary>
    /// <param name="status">The status.</param>
    /// <param name="code">A stable code.</param>
    /// <param name="detail">The reason as a sentence.</param>
    public static ApiAnswer Refusal(int status, string code, string detail) =>
        new(
            json =>
                JsonSerializer.Serialize(
                    json,
                    new ApiRefusal("about:blank", ReasonPhrases.GetReasonPhrase(status), status, code, detail),
                    ApiJson.Default.ApiRefusal
                ),
            status,
            Problem
        );

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var document = new MemoryStream();
        JsonFile.Write(document, write);
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = type;
        httpContext.Response.ContentLength = document.Length;
        await httpContext.Response.Body.WriteAsync(document.GetBuffer().AsMemory(0, (int)document.Length), httpContext.RequestAborted);
    }
}

/// <summary>Which part of a list is requested.</summary>
/// <param name="Number">The page, from 1.</param>
/// <param name="Size">How many a page has, 1 to 500.</param>
internal sealed record ApiPage(int Number, int Size)
{
    private const int Usual = 100;
    private const int Most = 500;
    private const int Last = 1_000_000;

    /// <summary>How many items come before it.</summary>
    public int Skip => (Number - 1) * Size;

    /// <summary>The page that a request names; the first, of a hundred items, if it names none or an invalid one.</summary>
    public static ApiPage Of(HttpContext context) => new(Whole(context, "page", 1, Last), Whole(context, "per_page", Usual, Most));

    /// <summary>Names the pages before and after in the <c>Link</c> header.</summary>
    public void Link(HttpContext context, int total)
    {
        var links = new List<string>();
        if (Number > 1)
            links.Add($"<{At(context, Number - 1)}>; rel=\"prev\"");
        if ((long)Number * Size < total)
            links.Add($"<{At(context, Number + 1)}>; rel=\"next\"");
        if (links.Count > 0)
            context.Response.Headers.Link = string.Join(", ", links);
    }

    private string At(HttpContext context, int page)
    {
        var query = new Microsoft.AspNetCore.Http.Extensions.QueryBuilder(
            context
                .Request.Query.Where(pair => pair.Key is not ("page" or "per_page"))
                .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")))
        )
        {
            { "page", page.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            { "per_page", Size.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        };
        return context.Request.PathBase.ToUriComponent() + context.Request.Path.ToUriComponent() + query.ToQueryString().ToUriComponent();
    }

    private static int Whole(HttpContext context, string name, int otherwise, int most) =>
        int.TryParse(
            context.Request.Query[name],
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
        && number >= 1
            ? Math.Min(number, most)
            : otherwise;
}
