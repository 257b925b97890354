using System.Text.Json;
using System.Text.RegularExpressions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook.Tests.Schemas;

/// <summary>
/// Checks a YAML file against a JSON schema as an editor does: the keywords of draft 7 that ours use. An unknown keyword fails the test.
/// </summary>
internal sealed class SmallValidator(JsonElement schema)
{
    /// <summary>What is wrong, one text each; empty where the file is right.</summary>
    public List<string> Check(string yaml)
    {
        var problems = new List<string>();
        var tree = YamlTree.Read(yaml, new FileFaults("", [])).ShouldNotBeNull();
        Check(schema, tree, "", problems);
        return problems;
    }

    private void Check(JsonElement rule, YamlNode node, string at, List<string> problems)
    {
        foreach (var keyword in rule.EnumerateObject())
        {
            var right = keyword.Name switch
            {
                "$schema" or "title" or "definitions" or "then" or "else" => true,
                "$ref" => Inside(Resolve(keyword.Value.GetString()!), node, at, problems),
                "type" => Types(keyword.Value).Any(type => Is(node, type)),
                "enum" => node is YamlScalar word && keyword.Value.EnumerateArray().Any(one => one.GetString() == word.Text),
                "const" => node is YamlScalar word && keyword.Value.GetString() == word.Text,
                "pattern" => node is not YamlScalar text || Regex.IsMatch(text.Text, keyword.Value.GetString()!),
                "minimum" => Number(node) is not { } number || number >= keyword.Value.GetDecimal(),
                "exclusiveMinimum" => Number(node) is not { } number || number > keyword.Value.GetDecimal(),
                "required" => node is not YamlMapping map
                    || keyword.Value.EnumerateArray().All(key => map.Find(key.GetString()!) is { Value: not YamlScalar { IsNull: true } }),
                "properties" => Properties(keyword.Value, node, at, problems),
                "additionalProperties" => keyword.Value.GetBoolean()
                    || node is not YamlMapping map
                    || map.Pairs.All(pair => rule.GetProperty("properties").TryGetProperty(pair.Key, out _)),
                "items" => Items(keyword.Value, node, at, problems),
                "allOf" => keyword.Value.EnumerateArray().Select(one => Inside(one, node, at, problems)).ToList().TrueForAll(one => one),
                "anyOf" => keyword.Value.EnumerateArray().Any(one => Holds(one, node)),
                "if" => !rule.TryGetProperty(Holds(keyword.Value, node) ? "then" : "else", out var branch)
                    || Inside(branch, node, at, problems),
                _ => throw new NotSupportedException(keyword.Name),
            };
            if (!right && keyword.Name is not ("$ref" or "allOf" or "if" or "properties" or "items"))
                problems.Add($"line {node.Line} {at}: {keyword.Name}");
        }
    }

    private bool Holds(JsonElement rule, YamlNode node)
    {
        var problems = new List<string>();
        Check(rule, node, "", problems);
        return problems.Count == 0;
    }

    private bool Inside(JsonElement rule, YamlNode node, string at, List<string> problems)
    {
        var before = problems.Count;
        Check(rule, node, at, problems);
        return problems.Count == before;
    }

    private bool Properties(JsonElement rules, YamlNode node, string at, List<string> problems)
    {
        foreach (var pair in (node as YamlMapping)?.Pairs ?? [])
        {
            if (rules.TryGetProperty(pair.Key, out var rule))
                Check(rule, pair.Value, $"{at}/{pair.Key}", problems);
        }
        return true;
    }

    private bool Items(JsonElement rule, YamlNode node, string at, List<string> problems)
    {
        foreach (var item in (node as YamlSequence)?.Items ?? [])
            Check(rule, item, at + "/-", problems);
        return true;
    }

    private JsonElement Resolve(string reference) => schema.GetProperty("definitions").GetProperty(reference["#/definitions/".Length..]);

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool Is(YamlNode node, string type) =>
        type switch
        {
            "object" => node is YamlMapping,
            "array" => node is YamlSequence,
            "boolean" => node is YamlScalar { Plain: true, Text: "true" or "false" },
            "number" => Number(node) is not null,
            "integer" => Number(node) is { } number && number == decimal.Truncate(number),
            _ => node is YamlScalar { IsNull: false } scalar && !Is(node, "boolean") && Number(scalar) is null,
        };

    private static decimal? Number(YamlNode node) => node is YamlScalar { Plain: true } scalar ? Numeral.Of(scalar.Text) : null;
}
