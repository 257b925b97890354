using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scoring.Cli.Localization;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Rendering;

/// <summary>JSON schemas (draft 2020-12) of what the verbs write with <c>--format json</c>: one file a verb, with a version.</summary>
/// <remarks>
/// A new version is due when a key goes or means something else; a key that is added leaves it as it is. Descriptions name texts, so that
/// a key is described with the words of its column in the reader's language.
/// </remarks>
internal static class OutputSchema
{
    private const string Prefix = "Scoring.Cli.Schemas.";
    private const string Suffix = ".json";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The names, which are those of the verbs: "rank", "jury-progress".</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(OutputSchema)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Writes a schema.</summary>
    /// <param name="stream">The stream to write to; it is not closed.</param>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="language">The language of its descriptions: "id" or "en".</param>
    public static void Write(Stream stream, string name, string language)
    {
        using var file = typeof(OutputSchema).Assembly.GetManifestResourceStream(Prefix + name + Suffix)!;
        var schema = JsonNode.Parse(file)!;
        Describe(schema, language);
        using (var json = new Utf8JsonWriter(stream, Options))
            schema.WriteTo(json);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>The type of a column's cells: "string", "number" or "boolean"; "string" too where they are of several types.</summary>
    /// <param name="form">The form of the verb's JSON, "rank/1".</param>
    /// <param name="table">The name of the table in it, which comes before others with the same key.</param>
    /// <param name="key">The column.</param>
    public static string TypeOf(string form, string table, string key)
    {
        using var file = typeof(OutputSchema).Assembly.GetManifestResourceStream(Prefix + form.Split('/')[0] + Suffix);
        if (file is null)
            return "string";
        var schema = JsonNode.Parse(file);
        var found = Find(Find(schema, table), key) ?? Find(schema, key);
        var types = found?["type"] switch
        {
            JsonArray several => several.Select(type => type!.GetValue<string>()),
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };
        return types.Where(type => type != "null").ToList() is [var only] ? only : "string";
    }

    // The first property of that name, in the order of the file.
    private static JsonNode? Find(JsonNode? node, string key) =>
        node switch
        {
            JsonArray list => list.Select(item => Find(item, key)).FirstOrDefault(found => found is not null),
            JsonObject map => (map["properties"] as JsonObject)?[key]
                ?? map.Select(pair => Find(pair.Value, key)).FirstOrDefault(found => found is not null),
            _ => null,
        };

    private static string TextOf(string key, string language) =>
        key.StartsWith("schema.", StringComparison.Ordinal) ? CliTexts.Get(key, language) : Texts.Get(key, language);

    // A column may itself be named "description": only a text is one.
    private static void Describe(JsonNode? node, string language)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Describe(item, language);
            return;
        }
        if (node is not JsonObject map)
            return;
        if (map["description"] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            map["description"] = TextOf(value.GetValue<string>(), language);
        foreach (var (_, below) in map)
            Describe(below, language);
    }
}
