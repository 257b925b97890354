using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.Domain.Seasons;
using Scoring.Features.Persistence;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>
/// What is frozen when an entry is sent: JSON with names in order, line feeds and two spaces, so that its SHA-256 is that of the downloaded
/// file on every machine.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry.</param>
/// <param name="Number">The number of the version.</param>
/// <param name="SentAt">When it arrived, UTC.</param>
/// <param name="Agency">The agency; null for none.</param>
/// <param name="Answers">The answers that were asked for, by field, in their one form; none is empty.</param>
/// <param name="Files">The files.</param>
/// <param name="Form">The hash of the season's rules that the form is in.</param>
public sealed record FrozenEntry(
    string Edition,
    string Entry,
    int Number,
    DateTime SentAt,
    Agency? Agency,
    IReadOnlyDictionary<string, string> Answers,
    IReadOnlyList<EntryFile> Files,
    string Form
)
{
    /// <summary>The levels that are claimed for indicators; null if the season asks for none.</summary>
    public IReadOnlyList<EvidenceClaim>? Evidence { get; init; }

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text.</summary>
    public string Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            if (Agency is not null)
            {
                json.WriteStartObject("agency");
                json.WriteNumber("id", Agency.Id);
                json.WriteString("name", Agency.Name);
                json.WriteString("region", Agency.Region);
                json.WriteEndObject();
            }
            json.WriteStartObject("answers");
            foreach (var (field, answer) in Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
                json.WriteString(field, answer);
            json.WriteEndObject();
            json.WriteString("edition", Edition);
            json.WriteString("entry", Entry);
            if (Evidence is not null)
                Write(json, Evidence);
            json.WriteStartArray("files");
            foreach (var file in Files.OrderBy(file => file.Field, StringComparer.Ordinal).ThenBy(file => file.Id, StringComparer.Ordinal))
                Write(json, file);
            json.WriteEndArray();
            json.WriteString("form", Form);
            json.WriteNumber("number", Number);
            json.WriteString("sent_at", Times.Text(SentAt));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, EntryFile file)
    {
        json.WriteStartObject();
        json.WriteString("caption", file.Caption);
        json.WriteString("field", file.Field);
        json.WriteString("id", file.Id);
        json.WriteString("name", file.Name);
        json.WriteString("sha256", file.Sha256);
        json.WriteNumber("size", file.Size);
        json.WriteString("type", file.Type);
        json.WriteEndObject();
    }

    /// <summary>Writes claims as the array "evidence".</summary>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<EvidenceClaim> evidence)
    {
        json.WriteStartArray("evidence");
        foreach (var claim in evidence)
        {
            json.WriteStartObject();
            json.WriteString("dated", claim.Document.Dated);
            json.WriteString("document", claim.Document.Number);
            json.WriteString("indicator", claim.Indicator);
            json.WriteNumber("level", claim.Level);
            json.WriteString("subject", claim.Document.Subject);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Reads a text that <see cref="Write()"/> made.</summary>
    public static FrozenEntry Read(string content)
    {
        using var json = JsonDocument.Parse(content);
        var root = json.RootElement;
        string Text(string name) => root.GetProperty(name).GetString()!;
        return new FrozenEntry(
            Text("edition"),
            Text("entry"),
            root.GetProperty("number").GetInt32(),
            Times.Of(Text("sent_at"))!.Value,
            root.TryGetProperty("agency", out var agency)
                ? new Agency(
                    agency.GetProperty("id").GetInt64(),
                    agency.GetProperty("name").GetString()!,
                    agency.GetProperty("region").GetString()!
                )
                : null,
            root.GetProperty("answers")
                .EnumerateObject()
                .ToDictionary(answer => answer.Name, answer => answer.Value.GetString()!, StringComparer.Ordinal),
            [.. root.GetProperty("files").EnumerateArray().Select(ReadFile)],
            Text("form")
        )
        {
            Evidence = root.TryGetProperty("evidence", out var evidence) ? [.. evidence.EnumerateArray().Select(ReadClaim)] : null,
        };
    }

    private static EvidenceClaim ReadClaim(JsonElement claim)
    {
        string Text(string name) => claim.GetProperty(name).GetString()!;
        return new EvidenceClaim(
            Text("indicator"),
            claim.GetProperty("level").GetInt32(),
            new EvidenceDocument(Text("document"), Text("dated"), Text("subject"))
        );
    }

    private static EntryFile ReadFile(JsonElement file)
    {
        string Text(string name) => file.GetProperty(name).GetString()!;
        return new EntryFile(
            Text("id"),
            Text("field"),
            Text("name"),
            Text("type"),
            file.GetProperty("size").GetInt64(),
            Text("sha256"),
            "kept",
            Text("caption")
        );
    }

    /// <summary>The answers of a draft as they are frozen: those that are asked, in their one form, with the agency's name.</summary>
    public static IReadOnlyDictionary<string, string> AnswersOf(EntryForm form, IReadOnlyDictionary<string, string> typed, Agency? agency)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(typed);
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(field => FormAnswers.IsAsked(form, field, typed)))
        {
            var answer =
                field.Kind == FieldKind.Agency ? agency?.Name ?? "" : FormAnswers.Normal(field, typed.GetValueOrDefault(field.Id, ""));
            if (answer.Length > 0)
                answers[field.Id] = answer;
        }
        return answers;
    }

    /// <summary>The field with the title: the one whose column it is, else the first line; null if the form asks for no line.</summary>
    public static FormField? TitleField(EntryForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Fields.FirstOrDefault(field => field.Column == "title")
            ?? form.Fields.FirstOrDefault(field => field.Kind == FieldKind.Line);
    }

    /// <summary>The title in answers; empty if there is none yet.</summary>
    public static string TitleOf(EntryForm form, IReadOnlyDictionary<string, string> answers) =>
        TitleField(form) is { } field ? FormAnswers.Normal(field, answers.GetValueOrDefault(field.Id, "")) : "";

    /// <summary>The id of an entry as a number for people, such as 00012.</summary>
    public static string IdOf(int number) => number.ToString("00000", CultureInfo.InvariantCulture);
}
