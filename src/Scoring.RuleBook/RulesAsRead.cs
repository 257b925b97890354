using System.Text.Json;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook;

/// <summary>
/// The rules of one edition as they were read: the committee's values in their places, without what still waits for them, every default
/// written out, the tables as rows. For programs that read neither YAML nor CSV.
/// </summary>
public sealed class RulesAsRead
{
    private readonly string _id;
    private readonly string _hash;
    private readonly IReadOnlyList<string> _carried;
    private readonly IReadOnlyList<string> _committee;
    private readonly YamlNode _tree;
    private readonly ReadValues _values;
    private readonly IReadOnlyList<(string File, IReadOnlyList<CsvRow> Rows)> _tables;

    internal RulesAsRead(
        string id,
        string hash,
        IReadOnlyList<string> carried,
        IReadOnlyList<string> committee,
        YamlNode tree,
        ReadValues values,
        IReadOnlyList<(string File, IReadOnlyList<CsvRow> Rows)> tables
    ) => (_id, _hash, _carried, _committee, _tree, _values, _tables) = (id, hash, carried, committee, tree, values, tables);

    /// <summary>Writes them as one JSON object. Every value is a text, so that no reader changes a number; an empty one is null.</summary>
    /// <param name="json">Where to; it is neither flushed nor closed.</param>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("id", _id);
        json.WriteString("rule_hash", _hash);
        WriteTexts(json, "carries_over_from", _carried);
        WriteTexts(json, "committee", _committee);
        json.WritePropertyName("rules");
        Write(json, _tree);
        json.WriteStartObject("tables");
        foreach (var (file, rows) in _tables)
        {
            json.WriteStartArray(file);
            foreach (var row in rows)
            {
                json.WriteStartObject();
                foreach (var (column, text) in row.Fields)
                    json.WriteString(column, text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(key);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private void Write(Utf8JsonWriter json, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar { IsNull: true }:
                json.WriteNullValue();
                break;
            case YamlScalar scalar:
                json.WriteStringValue(scalar.Text);
                break;
            case YamlSequence list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case YamlMapping map:
                json.WriteStartObject();
                foreach (var (key, value) in _values.Of(map))
                {
                    json.WritePropertyName(key);
                    Write(json, value);
                }
                json.WriteEndObject();
                break;
        }
    }
}
