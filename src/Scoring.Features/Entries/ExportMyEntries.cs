using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>An innovator takes along everything that is stored of their own entries.</summary>
[Allow(Access.Innovators)]
public sealed record ExportMyEntries : IRequest<OwnData>;

/// <summary>What is stored of a person.</summary>
/// <param name="Json">A JSON document.</param>
public sealed record OwnData(string Json);

/// <summary>Writes account, drafts, versions and what became of each entry.</summary>
internal sealed class ExportMyEntriesHandler(
    EntryStore entries,
    SectionStore sections,
    EntryVersions versions,
    IEntryFiles files,
    IEntryClaims claims,
    EntryDoor door,
    AccountStore accounts,
    Caller caller
) : IRequestHandler<ExportMyEntries, OwnData>
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public Task<OwnData> Handle(ExportMyEntries request, CancellationToken cancellationToken)
    {
        var account = accounts.Find(caller.Person.Account ?? throw new RefusalException(RefusalKind.State, "entry-needs-account"))!;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("name", account.Called);
            json.WriteString("email", account.Email);
            json.WriteStartArray("entries");
            foreach (var entry in entries.OfAccount(account.Id))
                Write(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Task.FromResult(new OwnData(Encoding.UTF8.GetString(bytes.ToArray()) + "\n"));
    }

    private void Write(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        json.WriteString("edition", entry.Edition);
        json.WriteString("entry", entry.Id);
        json.WriteString("begun_at", Times.Text(entry.At));
        json.WriteStartObject("answers");
        foreach (var (field, answer) in sections.AnswersOf(entry).OrderBy(answer => answer.Key, StringComparer.Ordinal))
            json.WriteString(field, answer);
        json.WriteEndObject();
        if (door.Find(entry.Edition)?.Indicators is { } table)
            FrozenEntry.Write(json, claims.OfEntry(entry.Edition, entry.Id, table));
        json.WriteStartArray("files");
        foreach (var file in files.OfEntry(entry.Edition, entry.Id))
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("caption", file.Caption);
            json.WriteString("sha256", file.Sha256);
            json.WriteString("address", "/files/" + file.Id + "/" + Uri.EscapeDataString(file.Name));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("versions");
        foreach (var version in versions.Of(entry))
        {
            json.WriteStartObject();
            json.WriteString("sha256", version.Sha256);
            json.WritePropertyName("content");
            json.WriteRawValue(version.Content);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (var step in entries.Steps(entry))
        {
            json.WriteStartObject();
            json.WriteString("state", step.State.Word());
            json.WriteString("at", Times.Text(step.At));
            json.WriteString("by", step.By);
            json.WriteString("reason", step.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
