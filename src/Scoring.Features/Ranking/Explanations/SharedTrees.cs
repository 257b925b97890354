using System.Buffers;
using System.Text.Json;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Features.Output.Json;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Explanations;

/// <summary>
/// Writes the trees of many units as lines of JSON. What units have in common is a line of its own before the first unit with it, and a
/// number after that: a part is what the rule says of a node, a file is where facts stand. What trees of one unit have in common is written
/// in the first of them. Nothing is written that follows from what is above it: a node of the unit above names no unit, a value that is
/// there needs no word for that.
/// </summary>
/// <param name="stream">The target; it is not closed.</param>
/// <param name="language">Language of names and notes: "id" or "en".</param>
internal sealed class SharedTrees(Stream stream, string language)
{
    private readonly Dictionary<Explanation, int> _parts = new(new SamePart());
    private readonly Dictionary<(string File, bool IsIllustrative), int> _files = [];
    private readonly Dictionary<IReadOnlyList<Explanation>, int> _branches = new(ReferenceEqualityComparer.Instance);
    private readonly ArrayBufferWriter<byte> _shared = new();
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>Writes a line of any keys.</summary>
    public void Write(Action<Utf8JsonWriter> keys)
    {
        Line(_line, keys);
        Flush(_line);
    }

    /// <summary>Writes a unit's trees behind what they have that no unit before had.</summary>
    /// <param name="trees">The trees of one unit; those explained together share objects, which are written once.</param>
    /// <param name="keys">Writes what else is known of the unit.</param>
    public void Write(IReadOnlyList<Explanation> trees, Action<Utf8JsonWriter> keys)
    {
        _branches.Clear();
        Line(_line, json =>
        {
            json.WriteString("unit", trees[0].UnitId);
            json.WriteString("unit_name", trees[0].UnitName);
            keys(json);
            json.WriteStartArray("trees");
            foreach (var tree in trees)
                WriteNode(json, tree, trees[0].UnitId);
            json.WriteEndArray();
        });
        Flush(_shared);
        Flush(_line);
    }

    private void WriteNode(Utf8JsonWriter json, Explanation node, string above)
    {
        json.WriteStartObject();
        json.WriteNumber("part", PartOf(node));
        if (node.UnitId != above)
        {
            json.WriteString("unit", node.UnitId);
            json.WriteString("unit_name", node.UnitName);
        }
        if (node.Value.Presence == Presence.Present)
            json.WriteDecimal("value", node.Value.OrNull);
        else
            ExplanationJson.WriteValue(json, node.Value);
        if (!node.Counted)
            json.WriteBoolean("counted", false);
        if (node.Fact is { } fact)
        {
            json.WriteDecimal("fact", fact.Number);
            json.WriteNumber("file", FileOf(fact.Origin));
            json.WriteNumber("line", fact.Origin.Line);
        }
        if (node.Notes.Count > 0)
            json.WriteNotes(node.Notes, language);
        if (node.Inputs.Count > 0)
            WriteInputs(json, node);
        json.WriteEndObject();
    }

    private void WriteInputs(Utf8JsonWriter json, Explanation node)
    {
        if (_branches.TryGetValue(node.Inputs, out var known))
        {
            json.WriteNumber("inputs_of", known);
            return;
        }
        _branches.Add(node.Inputs, _branches.Count);
        json.WriteNumber("branch", _branches.Count - 1);
        json.WriteStartArray("inputs");
        foreach (var input in node.Inputs)
            WriteNode(json, input, node.UnitId);
        json.WriteEndArray();
    }

    private int PartOf(Explanation node)
    {
        if (_parts.TryGetValue(node, out var known))
            return known;
        var number = _parts.Count;
        // Without its inputs: a nation's first region would be kept in memory for its parts.
        _parts.Add(node with { Inputs = [] }, number);
        Line(_shared, json =>
        {
            json.WriteNumber("part", number);
            json.WriteString("id", node.Id);
            json.WriteString("kind", node.Kind);
            json.WriteString("kind_text", T.Kind(node.Kind, language));
            json.WriteString("name", node.Name.In(language));
            ExplanationJson.WriteNumbers(json, node, language);
        });
        return number;
    }

    private int FileOf(Origin origin)
    {
        if (_files.TryGetValue((origin.File, origin.IsIllustrative), out var known))
            return known;
        var number = _files.Count;
        _files.Add((origin.File, origin.IsIllustrative), number);
        Line(_shared, json =>
        {
            json.WriteNumber("file", number);
            json.WriteString("name", origin.File);
            json.WriteBoolean("illustrative", origin.IsIllustrative);
        });
        return number;
    }

    private static void Line(ArrayBufferWriter<byte> buffer, Action<Utf8JsonWriter> keys)
    {
        using (var json = new Utf8JsonWriter(buffer, JsonFile.OnOneLine))
        {
            json.WriteStartObject();
            keys(json);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
    }

    private void Flush(ArrayBufferWriter<byte> buffer)
    {
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    // Nodes of which the rule says the same, whatever their unit, value and inputs are.
    private sealed class SamePart : IEqualityComparer<Explanation>
    {
        public bool Equals(Explanation? one, Explanation? other) =>
            ReferenceEquals(one, other)
            || (
                one is not null
                && other is not null
                && one.Id == other.Id
                && one.Kind == other.Kind
                && one.Name == other.Name
                && one.Weight == other.Weight
                && one.Rounding == other.Rounding
                && one.Citation == other.Citation
                && (ReferenceEquals(one.Constants, other.Constants) || one.Constants.SequenceEqual(other.Constants))
            );

        public int GetHashCode(Explanation node)
        {
            var hash = new HashCode();
            hash.Add(node.Id);
            hash.Add(node.Weight?.Amount);
            foreach (var constant in node.Constants)
                hash.Add(constant.Amount);
            return hash.ToHashCode();
        }
    }
}
