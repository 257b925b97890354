using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Audit;

/// <summary>Writes an event's data as JSON: names in the given order, exact numbers as strings, last the rows that it binds.</summary>
internal static class EventData
{
    /// <summary>The property of the bound rows: by table and key their hash, or null for a row that was removed.</summary>
    public const string Bound = "bound";

    /// <summary>The JSON object; "{}" if the event has no data and binds nothing.</summary>
    /// <param name="data">What was done.</param>
    /// <param name="bound">The rows that were written with it, by table; null leaves the property out.</param>
    public static string Json(ReadOnlySpan<(string Name, object? Value)> data, IReadOnlyList<BoundRows>? bound = null)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var (name, value) in data)
            {
                json.WritePropertyName(name);
                Write(json, value);
            }
            if (bound is not null)
                Write(json, bound);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>The rows that an event's data bind; null if it has no such property, as those of earlier programs.</summary>
    public static List<BoundRows>? BoundIn(string data)
    {
        if (!data.Contains("\"" + Bound + "\":", StringComparison.Ordinal))
            return null;
        try
        {
            using var json = JsonDocument.Parse(data);
            return json.RootElement.TryGetProperty(Bound, out var tables)
                ? [.. tables.EnumerateObject().SelectMany(table => table.Value.EnumerateObject().Select(row => Row(table.Name, row)))]
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null; // not written by this program: its hash says so
        }
    }

    private static BoundRows Row(string table, JsonProperty row) => new(table, row.Name, row.Value.GetString());

    private static void Write(Utf8JsonWriter json, IReadOnlyList<BoundRows> bound)
    {
        json.WriteStartObject(Bound);
        foreach (var table in bound.GroupBy(rows => rows.Table))
        {
            json.WriteStartObject(table.Key);
            foreach (var rows in table)
                json.WriteString(rows.Key, rows.Hash);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
                break;
            case IEnumerable<string> list:
                json.WriteStartArray();
                foreach (var one in list)
                    json.WriteStringValue(one);
                json.WriteEndArray();
                break;
            case IEnumerable<KeyValuePair<string, decimal>> marks:
                json.WriteStartObject();
                foreach (var (name, mark) in marks)
                    json.WriteString(name, mark.ToString(CultureInfo.InvariantCulture));
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
