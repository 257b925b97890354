using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Scoring.Features.Core;

namespace Scoring.Web.Shell;

/// <summary>Reads what a person or a script sent. What cannot be read is refused in a sentence; it is never an error of ours.</summary>
internal static class SentText
{
    /// <summary>The refusal of a body that cannot be read.</summary>
    public const string UnreadableCode = "form-unreadable";

    private const int LongestJson = 1 << 18;
    private const int DeepestJson = 8;
    private const int EscapeLength = 6;
    private const int LongestKey = 64;
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>The field with the key of a form: a form that is sent twice is carried out once.</summary>
    public const string KeyField = "once";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = DeepestJson };

    /// <summary>Replaces what no text can hold in the fields of every form, before a page reads them.</summary>
    public static void UseSentText(this WebApplication site) =>
        site.Use(
            async (context, next) =>
            {
                if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType)
                {
                    await CleanForm(context.Request, context.RequestAborted);
                    context.RequestServices.GetRequiredService<Caller>().FormKey = KeyIn(context.Request.Form);
                }
                await next(context);
            }
        );

    /// <summary>A key for a form that is being shown.</summary>
    public static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    // With what was typed: who goes back in the browser and sends something else from the same page sends another form.
    private static string? KeyIn(IFormCollection form)
    {
        if (form[KeyField].ToString() is not { Length: > 0 and <= LongestKey })
            return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in form.Where(field => field.Key != TokenField).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            foreach (var value in field.Value)
                hash.AppendData(Encoding.UTF8.GetBytes($"{field.Key}\0{value}\0"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads a body of JSON.</summary>
    /// <exception cref="RefusalException">The body is not JSON of that shape.</exception>
    public static async Task<T> ReadJson<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var body = new byte[LongestJson];
        var length = await request.Body.ReadAtLeastAsync(body, LongestJson, throwOnEndOfStream: false, cancellationToken);
        if (length == LongestJson)
            throw Unreadable();
        try
        {
            MendEscapes(body.AsSpan(0, length));
            return JsonSerializer.Deserialize<T>(body.AsSpan(0, length), Options) ?? throw Unreadable();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw Unreadable();
        }
    }

    /// <summary>The refusal of a body that no page of this site sends.</summary>
    public static RefusalException Unreadable() => new(RefusalKind.Usage, UnreadableCode);

    private static async Task CleanForm(HttpRequest request, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw Unreadable();
        }
        if (form.All(field => field.Value.All(value => value is null || StorableText.IsStorable(value))))
            return;
        request.Form = new FormCollection(
            form.ToDictionary(
                field => field.Key,
                field => new StringValues([.. field.Value.Select(value => value is null ? null : StorableText.Of(value))])
            ),
            form.Files
        );
    }

    // A browser writes half a pair as \ud83d, which the reader refuses as a whole, and no database holds \u0000: U+FFFD takes their place.
    internal static void MendEscapes(Span<byte> json)
    {
        for (var at = 0; at + 1 < json.Length; )
        {
            if (json[at] != '\\')
                at++;
            else if (CodeAt(json, at) is not { } code || (code != 0 && !char.IsSurrogate((char)code)))
                at += 2;
            else if (char.IsHighSurrogate((char)code) && CodeAt(json, at + EscapeLength) is { } second && char.IsLowSurrogate((char)second))
                at += 2 * EscapeLength;
            else
            {
                "\\uFFFD"u8.CopyTo(json[at..]);
                at += EscapeLength;
            }
        }
    }

    private static int? CodeAt(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && ushort.TryParse(json.Slice(at + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code)
            ? code
            : null;
}
